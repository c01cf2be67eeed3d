"""Numbers as people write them: `2,000`, `twenty-one`, `二〇二六`; and rough ones: `两三`, `a few`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from unicodedata import numeric

from helpcenter.language.language_data import QuantityWords
from helpcenter.language.words import any_word

HAN_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_HAN_DIGITS = "一二两三四五六七八九"
_HAN_POWERS = "十百千万亿"
# 几天, 几十, 十几, 数百: some number below ten takes the place of a digit.
HAN_NUMBER = rf"(?:数(?=[{_HAN_POWERS}])|几)?[{HAN_NUMERALS}]+几?|几"
# The least and the most that 几 and 数 stand for.
_SOME_DIGITS = "二九"
_TEN = 10


class Separators(NamedTuple):
    """What is between thousands, and what is before a fraction."""

    group: str
    decimal: str

    @property
    def thousands(self) -> str:
        """A pattern for what is between thousands; where CLDR has one kind of space, people type others."""
        return "[ \u00a0\u202f]" if self.group.isspace() else re.escape(self.group)

    @property
    def digits(self) -> str:
        """A pattern for a number in digits."""
        fraction = rf"(?:{re.escape(self.decimal)}\d+)?"
        return rf"\d{{1,3}}(?:{self.thousands}\d{{3}})+{fraction}|\d+{fraction}"


class Number(NamedTuple):
    """A number, or the least and the most of one that is meant roughly (`vague`); `definite` if it names its digits."""

    values: tuple[Decimal, ...]
    vague: bool = False
    definite: bool = True


@dataclass(frozen=True)
class NumberGrammar:
    """How one language writes numbers."""

    words: QuantityWords
    separators: Separators

    @cached_property
    def pattern(self) -> str:
        """Matches a number in digits or words."""
        words, ordinals = self.words, self.words.ordinals.words
        tens = [word for word, value in words.numerals.items() if value >= _TEN * 2 and value % _TEN == 0]
        ones = [word for word, value in (*words.numerals.items(), *ordinals.items()) if 0 < value < _TEN]
        compound = rf"{any_word(tens)}[- ]{any_word(ones)}"
        known = any_word((*words.approximate, *words.numerals, *ordinals))
        return rf"(?:{self.separators.digits}|{HAN_NUMBER}|{compound}|{known})"

    def read(self, word: str) -> Number:
        """The number that `word` says; 1 if it is no number but an article."""
        if word[0].isdigit():
            plain = re.sub(self.separators.thousands, "", word).replace(self.separators.decimal, ".")
            return Number((Decimal(plain),))
        if re.fullmatch(HAN_NUMBER, word):
            return _han_number(word)
        if bounds := self._approximate.get(word.lower()):
            values = tuple(map(Decimal, dict.fromkeys(bounds)))
            return Number(values, vague=True, definite=False)
        parts = [self._values.get(part, 0) for part in re.split("[- ]", word.lower())]
        return Number((Decimal(sum(parts) or 1),))

    def is_ordinal(self, word: str) -> bool:
        """Whether `word` is or ends in an ordinal: `second`, `twenty-first`."""
        return re.split("[- ]", word.lower())[-1] in self._ordinals

    def is_numeral(self, word: str) -> bool:
        """Whether `word` is a number of the list of words: not one in Chinese characters, and no article."""
        lowered = word.lower()
        return lowered in self._approximate or re.split("[- ]", lowered)[0] in self._values

    @cached_property
    def _values(self) -> Mapping[str, int]:
        return {word.lower(): value for word, value in self.words.numerals.items()} | self._ordinals

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {word.lower(): value for word, value in self.words.ordinals.words.items()}

    @cached_property
    def _approximate(self) -> Mapping[str, tuple[int, int]]:
        return {word.lower(): bounds for word, bounds in self.words.approximate.items()}


def _han_number(word: str) -> Number:
    """三十一 is 31; 三五 is 3 to 5, 二三十 20 to 30, 十几 10 and some. A row of digits is read one by one: 二〇二六."""
    if word.endswith("几") and len(word) > 1:
        return Number((_han_value(word[:-1]),), vague=True)
    if "几" in word or "数" in word:
        bounds = tuple(_han_value(re.sub("[几数]", digit, word)) for digit in _SOME_DIGITS)
        return Number(bounds, vague=True, definite=False)
    beside = [place for place, (one, other) in enumerate(pairwise(word)) if {one, other} <= set(_HAN_DIGITS)]
    if len(beside) == 1 and (len(word) == 2 or set(word) & set(_HAN_POWERS)):  # noqa: PLR2004 -- both digits
        place = beside[0]
        either = (word[:place] + word[place + 1 :], word[: place + 1] + word[place + 2 :])
        return Number(tuple(sorted(map(_han_value, either))), vague=True)
    return Number((_han_value(word),))


def _han_value(word: str) -> Decimal:
    word = word.replace("两", "二")
    if all(numeric(character) < _TEN for character in word):
        return Decimal("".join(str(int(numeric(character))) for character in word))
    total = section = digit = 0
    for character in word:
        value = int(numeric(character))
        if value >= 10_000:  # noqa: PLR2004 -- 万 and 亿 close a section
            total, section, digit = total + (section + digit or 1) * value, 0, 0
        elif value >= _TEN:  # 十, 百, 千
            section, digit = section + (digit or 1) * value, 0
        else:
            digit = value
    return Decimal(total + section + digit)
