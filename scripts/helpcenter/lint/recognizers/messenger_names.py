"""Names of messengers and platforms in disguise: drawn alike (Te1egrarn), divided (Face book), read alike (葳信)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from helpcenter.language import han_characters
from helpcenter.language.confusables import Skeleton
from helpcenter.lint.recognizers.mentions import tokens

# Letters and digits that are drawn alike, each as one of them. Applied to the name and to the text alike.
_ALIKE = str.maketrans(
    {"0": "o", "3": "e", "€": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t", "9": "g"}
    | dict.fromkeys("1l|!", "i")
)
_WORD = re.compile(r"[A-Za-z0-9]+(?:[@$|!€][A-Za-z0-9]+)*")
# Shorter words are too often like others; longer ones are no names.
_LEAST, _MOST = 5, 30
_MOST_PARTS = 3
_PAIR = 2
_GAP = re.compile(r"[ \-_.'’]{1,2}")
# A word in Latin letters behind a character, and what makes an account of it.
_BEHIND_HAN = re.compile(r"[\u4e00-\u9fff]\s?[:：]?\s?[A-Za-z][\w-]*", re.ASCII)
_ACCOUNT = re.compile(r"号|.\s?[:：]|.\s?[A-Za-z_-]*[0-9_]", re.ASCII)


def undisguised(plain: Skeleton, names: tuple[str, ...]) -> Skeleton:
    """The text with the plain names in place of the disguised ones, so that whatever is looked for finds them."""
    found = sorted([*_drawn_alike(plain.text, names), *_read_alike(plain.text, names)])
    if not found:
        return plain
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for start, stop, name in found:
        if start >= end:
            parts += (plain.text[end:start], name)
            places += (*plain.places[end:start], *[plain.places[start]] * len(name))
            end = stop
    return Skeleton("".join((*parts, plain.text[end:])), (*places, *plain.places[end:]))


def _drawn_alike(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    known, beginnings = _folded_names(names)
    said = frozenset(map(_fold, tokens(text) - _plain(names)))
    if known.keys().isdisjoint(said) and all(beginnings[part].isdisjoint(said) for part in beginnings.keys() & said):
        return
    words = list(_WORD.finditer(text))
    for index, word in enumerate(words):
        folded, end = _fold(word[0]), word.end()
        for following in (*words[index + 1 : index + _MOST_PARTS], None):
            if (name := known.get(folded)) and text[word.start() : end].lower() != name.lower():
                yield word.start(), end, name
                break
            if following is None or folded not in beginnings or not _GAP.fullmatch(text, end, following.start()):
                break
            folded, end = folded + _fold(following[0]), following.end()


@cache
def _plain(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.lower() for name in names)


@cache
def _fold(word: str) -> str:
    return word.lower().translate(_ALIKE).replace("rn", "m").replace("vv", "w")


@cache
def _folded_names(names: tuple[str, ...]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The names by their folded form; and the forms with which some of them begin, each with what can be behind it."""
    candidates = (name for name in reversed(names) if name.isascii() and name.isalnum())
    known = {_fold(name): name for name in candidates if _LEAST <= len(name) <= _MOST}
    behind: dict[str, set[str]] = defaultdict(set)
    for name in known:
        for length in range(2, len(name)):
            behind[name[:length]].update(name[length:end] for end in range(length + 2, len(name) + 1))
    return known, {part: frozenset(following) for part, following in behind.items()}


def _read_alike(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Two characters that are read as a name is, with an account behind them: 葳信 simhelp88."""
    known = _readings_of(names)
    for account in _BEHIND_HAN.finditer(text) if not text.isascii() else ():
        if _ACCOUNT.match(account[0]):
            end = account.start() + (account[0][0] != "号")
            pair = text[max(end - 2, 0) : end]
            for reading in _read(pair) & known.keys() if pair not in names else ():
                yield end - 2, end, known[reading]


@cache
def _readings_of(names: tuple[str, ...]) -> dict[str, str]:
    pairs = [name for name in reversed(names) if len(name) == _PAIR and not name.isascii()]
    return {reading: name for name in pairs for reading in _read(name)}


@cache
def _read(pair: str) -> frozenset[str]:
    """How two characters are read, without tones and without what many speakers do not distinguish: wei xin."""
    syllables = [han_characters.syllables(character) for character in han_characters.in_simplified(pair)]
    if len(syllables) != _PAIR:
        return frozenset()
    return frozenset(f"{_simplest(one)} {_simplest(other)}" for one in syllables[0] for other in syllables[1])


def _simplest(syllable: str) -> str:
    return re.sub("ng$", "n", re.sub("^([zcs])h", r"\1", syllable))
