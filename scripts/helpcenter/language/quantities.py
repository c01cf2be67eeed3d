"""Quantities in running text, however a language writes them: `1–3 个工作日` is `one to three business days`.

Names of units, months and currencies come from Unicode CLDR; the data file of the language adds what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache

from babel import Locale
from babel.dates import get_month_names, get_period_names
from babel.numbers import get_currency_name, get_currency_symbol, get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from helpcenter.language.language_data import Phrase, QuantityWords
from helpcenter.language.numbers import HAN_NUMERALS, NumberGrammar, Separators
from helpcenter.language.quantity import CLDR_UNITS, Quantity
from helpcenter.language.quantity_pattern import SIGNS, quantity_pattern
from helpcenter.language.times import TimeGrammar
from helpcenter.language.words import any_word, is_spaced

# Numbers that between them take every plural form of every language.
_SAMPLES = (0, 1, 2, 3, 11, 100)
_FULL_WIDTH = {0xFF01 + index: 0x21 + index for index in range(94)} | {0x3000: 0x20}
# Letters that patterns take for a Latin one, and that are another in lower case: ſ, ı, İ, the Kelvin sign.
_FULL_WIDTH |= {0x17F: 0x73, 0x131: 0x69, 0x130: 0x49, 0x212A: 0x4B}
# What makes of the number behind it a part of a name: dolphin-master-0. But non-200 is any other number.
_COMPOUND = re.compile(r"[A-Za-z]+-[A-Za-z]+-$")
# How far from a number a word for a version is, in characters.
_BESIDE = 12
_FIRST_YEAR = 1900
_ONE = (Decimal(1),)
_HALF = Decimal("0.5")
# The names of these times of day stand for them without an hour.
_NAMED_TIMES = {"midnight": 0, "noon": 720}


@dataclass(frozen=True)
class QuantityGrammar:
    """How one language writes quantities.

    `words` are those of the language's data file, `units` has each unit's words, those of CLDR too.
    """

    words: QuantityWords
    units: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    numbers: NumberGrammar
    times: TimeGrammar

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
        numbers = NumberGrammar(words, Separators(get_group_symbol(cldr), get_decimal_symbol(cldr)))
        times = TimeGrammar.of(cldr, words, numbers)
        phrases = {
            name: Phrase(value=_NAMED_TIMES[key], unit="time")
            for key, name in get_period_names(width="wide", context="format", locale=cldr).items()
            if key in _NAMED_TIMES
        }
        words = words.model_copy(update={"phrases": {**phrases, **words.phrases}})
        return cls(words, units, _month_names(cldr), numbers, times)

    def find(self, text: str) -> tuple[Quantity, ...]:
        """The quantities in `text`, in order. Version numbers and names such as `4G` or `K8s` are none."""
        return self._find(text)

    @cached_property
    def _find(self) -> Callable[[str], tuple[Quantity, ...]]:
        return lru_cache(maxsize=4096)(self._search)  # several rules ask for the same text

    def _search(self, text: str) -> tuple[Quantity, ...]:
        plain = text if text.isascii() else text.translate(_FULL_WIDTH)
        found = [Quantity((Decimal(minutes),), "time", start, end) for minutes, start, end in self.times.find(plain)]
        for time in found:
            plain = plain[: time.start] + "\0" * (time.end - time.start) + plain[time.end :]
        found += (quantity for match in self._pattern.finditer(plain) if (quantity := self._read(match, plain)))
        return tuple(sorted(found, key=lambda quantity: quantity.start))

    def _read(self, match: re.Match[str], text: str) -> Quantity | None:
        start, end = match.span()
        groups = match.groupdict()
        if groups["phrase"]:
            said = self._phrases[groups["phrase"].lower()]
            firm = said.firm and bool(said.unit) and (said.value != 1 or said.unit == "time")
            return Quantity((Decimal(said.value),), said.unit, start, end, firm=firm)
        if groups["month"] or groups["iso"] or groups["month_name"] or groups["month_after"]:
            date = self._date(groups)
            # A month alone is a name in one language and a number in the other.
            return Quantity(date, "date", start, end) if len(date) > 1 else None
        return self._amount(match, text)

    def _amount(self, match: re.Match[str], text: str) -> Quantity | None:
        groups = match.groupdict()
        first, unit = groups["first"], self._unit(groups)
        if self._is_part_of_a_name(match, text, has_unit=bool(unit)):
            return None
        number, values = self.numbers.read(first), self._values(groups)
        if unit == "year" and values[0] >= _FIRST_YEAR:
            unit = ""  # 2026 年 is the year 2026
        in_words = not first[0].isdigit()
        is_numbered = self._is_numbered(groups, text, match.start())
        if in_words and not unit and not is_numbered and (values == _ONE or not self._counts(groups, first)):
            return None
        is_place = in_words and (groups["ordinal"] or self.numbers.is_ordinal(first)) and not is_numbered
        may_be_missing = in_words and (values == _ONE or first == "两" or not number.definite)
        may_be_missing |= not in_words and not unit and bool(self._version.search(text, *_around(match, text)))
        return Quantity(
            values,
            unit,
            *match.span(),
            firm=not may_be_missing and not is_place,
            vague=number.vague or bool(groups["either"] or groups["second"] or groups["about"] or groups["more"]),
            may_be_time=unit == "hour" and self.words.times.like_durations,
        )

    def _values(self, groups: Mapping[str, str | None]) -> tuple[Decimal, ...]:
        said = [groups["first"], groups["last"] or groups["second"]]
        values = [value for word in said if word for value in self.numbers.read(word).values]
        if groups["half"]:
            values = [_HALF]
        elif groups["and_half"] or groups["half_after"] or groups["parted_half"]:
            values = [value + _HALF for value in values]
        if groups["multiplier"]:
            values = [value * self._multipliers[groups["multiplier"].lower()] for value in values]
        return tuple(dict.fromkeys(values))

    def _is_numbered(self, groups: Mapping[str, str | None], text: str, start: int) -> bool:
        """第四步, step four, the fourth step: what is numbered is numbered in every language."""
        if groups["ordinal"]:
            return (groups["counter"] or "") in self.words.numbered
        is_ordinal = self.numbers.is_ordinal(groups["first"] or "")
        return bool(
            (groups["numbered"] and is_ordinal) or self._numbered_before.search(text[max(start - 20, 0) : start])
        )

    @cached_property
    def _numbered_before(self) -> re.Pattern[str]:
        spaced = [word for word in self.words.numbered if is_spaced(word)]
        others = [word for word in self.words.numbered if not is_spaced(word) and len(word) > 1]
        return re.compile(rf"(?:{any_word(spaced)}\s+|{any_word(others)}\s?)$", re.IGNORECASE)

    @cached_property
    def _version(self) -> re.Pattern[str]:
        return re.compile(any_word(self.words.versions), re.IGNORECASE)

    def _counts(self, groups: Mapping[str, str | None], word: str) -> bool:
        """Whether a number in words counts something: 三张, and not 三 in a name."""
        return bool(groups["counter"] or groups["ordinal"] or word == "两" or self.numbers.is_numeral(word))

    def _unit(self, groups: Mapping[str, str | None]) -> str:
        divided = f"{groups['parted']}{groups['end_of_unit']}" if groups["parted"] else ""
        word = divided or groups["unit"] or groups["symbol"]
        # The beginning of one unit and the end of another are none.
        return self._unit_of.get(word.lower(), "") if word else ""

    def _date(self, groups: Mapping[str, str | None]) -> tuple[Decimal, ...]:
        if groups["iso"]:
            return tuple(Decimal(int(part)) for part in re.split("[-/]", groups["iso"]))
        if groups["month"]:
            parts: Iterable[str | None] = (groups["year"], groups["month"], groups["day"])
        else:
            month = self._months[(groups["month_name"] or groups["month_after"] or "").lower()]
            year, day = (groups["year_after"] or groups["year_last"], groups["day_after"] or groups["day_before"])
            parts = (year, str(month), day)
        return tuple(Decimal(part) for part in parts if part)

    @cached_property
    def _unit_of(self) -> dict[str, str]:
        return SIGNS | {word.lower(): unit for unit, words in self.units.items() for word in words}

    @cached_property
    def _multipliers(self) -> dict[str, int]:
        return {word.lower(): value for word, value in self.words.multipliers.items()}

    @cached_property
    def _phrases(self) -> dict[str, Phrase]:
        return {word.lower(): phrase for word, phrase in self.words.phrases.items()}

    @cached_property
    def _months(self) -> Mapping[str, int]:
        return {name.lower(): number for name, number in self.months.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        units = [word for words in self.units.values() for word in words]
        return quantity_pattern(self.words, units, tuple(self.months), self.numbers.pattern)

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
        if not has_unit and before == "-" and _COMPOUND.search(text, max(start - 40, 0), start):
            return True
        if self._ordinal_end.match(text, end):
            return False
        return not has_unit and bool(re.match(r"[A-Za-z_]|\.\d", text[end : end + 2]))

    @cached_property
    def _ordinal_end(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(map(re.escape, self.words.ordinals.after)) or '(?!)'})\b")


def _around(match: re.Match[str], text: str) -> tuple[int, int]:
    """From where to where the words beside a number are."""
    return max(match.start("first") - _BESIDE, 0), min(match.end() + _BESIDE, len(text))


def _month_names(locale: Locale) -> Mapping[str, int]:
    return {
        name: number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
        if not name[:1].isdigit()
    }


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
