"""What a text says once its disguise is taken off: full-width, look-alike and invisible characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from helpcenter.scripts import script

# Letters that are drawn like Latin ones (the Cyrillic and Greek part of Unicode's confusables, UTS #39).
_LOOK_ALIKE = dict(zip("асеорхуіјѕһԁԛԝвкмнтгѵαβεικνορτυχωѡ", "aceopxyijshdqwbkmhtrvabeikvoptuxww", strict=True))
# What most texts are made of: nothing to take off.
_UNDISGUISED = re.compile("[\x00-\x7e\xa0-\xac\xae-\xff–—‘’“”…、。《》「」『』【】\u4e00-\u9fff，：；！？（）％＋]*")


@dataclass(frozen=True)
class Bared:
    """A text without its disguise, in lower case; `places` leads each of its characters back to the original."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=1024)
def bare(text: str) -> Bared:
    if _UNDISGUISED.fullmatch(text):
        return Bared(text.lower(), tuple(range(len(text))))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in _plain(character):
            characters.append(each)
            places.append(place)
    return Bared("".join(characters), tuple(places))


@cache
def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKC", character).lower()
    return "".join(_LOOK_ALIKE.get(each, each) for each in plain)


def foreign(text: str, known: tuple[str, ...]) -> re.Match[str] | None:
    """The first word with letters of a script that is not `known`."""
    if _UNDISGUISED.fullmatch(text) and {"LATIN", "CJK"} <= set(known):
        return None
    return next(
        (word for word in re.finditer(r"\w+", text) if any(script(each) not in {*known, ""} for each in word[0])), None
    )


def hidden(text: str, *, right_to_left: bool) -> re.Match[str] | None:
    """The first character that nobody sees; direction marks are at home in a language written from right to left."""
    return (_HIDDEN_RTL if right_to_left else _HIDDEN).search(text)


_HIDDEN_RTL = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_HIDDEN = re.compile(f"{_HIDDEN_RTL.pattern[:-1]}\u200c\u200e\u200f]|\u200d(?![\u2600-\u27bf\U0001f000-\U0001ffff])")
