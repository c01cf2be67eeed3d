"""The pieces of a number that is told: digits, words for digits, and numbers in words, each as its digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from helpcenter.language.language_data import LanguageData, QuantityWords
from helpcenter.language.numbers import HAN_NUMERALS, NumberGrammar, Separators
from helpcenter.language.words import LETTER, divided, is_spaced
from helpcenter.lint.recognizers.mentions import tokens

_DIGITS = r"[0-9](?<![\w.,/:#*+].)(?<!\d-.)\d{0,5}(?![\w:/%]|[.,]\d|-\d|\s?(?:st|nd|rd|th)\b)"
_POWERS = "十百千万"
_HAN = NumberGrammar(QuantityWords(), Separators(",", "."))
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
# One character alone is mostly no digit (一下); between commas it is.
_JOINT = re.compile(r"[\s-]+(?:and\s)?")
_BETWEEN_COMMAS = re.compile(r"[、，, ]")


_NUMBERED = re.compile(r"\s?[,、.;](?!\d)")


class Piece(NamedTuple):
    start: int
    end: int
    digits: str


class _Word(NamedTuple):
    """A word for a number: a digit or more (`value`), what multiplies it, or how often a digit is repeated."""

    value: int
    kind: str


@dataclass(frozen=True)
class NumberWords:
    """The words for numbers of some languages, with what they are; `digits` are single Han characters."""

    numbers: tuple[tuple[str, int], ...]
    multipliers: tuple[tuple[str, int], ...]
    repeats: tuple[tuple[str, int], ...]
    digits: tuple[tuple[str, int], ...]

    @staticmethod
    def of(words: LanguageData) -> NumberWords:
        """Equal for equal words, so that what is made of them is made once."""
        spaced, han = divided(words.dial.digits)
        return NumberWords(
            (*words.quantities.numerals.items(), *((word, words.dial.digits[word]) for word in spaced)),
            tuple(words.quantities.multipliers.items()),
            tuple((word, times) for word, times in words.dial.repeats.items() if is_spaced(word)),
            tuple((word, words.dial.digits[word]) for word in han if len(word) == 1),
        )


def pieces(text: str, words: NumberWords) -> Iterator[Piece]:
    """The pieces of numbers in `text`, in their order."""
    known, with_words, pattern = _known(words)
    pattern = pattern if known.keys().isdisjoint(tokens(text)) else with_words
    run: list[tuple[int, int, _Word]] = []
    for found in pattern.finditer(text):
        if found["word"]:
            if run and not _JOINT.fullmatch(text, run[-1][1], found.start()):
                yield from _of_words(run, text)
                run = []
            run.append((found.start(), found.end(), known[found[0].lower()]))
            continue
        yield from _of_words(run, text)
        run = []
        if found["han"] is None:
            yield Piece(found.start(), found.end(), found[0])
        elif len(found[0]) > 1 or _is_alone(text, found):
            yield Piece(found.start(), found.end(), _of_han(found[0], words))
    yield from _of_words(run, text)


def _is_alone(text: str, found: re.Match[str]) -> bool:
    return bool(_BETWEEN_COMMAS.match(text, found.end()) or _BETWEEN_COMMAS.match(text, found.start() - 1))


def _of_han(run: str, words: NumberWords) -> str:
    """三一 is 31, and so is 三十一."""
    if set(run) & set(_POWERS) and set(run) <= set(HAN_NUMERALS):
        return str(_HAN.read(run).values[0])
    digits = dict(words.digits)
    return "".join(str(digits[character]) for character in run if character in digits)


def _of_words(run: list[tuple[int, int, _Word]], text: str) -> Iterator[Piece]:
    """`one hundred thirty-eight` is 138, `one three eight` are three digits, `double oh` is 00."""
    if len(run) == 1 and not _NUMBERED.match(text, run[0][1]):  # one more, the second one
        return
    value: int | None = None
    start = end = repeat = 0
    for begin, stop, word in run:
        if word.kind == "repeat":
            repeat = word.value
            continue
        if word.kind == "multiplier" and value is not None:
            value, end = value * word.value, stop
            continue
        if word.kind != "number":
            continue
        if value is not None and word.value and _fits(value, word.value):
            value, end = value + word.value, stop
            continue
        if value is not None:
            yield Piece(start, end, str(value))
        if repeat:
            yield Piece(begin, stop, str(word.value) * repeat)
            value, repeat = None, 0
        else:
            value, start, end = word.value, begin, stop
    if value is not None:
        yield Piece(start, end, str(value))


def _fits(value: int, more: int) -> bool:
    """Whether a number goes on: thirty, eight; one hundred, thirty."""
    return any(more < power <= value and value % power == 0 for power in (_THOUSAND, _HUNDRED)) or (
        more < _TEN < value and value % _TEN == 0
    )


@cache
def _known(words: NumberWords) -> tuple[Mapping[str, _Word], re.Pattern[str], re.Pattern[str]]:
    """The words for numbers, a pattern for all pieces, and one for a text that has none of the words."""
    kinds = {"number": words.numbers, "multiplier": words.multipliers, "repeat": words.repeats}
    known = {word.lower(): _Word(value, kind) for kind, each in kinds.items() for word, value in each}
    spaced, _ = divided(known)
    said = "|".join(map(re.escape, spaced)) or "(?!)"
    han = "".join(word for word, _ in words.digits)
    others = rf"(?P<han>[{han}{_POWERS}]+)|{_DIGITS}"
    return (
        known,
        re.compile(rf"(?P<word>(?<!{LETTER})(?i:{said})(?!{LETTER}))|{others}", re.ASCII),
        re.compile(rf"(?P<word>(?!))|{others}", re.ASCII),
    )
