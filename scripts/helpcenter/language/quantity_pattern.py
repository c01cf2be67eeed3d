"""The pattern that finds what can be a quantity in the running text of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from helpcenter.language.language_data import QuantityWords
from helpcenter.language.words import LETTER, is_spaced

HAN_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_DASHES = "[-‐‑‒–—−~～〜]"
# A letter of a script with spaces: a word after it is the end of a longer one.
_LETTER_BEFORE = LETTER.replace("0-9", "")


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


def quantity_pattern(
    known: QuantityWords,
    units: Sequence[str],
    months: Sequence[str],
    periods: Sequence[str],
    separators: Separators,
) -> re.Pattern[str]:
    """Matches a quantity; its named groups are the parts, of which only those of one form are there.

    `known` are the words of the language, `units` those of all units, `months` the names of months, `periods` those of
    times of day (a.m., 下午).
    """
    dates, times = known.dates, known.times
    symbols = [word for word in units if not word[0].isalpha() or word.isupper() or not is_spaced(word)]
    unit, symbol = _any(units), _any(symbols)
    month = f"(?-i:{_any(months)})"  # March, not march
    number = rf"(?:{separators.digits}|[{HAN_NUMERALS}]+|{_any(known.numerals)})"
    period = _any(periods, dots=True)
    nth = _any(known.ordinals.after)
    bounds = f"{_any(known.ranges, after=LETTER)}|(?(from){_any(known.pairs.values(), after=LETTER)}|(?!))"
    return re.compile(
        rf"{_beginning(known, months, periods, symbols)}(?:"
        rf"(?P<phrase>{_any(known.phrases)})"
        r"|(?P<iso>(?<!\d)\d{4}(?P<between>[-/])\d{1,2}(?P=between)\d{1,2}(?!\d))"
        rf"|(?:(?P<year>\d{{4}})\s*{_any(dates.year)}\s*)?(?P<month>\d{{1,2}})\s*{_any(dates.month)}"
        rf"(?:{_any(dates.month_end)}|\s*(?P<day>\d{{1,2}})\s*{_any(dates.day)})?"
        rf"|(?P<day_before>\d{{1,2}})(?:{nth})?(?:\s+{_any(dates.before_month)})?"
        rf"\s+(?P<month_after>{month})(?:,?\s+(?P<year_last>\d{{4}})(?!\d))?"
        rf"|(?P<month_name>{month})(?:\s+(?P<day_after>\d{{1,2}})(?:{nth})?(?!\d))?"
        r"(?:,?\s+(?P<year_after>\d{4})(?!\d))?"
        rf"|(?:(?P<period_before>{period})\s*)?(?<!\d)(?P<clock>\d{{1,2}})[:：](?P<minute>\d\d)(?!\d)"
        rf"(?:\s*(?P<period_after>{period}))?"
        rf"|(?P<hour>\d{{1,2}})\s*(?P<period_of_hour>{period})"
        rf"|(?:(?P<period_of_point>{period})\s*)?(?P<point>\d{{1,2}})\s*(?!{_any(times.not_hour)}){_any(times.hour)}"
        rf"(?P<past>{_any(times.half)}|\s*(?P<minute_past>\d{{1,2}})\s*{_any(times.minute)})?"
        rf"|(?P<ordinal>{_any(known.ordinals.before)}\s*)?(?:(?P<symbol>{symbol})\s*)?"
        rf"(?P<from>{_any(known.pairs)}\s*)?(?P<first>{number}|{_any(known.articles)}(?=[\s-]+{unit}))"
        rf"(?:\s*(?:{_DASHES}|{bounds})\s*(?:{symbol}\s*)?(?P<last>{number}))?"
        rf"(?:\s*(?P<multiplier>{_any(known.multipliers)}))?"
        rf"(?:\s*(?!{unit})(?P<counter>{_any(known.counters)}))?"
        rf"(?:[\s-]*(?P<unit>{unit}))?)",
        re.IGNORECASE,
    )


def _beginning(known: QuantityWords, months: Sequence[str], periods: Sequence[str], symbols: Sequence[str]) -> str:
    """Where a quantity can begin: most positions are passed over at once."""
    begin = (*known.phrases, *months, *periods, *known.articles, *known.numerals, *known.pairs, *known.ordinals.before)
    starts = {word[0].casefold() for word in begin}
    letters = re.escape("".join(sorted(start for start in starts if start.isascii())))
    others = re.escape("".join(sorted((starts | {word[0] for word in symbols}) - set(letters))))
    return rf"(?:(?=[\d{HAN_NUMERALS}{others}])|\b(?=[{letters or 'a'}]))"


def _any(words: Iterable[str], *, dots: bool = False, after: str = _LETTER_BEFORE) -> str:
    """A pattern for any of the words, the longest first; one of a script with spaces is a whole word.

    It does not begin right behind what the pattern `after` matches: a letter (but `24hours` is right).
    """

    def pattern(word: str) -> str:
        return r"\.?\s?".join(map(re.escape, word)) + r"\.?" if dots and word.isascii() else re.escape(word)

    longest_first = sorted(filter(None, words), key=len, reverse=True)
    whole = [pattern(word) for word in longest_first if word[0].isalpha() and is_spaced(word)]
    others = [pattern(word) for word in longest_first if not (word[0].isalpha() and is_spaced(word))]
    # What ends in a letter or digit ends there, too; US$30 is US$ and 30.
    found = [rf"(?<!{after})(?:{'|'.join(whole)})(?:(?<![^\W_])|(?!{LETTER}|_))"] if whole else []
    return f"(?:{'|'.join([*found, *others])})" if found or others else "(?!)"
