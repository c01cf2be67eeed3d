"""What work on a text leaves behind: notes to oneself, placeholders, broken characters, a sentence cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block
from helpcenter.language import sentences
from helpcenter.language.garbled import garbled
from helpcenter.language.lexicon import POSSIBLY, length, possible
from helpcenter.language.words import LETTER, divided, one_of, pattern
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import TextContext

# Marks that stand for what is still to be written or asked.
_MARKS = re.compile(
    r"[?？]{2,}|(?<![\w.-])[xX×]{3,}(?![\w-]|\.\w)|(?<!\w)[xX×]{2}(?=[年月日号元])|_{3,}|\[(?:\.{3}|…)\]|%[sd]\b|(?<!\w)(?:@{3,}|#{3,}|<{5,}|>{5,})(?!\w)"
    # Comments of Word, sources of chat bots, the foot of a page of a PDF.
    r"|\[(?:[A-Z]{1,3}|[\u4e00-\u9fff]{2,3})\d{1,2}\]|【\d+(?::\d+)?†[^】\n]{0,40}】|:?contentReference\[oaicite:\d+\](?:\{[^}\n]{0,20}\})?"
    r"|第 ?\d+ ?页[ ,，/]*共 ?\d+ ?页|\b[Pp]age \d+ of \d+\b"
)
_ONE_MARK = re.compile(r"[?？xX×_\[【%@#<>页]|age ")
# Before a word that is a note only at the beginning of a text, and behind one that stands for all that begins so.
_BEGINNING, _MORE = "^", "*"
# How much can follow it between brackets.
_IN_BRACKETS = r"[^\[\]【】()（）\n\0]{0,30}"
# What a text can end with that is whole. A colon leads to what follows, a date or a link needs no full stop.
_OPEN = re.compile(r"(?:[,，、;；(（\[【“‘《]|[—–-])\s*$")
# How many words or characters of a script without spaces a note has beside its own.
_LITTLE = 1
# How far from a word is looked for what it is part of, in characters.
_NEAR = 40
_PART_ENDS = re.compile(r"[^\w\s'’-]|\n")
_SENTENCES = {"paragraph", "definition"}
_WHOLE = {*_SENTENCES, "item", "term"}
# With what one of a series can end.
_IN_SERIES = dict.fromkeys(_WHOLE, ";；") | {"item": ";；,，"}
# What a text leads to, also without a colon.
_SHOWN = {"code", "cell"}


def leftover_note(context: TextContext) -> Iterator[Issue]:
    """A note to oneself or to a colleague, a placeholder, or what a translation tool has added.

    Bad:  `TODO`, `待补充`, `???`, `[fill in]`, `（改！）`, `Here is the translation:`, `【译文】`
    Good: the finished text
    """
    every = context.data.every_language
    certain, ambiguous, beginnings = _notes(every.leftovers)
    bracketed = _bracketed(every.bracketed_notes)
    for text, report in context.texts_without_code():
        alone = (each for each in ambiguous.finditer(text) if _is_alone(text, each))
        marks = _MARKS.finditer(text) if _ONE_MARK.search(text) else ()
        ends = 0
        found = (*certain.finditer(text), *alone, *beginnings.finditer(text), *bracketed.finditer(text), *marks)
        for each in sorted(found, key=lambda one: (one.start(), -one.end())):
            if each.start() >= ends:
                ends = each.end()
                message = f'"{each[0]}" looks like a note or a placeholder; finish the text, or remove it'
                yield report(each.start(), message)


@cache
def _notes(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The words that are notes anywhere, alone, and at the beginning of a text."""
    beginning = sorted((word[1:] for word in words if word.startswith(_BEGINNING)), key=len, reverse=True)
    certain = tuple(word for word in words if not word.startswith((POSSIBLY, _BEGINNING)))
    return pattern(certain), pattern(possible(words)), re.compile(rf"(?<![^\n\0]){one_of(beginning)}")


@cache
def _bracketed(words: tuple[str, ...]) -> re.Pattern[str]:
    """A note that is all that brackets have in them: what is also a plain word, only in square ones."""
    certain = "|".join(_beginning_of(word) for word in words if not word.startswith(POSSIBLY)) or "(?!)"
    any_note = "|".join(_beginning_of(word.lstrip(POSSIBLY)) for word in words) or "(?!)"
    end = r"\s*[!！?？:：.。…]*\s*"
    return re.compile(rf"[\[【]\s*(?:{any_note}){end}[\]】]|[(（]\s*(?:{certain}){end}[)）]", re.IGNORECASE)


def _beginning_of(word: str) -> str:
    return re.escape(word.removesuffix(_MORE)) + (_IN_BRACKETS if word.endswith(_MORE) else "")


def _is_alone(text: str, found: re.Match[str]) -> bool:
    """Whether a part of a sentence says little else: a placeholder can also be what the text is about."""
    before = _PART_ENDS.split(text[max(found.start() - _NEAR, 0) : found.start()])[-1]
    behind = _PART_ENDS.split(text[found.end() : found.end() + _NEAR], maxsplit=1)[0]
    return length(before) + length(behind) <= _LITTLE


def garbled_text(context: TextContext) -> Iterator[Issue]:
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
    """A text that ends in the middle of a sentence.

    Bad:  `If you are in a hurry, first`
    Good: `If you are in a hurry, ask first.`
    """
    for section in context.guide.parts:
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            what_follows = following.kind if following else ""
            if block.kind in _WHOLE and (what := _unfinished(context, block, what_follows)):
                yield context.at(block, f"{what}; finish it", max(len(block.text) - 1, 0))


def _unfinished(context: PageContext, block: Block, what_follows: str) -> str | None:
    """What shows that a text is not finished, if anything: it can be one of a series, or lead to code or a table."""
    text = block.text.rstrip()
    leads_on = what_follows in {block.kind, *_SHOWN}
    if not text:
        return None
    if _OPEN.search(text) and not (what_follows in _SHOWN or (leads_on and text[-1] in _IN_SERIES[block.kind])):
        return f'this ends with "{text[-1]}", in the middle of a sentence'
    if not leads_on and (found := _unended(context.language_data.unfinished).search(text)):
        return f'this ends with "{found[0]}", in the middle of a sentence'
    if block.kind in _SENTENCES and what_follows not in _SHOWN and not _ends_in_span(block):
        return "the last sentence has no end" if _has_sentences(context, block) and text[-1].isalpha() else None
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
