"""What is written twice: a section, a paragraph, a step, a sentence, a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TypeAlias

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block, Section
from helpcenter.language import sentences
from helpcenter.language.lexicon import POSSIBLY, length, possible
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.alignment import length_in_letters
from helpcenter.lint.context import Issue, PageContext

# What is there again, and the beginning of what was there before.
_Repeated: TypeAlias = tuple[Sequence[Block], Block]
_Written: TypeAlias = tuple[tuple[str, ...], ...]

# A section, or a text; and a line.
SAME = "this is the same {} as in line {}; remove one of the two"
_WHOLE = {"paragraph", "definition", "item", "term"}
# How many letters a text has at least that is not said twice on purpose: a row or an entry, a step beside the same one,
# a step with others between them, a section.
_ENTRY, _STEP, _STEP_AGAIN, _SECTION = 8, 12, 24, 30
# A paragraph that is further apart is said again on purpose, of another case, if it is no longer than this.
_CLOSE, _LONG = 4, 100
# A shorter sentence is said twice on purpose: No. No. In words, or characters of a script without spaces.
_SHORT_SENTENCE = 3
# How far from a word is looked for what it is part of, in characters.
_NEAR = 40
# What other generators and templates read.
_NO_TEXT = re.compile(r"[<{\[]|.*(?:```|\{ ?\{)")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
# Any word twice: one of a script with spaces in any case, or at least two Chinese characters.
_ANY_TWICE = re.compile(r"(?<![\w'’.-])([A-Za-z\u00c0-\u1fff]{2,})\s+(?i:\1)(?![\w'’-]|\.\w)|([\u4e00-\u9fff]{2,8})\2")
# How Chinese says a thing twice: 一张一张, 两个两个; 是不是不, 看一看一, 来了来了; 哈哈哈哈.
_DOUBLE_BY_NATURE = re.compile(r"[一二两三四五六七八九十百几半每].*|.[不没一了]|(.)\1+")


@waivable
def repeated_text(context: PageContext) -> Iterator[Issue]:
    """A section, a step, an entry, a row of a table or a paragraph that is there twice: it was pasted once too often.

    Bad:  two equal steps, one after the other or with others between them
    Good: each once

    What is short may be said again: a step that only presses the same button, a paragraph further below.
    """
    told = {
        block for section, first in repeated_sections(context) if section.id == first.id for block in section.blocks
    }
    for find in (_sections, _rows, _troubles, _steps, _entries, _paragraphs):
        for second, first in find(context):
            block = second[0]
            if block in told:
                continue
            told.update(second)
            what = "section" if block.kind == "heading" else "text"
            yield context.at(block, SAME.format(what, first.line))


def _sections(context: PageContext) -> Iterator[_Repeated]:
    for section, first in repeated_sections(context):
        if section.id != first.id:  # duplicate-anchor
            yield section.blocks, first.heading


def repeated_sections(context: PageContext) -> Iterator[tuple[Section, Section]]:
    """Sections with the same text under their headings as an earlier one, whatever these say; and that one."""
    known: dict[_Written, Section] = {}
    for section in context.guide.sections:
        text = _written(section.blocks[1:])
        if text in known and sum(map(_letters, section.blocks[1:])) >= _SECTION:
            yield section, known[text]
        known.setdefault(text, section)


def _rows(context: PageContext) -> Iterator[_Repeated]:
    """Rows of the same table, below its head: between two tables, and below a head, are other lines."""
    for section in context.guide.parts:
        cells = [block for block in section.blocks if block.kind == "cell"]
        rows = [tuple(row) for _, row in groupby(cells, key=lambda cell: cell.line)]
        for _, table in groupby(enumerate(rows), key=lambda row: row[1][0].line - row[0]):
            yield from _twice_among([row for _, row in table], _ENTRY, _ENTRY)


def _troubles(context: PageContext) -> Iterator[_Repeated]:
    for section in context.guide.parts:
        entries = [(entry.symptom, *entry.remedies) for entry in section.troubleshooting]
        yield from _twice_among(entries, _ENTRY, _ENTRY)


def _steps(context: PageContext) -> Iterator[_Repeated]:
    """Steps with the same sentence; what is under the second one goes with it."""
    blocks = {step.sentence: step.blocks for step in context.guide.steps}
    for section in context.guide.procedures:
        for steps in (section.steps, *(step.substeps for step in section.all_steps())):
            for (second,), first in _twice_among([(step.sentence,) for step in steps], _STEP, _STEP_AGAIN):
                yield blocks[second], first


def _entries(context: PageContext) -> Iterator[_Repeated]:
    """Entries of the same list: as far as nothing stands between them that is less indented, or no entry."""
    steps = {step.sentence for step in context.guide.steps}
    for section in context.guide.parts:
        lists: dict[int, list[Sequence[Block]]] = {}
        for block in section.blocks:
            margin = block.column if block.kind == "item" else 0
            for column in [each for each in lists if each > margin]:
                yield from _twice_among(lists.pop(column), _ENTRY, _ENTRY)
            if block.kind == "item" and block not in steps:
                lists.setdefault(block.column, []).append((block,))
        for entries in lists.values():
            yield from _twice_among(entries, _ENTRY, _ENTRY)


def _paragraphs(context: PageContext) -> Iterator[_Repeated]:
    for section in context.guide.parts:
        blocks = [(block,) for block in section.blocks]
        for second, first in _twice_among(blocks, _ENTRY, _ENTRY):
            between = abs(section.blocks.index(second[0]) - section.blocks.index(first))
            if second[0].kind == "paragraph" and (between <= _CLOSE or _letters(second[0]) >= _LONG):
                yield second, first


def _twice_among(parts: Sequence[Sequence[Block]], least: float, least_apart: float) -> Iterator[_Repeated]:
    """The parts that say the same as an earlier one, if they have so many letters: beside it, or further apart."""
    known: dict[_Written, int] = {}
    for index, part in enumerate(parts):
        text = _written(part)
        before = known.get(text)
        known[text] = index
        if before is None or not part or not _is_prose(part[0]):
            continue
        if sum(map(_letters, part)) >= (least if index == before + 1 else least_apart):
            yield part, parts[before][0]


def _written(blocks: Sequence[Block]) -> _Written:
    return tuple((block.kind, block.text, *(span.target for span in block.spans)) for block in blocks)


def _letters(block: Block) -> float:
    """How long a text is without the labels on the screen and what is in brackets, as their meaning is, in letters."""
    return length_in_letters(_BRACKETS.sub("", block.prose("label", filler="")))


def _is_prose(block: Block) -> bool:
    """Whether it is for readers, and does not lead to what follows."""
    return not _NO_TEXT.match(block.text) and not block.text.rstrip().endswith((":", "："))


@waivable
@warning
def repeated_words(context: PageContext) -> Iterator[Issue]:
    """A word twice in a row, or a sentence twice in one paragraph.

    Bad:  `the the`, `Find find`, `找到找到`
    Good: each once

    Words that are rightly said twice (`had had`, `考虑考虑`) are in the file of the language (`doubled`).
    """
    yield from _sentences(context)
    yield from _words(context)


def _sentences(context: PageContext) -> Iterator[Issue]:
    for block in context.guide.blocks:
        said: set[str] = set()
        for start, sentence in sentences.whole(block.text, context.data.every_language.sentences):
            words = re.sub(r"\W+", " ", sentence.casefold()).strip()
            if words in said and block.kind in _WHOLE and length(sentence) >= _SHORT_SENTENCE:
                message = "this sentence is in this paragraph twice; remove one of the two"
                yield context.at(block, message, start + len(sentence) - len(sentence.lstrip()))
            said.add(words)


def _words(context: PageContext) -> Iterator[Issue]:
    text = context.text("code", filler="\0")
    words = context.language_data.not_doubled
    certain = tuple(word for word in words if not word.startswith(POSSIBLY))
    for found in _twice(certain).finditer(text.text):
        if not _is_of_longer(text.text, found, possible(words)):
            yield context.at_text(text, found.start(), f'"{found[0]}": one word twice; remove one of them')
    doubled = context.language_data.doubled
    if not doubled:  # in German, "die die" is right
        return
    # Those above are found also where they are part of a label; which other words are, nobody knows.
    text = context.text("code", "label", "link", filler="\0")
    known = {*certain, *doubled, *context.data.every_language.dial.digits}
    for found in _ANY_TWICE.finditer(text.text):
        word = found[1] or found[2]
        if word.casefold() not in known and not (found[2] and _DOUBLE_BY_NATURE.fullmatch(word)):
            yield context.at_text(text, found.start(), f'"{found[0]}": one word twice; remove one of them')


def _is_of_longer(text: str, twice: re.Match[str], longer: tuple[str, ...]) -> bool:
    """Whether one of the two words is part of a longer one: 现在在, log in in."""
    first = len(twice["word"] or twice["other"])
    end, start = twice.start() + first, twice.end() - first
    before, behind = text[max(end - _NEAR, 0) : end].lower(), text[start : start + _NEAR].lower()
    return before.endswith(longer) or behind.startswith(longer)


@cache
def _twice(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word twice in a row, of those that are never meant so."""
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?<!{LETTER})(?P<word>{whole})\s+(?i:(?P=word))(?!{LETTER})|(?P<other>{others})(?P=other)")
