"""Traditional forms and readings of Chinese characters, from the table that `make hanzi` writes."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

# Of the 8,105 characters of 通用规范汉字表 (2013), those that older tables have as traditional ones: mostly in names.
_BROUGHT_BACK = frozenset("於昇氾谿逕釐鍾陞頫麽")

TABLE = Path(__file__).with_name("han_characters.json")


def simplified(characters: Collection[str]) -> str:
    """Each traditional character with its simplified one, if either is among `characters`: `體体證证`."""
    pairs = zip(_table()["traditional"], _table()["simplified"], strict=True)
    return "".join(old + new for old, new in pairs if old in characters or new in characters)


def only_traditional(text: str) -> frozenset[str]:
    """The characters of a text that simplified Chinese does not have.

    One that it has too (乾 of 乾隆, 藉口, 瞭望) never counts: all of GB 2312, and what a later standard brought back.
    """
    return frozenset(text) & _only_traditional()


def in_simplified(text: str) -> str:
    return text.translate(_to_simplified())


def readings(characters: Collection[str]) -> dict[str, str]:
    """The characters of each syllable of pinyin, without tones: all common ones, and those among `characters`."""
    return {
        syllable: "".join(character for character in common + rare if character in common or character in characters)
        for syllable, (common, rare) in _table()["readings"].items()
    }


def syllables(character: str) -> tuple[str, ...]:
    """How a simplified character is read, without tones; most are read in one way."""
    return _syllables().get(character, ())


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in _table()["readings"].items():
        for character in "".join(characters):
            found[character] = (*found.get(character, ()), syllable)
    return found


@cache
def _only_traditional() -> frozenset[str]:
    pairs = zip(_table()["traditional"], _table()["simplified"], strict=True)
    return frozenset(old for old, new in pairs if not _is_common(old) and _is_common(new)) - _BROUGHT_BACK


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _to_simplified() -> dict[int, str]:
    return dict(zip(map(ord, _table()["traditional"]), _table()["simplified"], strict=True))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return table
