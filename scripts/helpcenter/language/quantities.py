"""Quantities in running text, however a language writes them: `1–3 个工作日` is `one to three business days`.

Names of units, months and currencies come from Unicode CLDR; `docs/_data/units.yml` adds what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Any
from unicodedata import numeric

from babel import Locale
from babel.dates import get_month_names, get_period_names
from babel.numbers import get_currency_name, get_currency_symbol
from babel.units import format_unit

# Seconds in each unit of a fixed length.
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_CLDR_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
# Numbers that between them take every plural form of every language.
_SAMPLES = (0, 1, 2, 3, 11, 100)
_FULL_WIDTH = {0xFF01 + index: 0x21 + index for index in range(94)} | {0x3000: 0x20}
# Letters that patterns take for a Latin one, and that are another in lower case: ſ, ı, İ, the Kelvin sign.
_FULL_WIDTH |= {0x17F: 0x73, 0x131: 0x69, 0x130: 0x49, 0x212A: 0x4B}
_HAN = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_APPROXIMATE = re.compile("[一二两三四五六七八九]{2}")  # 两三天: two or three days
_FIRST_YEAR = 1900
# 周五 is a weekday, 几十 some tens.
_NO_NUMBER_AFTER = "周期拜几数上近"
# What has a number in every language (第四步 is "step 4"), while 第二张 is "the second".
_NUMBERED = ("步", "条", "款", "章", "节", "页", "课")
_DASHES = "[-‐‑‒–—−~～〜]|至|到"


@dataclass(frozen=True)
class Quantity:
    """One or two values (a range) and their unit, empty for a bare number; it stands at `start` to `end`.

    A date has the unit `date` and the values year, month and day; a time of day `time`, in minutes. What is not
    `firm` (one or both, said in words) may be missing in another language.
    """

    values: tuple[Decimal, ...]
    unit: str
    start: int
    end: int
    firm: bool = True

    @property
    def amount(self) -> tuple[tuple[Decimal, ...], str]:
        """What is equal in every language."""
        return self.values, self.unit

    @property
    def seconds(self) -> tuple[Decimal, ...] | None:
        """How long it lasts, if its unit says so: 24 hours last as long as a day, but are not said so."""
        return tuple(value * _SECONDS[self.unit] for value in self.values) if self.unit in _SECONDS else None


@dataclass(frozen=True)
class QuantityGrammar:
    """How one language writes quantities.

    `units` names each unit's words, `numerals` the numbers in words, `counters` what stands between number and thing
    (`三张`), `multipliers` what follows digits (`3 万`), `phrases` whole quantities (`twice`).
    """

    units: Mapping[str, tuple[str, ...]]
    numerals: Mapping[str, int]
    articles: tuple[str, ...]
    counters: tuple[str, ...]
    multipliers: Mapping[str, int]
    phrases: Mapping[str, tuple[int, str]]
    month_names: tuple[str, ...]
    months: Mapping[str, int]
    afternoon: tuple[str, ...]
    morning: tuple[str, ...]

    @classmethod
    def of(cls, tag: str, locale: str, units: Mapping[str, Any], currencies: Iterable[str]) -> QuantityGrammar:
        """The lexicon of the language `tag`, whose folder is `locale`, with the words of the data file `units`."""
        cldr = Locale.parse(tag, sep="-")
        words = {unit: _unit_words(unit, cldr) for unit in _CLDR_UNITS}
        words |= {currency: _currency_words(currency, cldr) for currency in currencies}
        for unit, added in units["units"].items():
            words[unit] = (*words.get(unit, ()), *added.get(locale, ()))
        names = {
            name: number
            for width in ("wide", "abbreviated")
            for number, name in get_month_names(width, locale=cldr).items()
            if not name[:1].isdigit()
        }
        periods = get_period_names(width="abbreviated", context="format", locale=cldr)
        return cls(
            units=words,
            numerals=units["numerals"].get(locale, {}),
            articles=tuple(units["articles"].get(locale, ())),
            counters=tuple(units["counters"].get(locale, ())),
            multipliers=units["multipliers"].get(locale, {}),
            phrases={word: (said["value"], said["unit"]) for word, said in units["phrases"].get(locale, {}).items()},
            month_names=tuple(names),
            months={name.lower(): number for name, number in names.items()},
            afternoon=tuple(name for key, name in periods.items() if key.startswith(("pm", "afternoon", "evening"))),
            morning=tuple(name for key, name in periods.items() if key.startswith(("am", "morning", "night1"))),
        )

    def find(self, text: str) -> tuple[Quantity, ...]:
        """The quantities in `text`, in order. Version numbers and names such as `4G` or `K8s` are none."""
        return self._find(text)

    @cached_property
    def _find(self) -> Callable[[str], tuple[Quantity, ...]]:
        return lru_cache(maxsize=4096)(self._search)  # several rules ask for the same text

    def _search(self, text: str) -> tuple[Quantity, ...]:
        plain = text if text.isascii() else text.translate(_FULL_WIDTH)
        return tuple(quantity for match in self._pattern.finditer(plain) if (quantity := self._read(match, plain)))

    def _read(self, match: re.Match[str], text: str) -> Quantity | None:
        start, end = match.span()
        groups = match.groupdict()
        if groups["phrase"]:
            value, unit = self.phrases[groups["phrase"].lower()]
            return Quantity((Decimal(value),), unit, start, end, firm=bool(unit) and value != 1)
        if groups["month"] or groups["iso"] or groups["month_name"] or groups["month_after"]:
            date = self._date(groups)
            # A month alone is a name in one language and a number in the other.
            return Quantity(date, "date", start, end) if len(date) > 1 else None
        if groups["clock"] or groups["hour"] or groups["point"]:
            return Quantity((self._minutes(groups),), "time", start, end)
        return self._amount(match, text)

    def _amount(self, match: re.Match[str], text: str) -> Quantity | None:
        groups = match.groupdict()
        first, last, unit = groups["first"], groups["last"], self._unit(groups)
        if _is_part_of_a_name(match, text, has_unit=bool(unit)) or _APPROXIMATE.fullmatch(first):
            return None
        in_words = not first[0].isdigit()
        values = [self._value(first)] + ([self._value(last)] if last else [])
        if unit == "year" and values[0] >= _FIRST_YEAR:
            unit = ""  # 2026 年 is the year 2026
        if groups["multiplier"]:
            values = [value * self.multipliers[groups["multiplier"].lower()] for value in values]
        if in_words and not unit and (values == [1] or not self._counts(groups, first)):
            return None
        is_place = groups["ordinal"] and in_words and (groups["counter"] or "") not in _NUMBERED
        return Quantity(
            tuple(values),
            unit,
            *match.span(),
            firm=not (in_words and (values == [1] or first == "两")) and not is_place,
        )

    def _counts(self, groups: Mapping[str, str | None], word: str) -> bool:
        """Whether a number in words counts something: 三张, and not 三 in a name."""
        return bool(groups["counter"] or groups["ordinal"] or word == "两" or word.lower() in self.numerals)

    def _value(self, word: str) -> Decimal:
        if word[0].isdigit():
            return Decimal(word.replace(",", ""))
        if word[0] in _HAN:
            return _han_number(word)
        return Decimal(self.numerals.get(word.lower(), 1))

    def _unit(self, groups: Mapping[str, str | None]) -> str:
        word = groups["unit"] or groups["symbol"]
        return self._unit_of[word.lower()] if word else ""

    def _date(self, groups: Mapping[str, str | None]) -> tuple[Decimal, ...]:
        if groups["iso"]:
            return tuple(Decimal(int(part)) for part in re.split("[-/]", groups["iso"]))
        if groups["month"]:
            parts: Iterable[str | None] = (groups["year"], groups["month"], groups["day"])
        else:
            month = self.months[(groups["month_name"] or groups["month_after"] or "").lower()]
            year, day = (groups["year_after"] or groups["year_last"], groups["day_after"] or groups["day_before"])
            parts = (year, str(month), day)
        return tuple(Decimal(part) for part in parts if part)

    def _minutes(self, groups: Mapping[str, str | None]) -> Decimal:
        hour = int(groups["clock"] or groups["hour"] or groups["point"] or 0)
        minute = int(groups["minute"] or groups["minute_past"] or (30 if groups["past"] else 0))
        periods = ("period_before", "period_after", "period_of_hour", "period_of_point")
        period = (
            next((said for name in periods if (said := groups[name])), "").replace(".", "").replace(" ", "").lower()
        )
        if period:
            hour = hour % 12 + 12 * (period in {word.lower() for word in self.afternoon})
        return Decimal(hour * 60 + minute)

    @cached_property
    def _unit_of(self) -> dict[str, str]:
        return {word.lower(): unit for unit, words in self.units.items() for word in words}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = [word for words in self.units.values() for word in words]
        symbols = [word for word in words if not word[0].isalpha() or word.isupper() or not word.isascii()]
        numerals = _any(self.numerals)
        months = f"(?-i:{_any(self.month_names)})"  # March, not march
        number = rf"(?:{_DIGITS}|[{_HAN}]+|{numerals})"
        periods = [*self.morning, *self.afternoon]
        period = _any(periods, dots=True)
        starts = {"b"} | {
            word[0].casefold() for word in (*self.phrases, *self.months, *periods, *self.articles, *self.numerals)
        }
        letters = re.escape("".join(sorted(start for start in starts if start.isascii())))
        others = re.escape("".join(sorted((starts | {word[0] for word in symbols}) - set(letters))))
        return re.compile(
            # Only here can a quantity begin: most places are passed over at once.
            rf"(?:(?=[\d第{_HAN}{others}])|\b(?=[{letters or 'a'}]))(?:"
            rf"(?P<phrase>{_any(self.phrases)})"
            r"|(?P<iso>(?<!\d)\d{4}(?P<between>[-/])\d{1,2}(?P=between)\d{1,2}(?!\d))"
            r"|(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月(?:份|\s*(?P<day>\d{1,2})\s*[日号])?"
            r"|(?P<day_before>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?"
            rf"\s+(?P<month_after>{months})(?:,?\s+(?P<year_last>\d{{4}})(?!\d))?"
            rf"|(?P<month_name>{months})(?:\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
            r"(?:,?\s+(?P<year_after>\d{4})(?!\d))?"
            rf"|(?:(?P<period_before>{period})\s*)?(?<!\d)(?P<clock>\d{{1,2}})[:：](?P<minute>\d\d)(?!\d)"
            rf"(?:\s*(?P<period_after>{period}))?"
            rf"|(?P<hour>\d{{1,2}})\s*(?P<period_of_hour>{period})"
            rf"|(?:(?P<period_of_point>{period})\s*)?(?P<point>\d{{1,2}})\s*点(?![击按])"
            r"(?P<past>半|\s*(?P<minute_past>\d{1,2})\s*分)?"
            rf"|(?P<ordinal>第\s*)?(?:(?P<symbol>{_any(symbols)})\s*)?"
            rf"(?P<from>\bbetween\s+)?(?P<first>{number}|{_any(self.articles)}(?=[\s-]+{_any(words)}))"
            rf"(?:\s*(?:{_DASHES}|\bto\b|(?(from)\band\b|(?!)))\s*(?:{_any(symbols)}\s*)?(?P<last>{number}))?"
            rf"(?:\s*(?P<multiplier>{_any(self.multipliers)}))?"
            rf"(?:\s*(?!{_any(words)})(?P<counter>{_any(self.counters)}))?"
            rf"(?:[\s-]*(?P<unit>{_any(words)}))?)",
            re.IGNORECASE,
        )


def _any(words: Iterable[str], *, dots: bool = False) -> str:
    """A pattern for any of the words, the longest first; a word of letters with spaces ends where it ends."""

    def pattern(word: str) -> str:
        each = r"\.?\s?".join(map(re.escape, word)) + r"\.?" if dots and word.isascii() else re.escape(word)
        return rf"(?<![A-Za-z]){each}(?![A-Za-z0-9_])" if word[0].isalpha() and word.isascii() else each

    found = "|".join(pattern(word) for word in sorted(words, key=len, reverse=True) if word)
    return f"(?:{found})" if found else "(?!)"


def _is_part_of_a_name(match: re.Match[str], text: str, *, has_unit: bool) -> bool:
    """`K8s`, `4G`, `1.2.3`, `IPv6`: letters or dots grow on the number."""
    before = text[match.start("first") - 1 : match.start("first")]
    after = text[match.end() : match.end() + 2]
    if (match["first"][0] in _HAN and before and before in _NO_NUMBER_AFTER) or text[
        match.end() : match.end() + 1
    ] == "方":
        return True
    if match["first"][0].isdigit() and before and (before in "._#*/" or (before.isascii() and before.isalnum())):
        return not match["symbol"]
    if re.match(r"(st|nd|rd|th)\b", text[match.end() :]):
        return False
    return not has_unit and bool(re.match(r"[A-Za-z_]|\.\d", after))


def _han_number(word: str) -> Decimal:
    """三十一 is 31. A row of digits is read one by one: 二〇二六."""
    word = word.replace("两", "二")
    if all(numeric(character) < 10 for character in word):  # noqa: PLR2004 -- a digit
        return Decimal("".join(str(int(numeric(character))) for character in word))
    total = section = digit = 0
    for character in word:
        value = int(numeric(character))
        if value >= 10_000:  # noqa: PLR2004 -- 万 and 亿 close a section
            total, section, digit = total + (section + digit or 1) * value, 0, 0
        elif value >= 10:  # noqa: PLR2004 -- 十, 百, 千
            section, digit = section + (digit or 1) * value, 0
        else:
            digit = value
    return Decimal(total + section + digit)


@cache
def _unit_words(unit: str, locale: Locale) -> tuple[str, ...]:
    said = {
        format_unit(number, f"duration-{unit}", length=length, locale=locale)
        for number in _SAMPLES
        for length in ("long", "short")
    }
    words = {re.sub(r"[\d\s\u00a0.]+", " ", each).strip() for each in said}
    return tuple(sorted(word for word in words if len(word) > 1 or not word.isascii()))


@cache
def _currency_words(currency: str, locale: Locale) -> tuple[str, ...]:
    names = {get_currency_name(currency, number, locale) for number in _SAMPLES}
    return tuple(sorted({currency, get_currency_symbol(currency, locale), *names}))
