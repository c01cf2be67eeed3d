"""Traditional forms and readings of Chinese characters, from the table that `make hanzi` writes."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("han_characters.json")


def simplified(characters: Collection[str]) -> str:
    """Each traditional character with its simplified one, if either is among `characters`: `體体證证`."""
    pairs = zip(_table()["traditional"], _table()["simplified"], strict=True)
    return "".join(old + new for old, new in pairs if old in characters or new in characters)


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
def _to_simplified() -> dict[int, str]:
    return dict(zip(map(ord, _table()["traditional"]), _table()["simplified"], strict=True))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return table
