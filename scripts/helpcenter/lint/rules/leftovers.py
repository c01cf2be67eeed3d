"""What work on a text leaves behind: notes to oneself, broken characters, a sentence cut short, a passage twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block
from helpcenter.language import sentences
from helpcenter.language.garbled import garbled
from helpcenter.language.lexicon import POSSIBLY
from helpcenter.language.words import LETTER, divided, one_of, pattern
from helpcenter.lint.context import Issue, PageContext

# Marks that stand for what is still to be written or asked.
_MARKS = re.compile(r"[?？]{2,}|(?<!\w)[xX×]{3,}(?!\w)|(?<!\w)[xX×]{2}(?=[年月日号元])|_{3,}|\[(?:\.{3}|…)\]|%[sd]\b")
_ONE_MARK = re.compile(r"[?？xX×_\[%]")
# What a text can end with that is whole. A colon leads to what follows, a date or a link needs no full stop.
_OPEN = re.compile(r"(?:[,，、;；(（\[【“‘《]|[—–-])\s*$")
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》", "【": "】", "「": "」"}
_MIN_REPEATED = 8
_SENTENCES = {"paragraph", "definition"}
_WHOLE = {*_SENTENCES, "item", "term"}


def leftover_note(context: PageContext) -> Iterator[Issue]:
    """A note to oneself or to a colleague, a placeholder, or what a translation tool has added.

    Bad:  `TODO`, `待补充`, `???`, `Here is the translation:`
    Good: the finished text
    """
    notes = pattern(context.data.every_language.leftovers)
    for text, report in context.texts_without_code():
        found = [*notes.finditer(text), *(_MARKS.finditer(text) if _ONE_MARK.search(text) else ())]
        for each in found:
            yield report(each.start(), f'"{each[0]}" looks like a note or a placeholder; finish the text, or remove it')


def garbled_text(context: PageContext) -> Iterator[Issue]:
    """Characters that were saved in one encoding and read in another: nobody can read them.

    Bad:  `donâ€™t`, `锟斤拷`, `鐢ㄦ埛`, a replacement character
    Good: the words typed again, in a file saved as UTF-8
    """
    for text, report in context.visible_texts():
        for place, characters, meant in garbled(text):
            cure = f'perhaps "{meant}"' if meant else "type it again"
            yield report(place, f'"{characters}" are broken characters, from a wrong encoding; {cure}')


@waivable
@warning
def unfinished_sentence(context: PageContext) -> Iterator[Issue]:
    """A text that ends in the middle of a sentence, or that opens a bracket and does not close it.

    Bad:  `If you are in a hurry, first`
    Good: `If you are in a hurry, ask first.`
    """
    for section in context.guide.parts:
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            leads_on = following is not None and following.kind in {block.kind, "code"}
            if block.kind in _WHOLE and (what := _unfinished(context, block, leads_on=leads_on)):
                yield context.at(block, f"{what}; finish it", max(len(block.text) - 1, 0))


def _unfinished(context: PageContext, block: Block, *, leads_on: bool) -> str | None:
    """What shows that a text is not finished, if anything; what `leads_on` can be one of a series, or before code."""
    text = block.text.rstrip()
    if not text:
        return None
    if _OPEN.search(text) and not (leads_on and text[-1] in ";；"):
        return f'this ends with "{text[-1]}", in the middle of a sentence'
    if not leads_on and (found := _unended(context.language_data.unfinished).search(text)):
        return f'this ends with "{found[0]}", in the middle of a sentence'
    for opening, closing in _PAIRS.items():
        if text.count(opening) > text.count(closing):
            return f'"{opening}" is opened here and not closed'
    if block.kind in _SENTENCES and _has_sentences(context, block) and text[-1].isalpha() and not _ends_in_span(block):
        return "the last sentence has no end"
    return None


def _has_sentences(context: PageContext, block: Block) -> bool:
    return bool(sentences.ends(block.text, context.data.every_language.sentences))


def _ends_in_span(block: Block) -> bool:
    """Whether the text ends with a link, a label or code."""
    return any(span.end >= len(block.text.rstrip()) for span in block.spans)


@cache
def _unended(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word with which no sentence ends, at the end of a text; not within a longer word, those with a mark."""
    whole, others = map(one_of, divided([word for word in words if not word.startswith(POSSIBLY)]))
    longer = "".join(f"(?<!{re.escape(word[1:])})" for word in words if word.startswith(POSSIBLY))
    return re.compile(rf"(?:(?<!{LETTER}){whole}|{others}){longer}$")


@waivable
@warning
def repeated_text(context: PageContext) -> Iterator[Issue]:
    """The same paragraph or entry twice in one section, or the same word twice in a row.

    Bad:  two equal entries one after the other; `the the`
    Good: each once
    """
    for section in context.guide.parts:
        first: dict[str, Block] = {}
        for previous, block in zip((None, *section.blocks), section.blocks, strict=False):
            if not _can_be_repeated(block):
                continue
            earlier = first.setdefault(block.text, block)
            if earlier is not block and (earlier is previous or block.kind in _SENTENCES):
                yield context.at(block, f"this is the same text as in line {earlier.line}; remove one of the two")
    text = context.text("code", filler="\0")
    for found in _twice(context.language_data.not_doubled).finditer(text.text):
        yield context.at_text(text, found.start(), f'"{found[0]}": one word twice; remove one of them')


def _can_be_repeated(block: Block) -> bool:
    """Whether a text is long enough to be copied by mistake, and does not lead to what follows."""
    return block.kind in _WHOLE and len(block.text) >= _MIN_REPEATED and not block.text.rstrip().endswith((":", "："))


@cache
def _twice(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word twice in a row, of those that are never meant so."""
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?<!{LETTER})(?P<word>{whole})\s+(?i:(?P=word))(?!{LETTER})|(?P<other>{others})(?P=other)")
