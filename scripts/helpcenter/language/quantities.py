"""Quantities in running text, however a language writes them: `1–3 个工作日` is `one to three business days`.

Names of units, months and currencies come from Unicode CLDR; the data file of the language adds what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from unicodedata import numeric

from babel import Locale
from babel.dates import get_month_names, get_period_names
from babel.numbers import get_currency_name, get_currency_symbol, get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from helpcenter.language.language_data import Phrase, QuantityWords
from helpcenter.language.quantity_pattern import HAN_NUMERALS, Separators, quantity_pattern

# Seconds in each unit of a fixed length.
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
# What CLDR has names for.
CLDR_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
# Numbers that between them take every plural form of every language.
_SAMPLES = (0, 1, 2, 3, 11, 100)
_FULL_WIDTH = {0xFF01 + index: 0x21 + index for index in range(94)} | {0x3000: 0x20}
# Letters that patterns take for a Latin one, and that are another in lower case: ſ, ı, İ, the Kelvin sign.
_FULL_WIDTH |= {0x17F: 0x73, 0x131: 0x69, 0x130: 0x49, 0x212A: 0x4B}
_APPROXIMATE = re.compile("[一二两三四五六七八九]{2}")  # 两三天: two or three days
_FIRST_YEAR = 1900


@dataclass(frozen=True)
class Quantity:
    """One or two values (a range) and their unit, empty for a bare number; it is in the text from `start` to `end`.

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

    `words` are those of the language's data file, `units` has each unit's words, those of CLDR too.
    """

    words: QuantityWords
    units: Mapping[str, tuple[str, ...]]
    month_names: tuple[str, ...]
    months: Mapping[str, int]
    afternoon: tuple[str, ...]
    morning: tuple[str, ...]
    separators: Separators

    @classmethod
    def of(
        cls, tag: str, words: QuantityWords, currencies: Iterable[str], named: Mapping[str, tuple[str, ...]]
    ) -> QuantityGrammar:
        """The grammar of the language `tag`, with the `words` of its data file, and the names of the `currencies`.

        `named` are further words of units: those in which the site itself says them.
        """
        cldr = Locale.parse(tag, sep="-")
        units = {unit: _unit_words(unit, cldr) for unit in CLDR_UNITS}
        units |= {currency: _currency_words(currency, cldr) for currency in currencies}
        for unit, added in (*words.units.items(), *named.items()):
            units[unit] = tuple(dict.fromkeys((*units.get(unit, ()), *added)))
        names = {
            name: number
            for width in ("wide", "abbreviated")
            for number, name in get_month_names(width, locale=cldr).items()
            if not name[:1].isdigit()
        }
        periods = get_period_names(width="abbreviated", context="format", locale=cldr)
        return cls(
            words=words,
            units=units,
            month_names=tuple(names),
            months={name.lower(): number for name, number in names.items()},
            afternoon=tuple(name for key, name in periods.items() if key.startswith(("pm", "afternoon", "evening"))),
            morning=tuple(name for key, name in periods.items() if key.startswith(("am", "morning", "night1"))),
            separators=Separators(get_group_symbol(cldr), get_decimal_symbol(cldr)),
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
            said = self._phrases[groups["phrase"].lower()]
            return Quantity((Decimal(said.value),), said.unit, start, end, firm=bool(said.unit) and said.value != 1)
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
        if self._is_part_of_a_name(match, text, has_unit=bool(unit)) or _APPROXIMATE.fullmatch(first):
            return None
        in_words = not first[0].isdigit()
        values = [self._value(first)] + ([self._value(last)] if last else [])
        if unit == "year" and values[0] >= _FIRST_YEAR:
            unit = ""  # 2026 年 is the year 2026
        if groups["multiplier"]:
            values = [value * self._multipliers[groups["multiplier"].lower()] for value in values]
        if in_words and not unit and (values == [1] or not self._counts(groups, first)):
            return None
        is_place = groups["ordinal"] and in_words and (groups["counter"] or "") not in self.words.numbered
        return Quantity(
            tuple(values),
            unit,
            *match.span(),
            firm=not (in_words and (values == [1] or first == "两")) and not is_place,
        )

    def _counts(self, groups: Mapping[str, str | None], word: str) -> bool:
        """Whether a number in words counts something: 三张, and not 三 in a name."""
        return bool(groups["counter"] or groups["ordinal"] or word == "两" or word.lower() in self._numerals)

    def _value(self, word: str) -> Decimal:
        if word[0].isdigit():
            return Decimal(re.sub(self.separators.thousands, "", word).replace(self.separators.decimal, "."))
        if word[0] in HAN_NUMERALS:
            return _han_number(word)
        return Decimal(self._numerals.get(word.lower(), 1))

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
    def _numerals(self) -> dict[str, int]:
        return {word.lower(): value for word, value in self.words.numerals.items()}

    @cached_property
    def _multipliers(self) -> dict[str, int]:
        return {word.lower(): value for word, value in self.words.multipliers.items()}

    @cached_property
    def _phrases(self) -> dict[str, Phrase]:
        return {word.lower(): phrase for word, phrase in self.words.phrases.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return quantity_pattern(
            self.words,
            [word for words in self.units.values() for word in words],
            self.month_names,
            (*self.morning, *self.afternoon),
            self.separators,
        )

    def _is_part_of_a_name(self, match: re.Match[str], text: str, *, has_unit: bool) -> bool:
        """`K8s`, `4G`, `1.2.3`, `IPv6`: letters or dots grow on the number; `周五`: it is part of a word."""
        start, end = match.start("first"), match.end()
        before = text[start - 1 : start]
        in_characters = match["first"][0] in HAN_NUMERALS
        if (in_characters and text.endswith(self.words.no_number_after, 0, start)) or text.startswith(
            self.words.no_number_before, end
        ):
            return True
        if match["first"][0].isdigit() and before and (before in "._#*/" or (before.isascii() and before.isalnum())):
            return not match["symbol"]
        if self._ordinal_end.match(text, end):
            return False
        return not has_unit and bool(re.match(r"[A-Za-z_]|\.\d", text[end : end + 2]))

    @cached_property
    def _ordinal_end(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(map(re.escape, self.words.ordinals.after)) or '(?!)'})\b")


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
    # Where Babel lacks a form, it shows the code of the unit.
    words = {re.sub(r"[\d\s\u00a0.]+", " ", each).strip() for each in said if f"duration-{unit}" not in each}
    return tuple(sorted(word for word in words if len(word) > 1 or not word.isascii()))


@cache
def _currency_words(currency: str, locale: Locale) -> tuple[str, ...]:
    names = {get_currency_name(currency, number, locale) for number in _SAMPLES}
    return tuple(sorted({currency, get_currency_symbol(currency, locale), *names}))
