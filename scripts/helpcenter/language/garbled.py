"""Text that was saved in one encoding and read in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_REPLACEMENT = "\ufffd"
_UNKNOWN = re.compile(f"{_REPLACEMENT}+")
# Encodings that UTF-8 is often taken for, and their characters that are not of ASCII.
_LATIN, _HAN = ("cp1252", "latin-1"), "gb18030"
_LATIN_RUN = re.compile("[\x80-\u024f\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}")
_MOST_HAN = 12
# The first byte of a Chinese character in UTF-8.
_FIRST_BYTE = range(0xE3, 0xF0)
# What people write: with anything else, nothing was garbled.
_WRITTEN = re.compile(
    f"[\u00a0-\u00ff\u2010-\u203a\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef{_REPLACEMENT}]+"
)


def garbled(text: str) -> Iterator[tuple[int, str, str]]:
    """Where broken characters are: the place, the characters, and what was meant if that can still be told.

    Characters are broken if their bytes, in an encoding that UTF-8 is taken for, are valid UTF-8: those of real words
    in that encoding hardly ever are.
    """
    if text.isascii():
        return
    for found in _UNKNOWN.finditer(text):
        yield found.start(), found[0], ""
    for found in _LATIN_RUN.finditer(text):
        if meant := next(filter(None, (_decoded(found[0], encoding) for encoding in _LATIN)), ""):
            yield found.start(), found[0], meant
    end = 0
    for first in _han_beginnings().finditer(text):
        if first.start() >= end and (run := _han_run(text, first.start())):
            end = first.start() + len(run[0])
            yield first.start(), run[0], "" if _REPLACEMENT in run[1] else run[1]


def _han_run(text: str, start: int) -> tuple[str, str] | None:
    """The longest broken characters from `start` on, three at least, and what was meant."""
    for end in range(min(start + _MOST_HAN, len(text)), start + 2, -1):
        if meant := _decoded(text[start:end], _HAN):
            return text[start:end], meant
    return None


def _decoded(characters: str, encoding: str) -> str:
    try:
        meant = characters.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant != characters and _WRITTEN.fullmatch(meant) else ""


@cache
def _han_beginnings() -> re.Pattern[str]:
    """The Chinese characters whose first byte, in GBK, is the first byte of a Chinese character in UTF-8: rare ones."""
    found = [character for character in map(chr, range(0x4E00, 0xA000)) if character.encode(_HAN)[0] in _FIRST_BYTE]
    return re.compile(f"[{''.join(found)}]")
