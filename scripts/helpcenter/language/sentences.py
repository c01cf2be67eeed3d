"""Where sentences end, in Latin and in Chinese punctuation."""

from __future__ import annotations

import re

# A full stop ends a sentence only before a blank and a capital or another script: not in "e.g. this" or "1.5".
_END = re.compile(r"[。！？；;]+|(?<![.!?])[.!?]+(?=\s+[^\sa-z])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|No|Nos|Mr|Mrs|Ms|Dr|St|vs|etc|approx|incl)|\b[A-Z])$")
_CLOSING = " \n。！？；;.!?”’\"')）」』]"


def ends(text: str) -> list[int]:
    """Where a sentence or half-sentence (；) ends before the text does."""
    whole = text.rstrip(_CLOSING)
    return [
        end.start()
        for end in _END.finditer(text)
        if end.start() < len(whole) and not (end[0] == "." and _ABBREVIATION.search(text, 0, end.start()))
    ]


def count(text: str) -> int:
    """How many sentences `text` has; a semicolon does not begin one."""
    return 1 + sum(text[end] not in "；;" for end in ends(text)) if text.strip(_CLOSING) else 0
