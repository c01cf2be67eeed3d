"""Scripts (Han, Latin, …): in which one a language is written, and which ones a text uses."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from babel.core import get_global

# The scripts of a language's ISO 15924 code, by the first word of the Unicode names of their letters.
_NAMES = {
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"),
    "Latn": ("LATIN",),
    "Cyrl": ("CYRILLIC",),
    "Arab": ("ARABIC",),
    "Grek": ("GREEK",),
    "Hebr": ("HEBREW",),
    "Thai": ("THAI",),
    "Deva": ("DEVANAGARI",),
}


# The letters of an ISO 15924 code.
_CODE = 4


@cache
def script(character: str) -> str:
    """`CJK`, `LATIN`, `CYRILLIC`, … of a letter, and nothing of anything else."""
    if not character.isalpha():
        return ""
    first = unicodedata.name(character, "").partition(" ")[0]
    return {"FULLWIDTH": "LATIN", "IDEOGRAPHIC": "CJK"}.get(first, first)


@cache
def code_of(tag: str) -> str:
    """The ISO 15924 code of the script that the language `tag` is written in (`Hans` for zh-CN); empty if not known."""
    known = get_global("likely_subtags")
    language, *more = tag.split("-")
    parts = [language.lower(), *(part.title() if len(part) == _CODE else part.upper() for part in more)]
    full = next((known[key] for key in ("_".join(parts), parts[0]) if key in known), "").split("_")
    return next((part for part in (*parts, *full) if len(part) == _CODE and part.isalpha()), "")


@cache
def scripts_of(tag: str) -> tuple[str, ...]:
    """The scripts that the language `tag` is written in; empty where they are not known."""
    return _NAMES.get(code_of(tag), ())


def is_written_in_han(tag: str) -> bool:
    return "CJK" in scripts_of(tag)


def letters(text: str) -> Counter[str]:
    """How many letters of each script `text` has."""
    return Counter(found for character in text if (found := script(character)))
