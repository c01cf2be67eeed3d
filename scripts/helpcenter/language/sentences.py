"""Where sentences end: by the marks that all languages share, and those of a language's data file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from helpcenter.language.language_data import SentenceWords

_CLOSING = " \n.!?;”’\"')）」』]"


def ends(text: str, words: SentenceWords) -> list[int]:
    """Where a sentence or half-sentence (;) ends before the text does."""
    end_of, abbreviation, closing = _patterns(words)
    whole = text.rstrip(closing)
    longest = max(map(len, words.abbreviations), default=1)
    return [
        end.start()
        for end in end_of.finditer(text, 0, len(whole))
        if end[0] != "." or not abbreviation.search(text, max(end.start() - longest, 0), end.start())
    ]


def whole(text: str, words: SentenceWords) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where each begins; a semicolon does not end one."""
    half = {";", *words.half_ends}
    start = 0
    for end in (*(end for end in ends(text, words) if text[end] not in half), len(text)):
        yield start, text[start : end + 1]
        start = end + 1


def count(text: str, words: SentenceWords) -> int:
    """How many sentences `text` has; a semicolon does not begin one."""
    half = {";", *words.half_ends}
    return 1 + sum(text[end] not in half for end in ends(text, words)) if text.strip(_patterns(words)[2]) else 0


@lru_cache(maxsize=16)
def _patterns(words: SentenceWords) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """The end of a sentence, an abbreviation before a full stop, and all that can close a text."""
    marks = "".join((*words.ends, *words.half_ends))
    abbreviations = "|".join(map(re.escape, words.abbreviations)) or "(?!)"
    return (
        # A full stop ends a sentence only before a space and a capital or another script: not in "e.g. this" or "1.5".
        re.compile(rf"[{re.escape(marks)};]+|(?<![.!?])[.!?]+(?=\s+[^\sa-z])"),
        re.compile(rf"(?:\b(?:{abbreviations})|\b[A-Z])$"),
        _CLOSING + marks,
    )
