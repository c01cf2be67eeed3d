"""What is written twice: a paragraph, a sentence, a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block
from helpcenter.language import sentences
from helpcenter.language.lexicon import POSSIBLY, length, possible
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.context import Issue, PageContext

_SENTENCES = {"paragraph", "definition"}
_WHOLE = {*_SENTENCES, "item", "term"}
_MIN_REPEATED = 8
# What is further apart is said again on purpose, of another case.
_CLOSE = 4
# A shorter sentence is said twice on purpose: No. No. In words, or characters of a script without spaces.
_SHORT_SENTENCE = 3
# How far from a word is looked for what it is part of, in characters.
_NEAR = 40
# What other generators and templates read.
_NO_TEXT = "<{["
# Any word twice: one of a script with spaces in any case, or at least two Chinese characters.
_ANY_TWICE = re.compile(r"(?<![\w'’.-])([A-Za-z\u00c0-\u1fff]{2,})\s+(?i:\1)(?![\w'’-]|\.\w)|([\u4e00-\u9fff]{2,8})\2")
# How Chinese says a thing twice: 一张一张, 两个两个; 是不是不, 看一看一, 来了来了; 哈哈哈哈.
_DOUBLE_BY_NATURE = re.compile(r"[一二两三四五六七八九十百几半每].*|.[不没一了]|(.)\1+")


@waivable
@warning
def repeated_text(context: PageContext) -> Iterator[Issue]:
    """The same paragraph or entry twice, close together, the same sentence in one paragraph, or a word in a row.

    Bad:  two equal entries one after the other; `the the`, `Find find`, `找到找到`
    Good: each once

    Words that are rightly said twice (`had had`, `考虑考虑`) are in the file of the language (`doubled`).
    """
    yield from _blocks(context)
    yield from _sentences(context)
    yield from _words(context)


def _blocks(context: PageContext) -> Iterator[Issue]:
    for section in context.guide.parts:
        for place, block in enumerate(section.blocks):
            near = section.blocks[max(place - (_CLOSE if block.kind in _SENTENCES else 1), 0) : place]
            earlier = next((each for each in near if each.text == block.text and each.kind == block.kind), None)
            if earlier and _can_be_repeated(block):
                yield context.at(block, f"this is the same text as in line {earlier.line}; remove one of the two")


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


def _can_be_repeated(block: Block) -> bool:
    """Whether a text is long enough to be copied by mistake, and does not lead to what follows."""
    text = block.text.rstrip()
    if block.kind not in _WHOLE or text.startswith(tuple(_NO_TEXT)):
        return False
    return len(text) >= _MIN_REPEATED and not text.endswith((":", "："))


@cache
def _twice(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word twice in a row, of those that are never meant so."""
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?<!{LETTER})(?P<word>{whole})\s+(?i:(?P=word))(?!{LETTER})|(?P<other>{others})(?P=other)")
