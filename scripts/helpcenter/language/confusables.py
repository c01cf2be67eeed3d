"""What a text says once its disguise is taken off: full-width, look-alike and invisible characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from helpcenter.language.writing_systems import script

# Letters that are drawn like Latin ones (the Cyrillic and Greek part of Unicode's confusables, UTS #39).
_LOOK_ALIKE = dict(zip("асеорхуіјѕһԁԛԝвкмнтгѵαβεικνορτυχωѡ", "aceopxyijshdqwbkmhtrvabeikvoptuxww", strict=True))
# What most texts are made of: nothing to take off.
_UNDISGUISED = re.compile("[\x00-\x7e\xa0-\xac\xae-\xff–—‘’“”…、。《》「」『』【】\u4e00-\u9fff，：；！？（）％＋]*")


@dataclass(frozen=True)
class Skeleton:
    """A text without its disguise; `places` leads each of its characters back to the original."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=16)  # several rules ask for the same page
def skeleton(text: str) -> Skeleton:
    if _UNDISGUISED.fullmatch(text):
        return Skeleton(text, tuple(range(len(text))))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in _plain(character):
            characters.append(each)
            places.append(place)
    return Skeleton("".join(characters), tuple(places))


@cache
def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return "".join(_LOOK_ALIKE.get(each.lower(), each) for each in plain)


_MICRO = re.compile("[µμ](?=[A-Za-z]{1,2}\\b)")  # 5 μs


def foreign(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where in a word the letters of a script begin that is not `known`, and the word from there on."""
    if not (_UNDISGUISED.fullmatch(text) and {"LATIN", "CJK"} <= known):
        for word in re.finditer(r"\w+", text):
            letters = _MICRO.sub(lambda micro: " " * len(micro[0]), word[0])
            first = next((place for place, each in enumerate(letters) if script(each) not in {*known, ""}), None)
            if first is not None:
                yield word.start() + first, word[0][first:]


def hidden(text: str, *, right_to_left: bool) -> re.Match[str] | None:
    """The first character that nobody sees; direction marks are at home in a language written from right to left."""
    return (_HIDDEN_RTL if right_to_left else _HIDDEN).search(text)


_HIDDEN_RTL = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u2028\u2029\u2800\u3164\uffa0\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HIDDEN = re.compile(f"{_HIDDEN_RTL.pattern[:-1]}\u200c\u200e\u200f]|\u200d(?![\u2600-\u27bf\U0001f000-\U0001ffff])")
