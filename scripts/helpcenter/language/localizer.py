"""One datum, said in each language: review times, amounts of money, dates, and interface strings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language.amounts import Limit, Wait


class TextError(LookupError):
    """An interface string is asked for that does not exist, or in a way that it cannot be shown."""


Strings: TypeAlias = Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True)
class Localizer:
    """Formats data for one language: `tag` is its BCP 47 tag, `strings` its interface strings."""

    tag: str
    strings: Strings

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.tag, sep="-")

    def text(self, key: str, **values: object) -> str:
        """The interface string `key`, with `{name}` filled in from `values`; as it is without any. Raises TextError."""
        string = self._string(key)
        if not isinstance(string, str):
            raise TextError(f'the text "{key}" has plural forms; write count("{key}", …) with a number')
        return _filled(key, string, values) if values else string

    def count(self, key: str, number: int, shown: str | None = None) -> str:
        """The plural form of the string `key` for `number`; `{n}` shows it (or `shown`). Raises TextError."""
        forms = self._string(key)
        if not isinstance(forms, str):
            forms = forms.get(self._locale.plural_form(number), forms["other"])
        return _filled(key, forms, {"n": shown or self.number(number)})

    def _string(self, key: str) -> str | Mapping[str, str]:
        if key not in self.strings:
            raise TextError(f'unknown text "{key}"; {did_you_mean(key, self.strings)}')
        return self.strings[key]

    @property
    def unit_names(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each unit that the strings name, in all plural forms."""
        named = {key.removeprefix("unit."): forms for key, forms in self.strings.items() if key.startswith("unit.")}
        return {
            unit: tuple(
                text.replace("{n}", "").strip()
                for text in ([forms] if isinstance(forms, str) else forms.values())
                if "{n}" in text
            )
            for unit, forms in named.items()
        }

    def language(self, tag: str) -> str:
        """The name of another language in this one, such as `Spanish`; empty for this language itself."""
        main = tag.partition("-")[0]
        return "" if main == self._locale.language else self._locale.languages.get(main, tag)

    def number(self, number: int) -> str:
        return format_decimal(number, locale=self._locale)

    def wait(self, wait: Wait) -> str:
        """`1–3 business days`, `up to 24 hours`, `a few business days`, in this language."""
        if wait.min is not None and wait.max is not None and wait.min != wait.max:
            return self._amount(wait.unit, wait.max, f"{self.number(wait.min)}–{self.number(wait.max)}")
        if wait.max is not None:
            amount = self._amount(wait.unit, wait.max)
            return amount if wait.min == wait.max else self.text("wait.at_most", amount=amount)
        if wait.min is not None:
            return self.text("wait.at_least", amount=self._amount(wait.unit, wait.min))
        some = f"wait.some.{wait.unit}"
        return self.text(some if some in self.strings else "wait.some")

    def _amount(self, unit: str, number: int, shown: str | None = None) -> str:
        """`number` of a unit, in the words of the strings or else of CLDR; `shown` takes the place of the number."""
        if f"unit.{unit}" in self.strings:
            return self.count(f"unit.{unit}", number, shown)
        written = _with_unit(number, unit, self._locale)
        digits = self.number(number)
        if shown is not None and digits not in written:  # a word for two days: the form for many then
            written, digits = _with_unit(100, unit, self._locale), self.number(100)
        return written.replace(digits, shown) if shown is not None else written

    def limit(self, limit: Limit) -> str:
        """`$1,000` or `1,000 美元`: the pattern is one of the language's strings."""
        return format_currency(
            limit.max, limit.currency, format=self.text("pattern.money"), locale=self._locale, currency_digits=False
        )

    def date(self, date: datetime.date) -> str:
        if date not in self._dates:  # pages show the same few days again and again
            self._dates[date] = format_date(date, format=self.text("pattern.date"), locale=self._locale)
        return self._dates[date]

    @cached_property
    def _dates(self) -> dict[datetime.date, str]:
        return {}


def _filled(key: str, text: str, values: Mapping[str, object]) -> str:
    try:
        return text.format(**values)
    except KeyError as error:
        name = error.args[0]
        raise TextError(f'the text "{key}" has {{{name}}}, which nothing is given for; add {name}=…') from error


def _with_unit(number: int, unit: str, locale: Locale) -> str:
    """`3 days`: in full, or in the longest form that Babel has."""
    code = f"duration-{unit}"
    forms = (format_unit(number, code, length=length, locale=locale) for length in ("long", "short", "narrow"))
    # Where it has none, Babel shows the code.
    return next((form for form in forms if code not in form), f"{number} {unit}")
