"""Times of day in running text: `晚上 12 点` is `midnight` and `24:00`, `早上八点半` is half past eight.

Names of the parts of the day, and when each is, come from Unicode CLDR; the data file of the language adds what it
lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from babel import Locale
from babel.dates import get_period_names

from helpcenter.language.language_data import QuantityWords
from helpcenter.language.numbers import HAN_NUMERALS, NumberGrammar
from helpcenter.language.quantity_pattern import DASHES
from helpcenter.language.words import any_word, is_spaced

_HOUR, _HALF_DAY, _DAY = 60, 12 * 60, 24 * 60


class TimeOfDay(NamedTuple):
    """A time in minutes after midnight; it is in the text from `start` to `end`."""

    minutes: int
    start: int
    end: int


class _Said(NamedTuple):
    """A time as it is written: `period` is a part of the day, empty if none is named."""

    hour: int
    minute: int
    period: str
    start: int
    end: int

    @property
    def is_open(self) -> bool:
        """Whether it can be before or after noon."""
        return not self.period and self.hour * _HOUR <= _HALF_DAY

    @property
    def literal(self) -> int:
        return (self.hour * _HOUR + self.minute) % _DAY

    @property
    def both(self) -> tuple[int, int]:
        return self.literal % _HALF_DAY, self.literal % _HALF_DAY + _HALF_DAY


@dataclass(frozen=True)
class TimeGrammar:
    """How one language writes times of day. `periods` are its names for parts of the day, each with its middle.

    `halves` are those names that mean strictly before or after noon (12 a.m. is midnight): the first minute of each.
    """

    words: QuantityWords
    numbers: NumberGrammar
    periods: Mapping[str, int]
    halves: Mapping[str, int]

    @classmethod
    def of(cls, locale: Locale, words: QuantityWords, numbers: NumberGrammar) -> TimeGrammar:
        names = {
            (key, _plain(name))
            for width in ("abbreviated", "wide")
            for key, name in get_period_names(width=width, context="format", locale=locale).items()
        }
        spans = dict(_middles(locale))
        periods = {name: spans[key] for key, name in sorted(names) if key in spans}
        periods |= {_plain(name): spans[key] for name, key in words.times.periods.items() if key in spans}
        halves = {name: _HALF_DAY * (key == "pm") for key, name in names if key in {"am", "pm"} and name not in periods}
        return cls(words, numbers, periods, halves)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return (*self.periods, *self.halves)

    def find(self, text: str) -> Iterator[TimeOfDay]:
        """The times in `text`, in order. A part of the day holds for both ends of a range: 下午 3 点到 5 点."""
        said = [time for match in self._pattern.finditer(text) for time in self._read(match)]
        for index, time in enumerate(said):
            minutes = self._minutes(time) if not time.is_open else time.literal
            if time.is_open and index and said[index - 1].period and self._is_range(text, said[index - 1], time):
                minutes = _soonest(time.both, self._minutes(said[index - 1]))
            elif time.is_open and index + 1 < len(said) and said[index + 1].period:
                following = said[index + 1]
                if self._is_range(text, time, following):
                    minutes = _soonest(time.both, self._minutes(following), backwards=True)
            yield TimeOfDay(minutes, time.start, time.end)

    def _is_range(self, text: str, first: _Said, last: _Said) -> bool:
        return bool(self._between.fullmatch(text, first.end, last.start))

    def _minutes(self, time: _Said) -> int:
        """12 at night is midnight, 12 at noon is noon: of the two that it can be, the one nearer to the period."""
        if not time.period or time.hour * _HOUR > _HALF_DAY:
            return time.literal
        if time.period in self.halves:
            return time.literal % _HALF_DAY + self.halves[time.period]
        middle = self.periods[time.period]
        return min(time.both, key=lambda minutes: min((minutes - middle) % _DAY, (middle - minutes) % _DAY))

    def _read(self, match: re.Match[str]) -> Iterator[_Said]:
        said = match.groupdict()
        if not self._is_time(said):
            return
        before, after = _plain(said["before"] or ""), _plain(said["after"] or "")
        minute = self._past[(said["past"] or said["ahead"]).lower()] if said["past"] or said["ahead"] else 0
        if digits := said["clock"] or said["count"]:
            minute = self._number(digits)
        hour, start = self._number(said["hour"]), match.start()
        if hour * _HOUR > _DAY or abs(minute) >= _HOUR:
            return
        if said["first"]:
            yield _Said(self._number(said["first"]), 0, before, start, match.end("first"))
            before, start = "", match.start("whole")
        yield _Said(hour, minute, before or after, start, match.end())

    def _number(self, word: str) -> int:
        return int(self.numbers.read(word).values[0])

    @staticmethod
    def _is_time(said: Mapping[str, str | None]) -> bool:
        """Whether the words around a number make a time of day of it: not of 三点建议 (three points)."""
        if said["ahead"] or said["after"] or (said["clock"] and said["colon"] != "."):
            return True
        past = said["past"] or said["count"] or said["before"]
        is_hour = said["hour_word"] and (past or (said["hour"] or "")[0].isdigit())
        return bool(said["full_hour"] or is_hour or (said["formal_hour"] and past))

    @cached_property
    def _past(self) -> Mapping[str, int]:
        times = self.words.times
        return {word.lower(): minutes for word, minutes in (*times.past.items(), *times.ahead.items())}

    @cached_property
    def _joint(self) -> str:
        ranges = any_word((*self.words.ranges, *self.words.alternatives, *self.words.pairs.values()))
        return rf"\s*(?:{DASHES}|{ranges})\s*"

    @cached_property
    def _between(self) -> re.Pattern[str]:
        return re.compile(self._joint, re.IGNORECASE)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        times, numerals = self.words.times, [*self.words.numerals]
        behind = "".join(rf"(?<!{re.escape(word)})(?<!{re.escape(word)}\s)" for word in times.not_after)
        hour = rf"(?:(?<![\d.:/]){behind}\d{{1,2}}(?!\d)|[{HAN_NUMERALS}]{{1,3}}|{any_word(numerals)})"
        minutes = rf"\d{{1,2}}|[{HAN_NUMERALS}]{{1,3}}"
        after = [name for name in self.names if is_spaced(name)]
        return re.compile(
            rf"{_beginning([*self.names, *numerals, *times.ahead])}"
            rf"(?:(?P<before>{any_word(self.names, dots=True)})\s*)?(?:(?P<first>{hour}){self._joint})?(?P<whole>)"
            rf"(?:(?P<ahead>{any_word(times.ahead)})\s+)?(?P<hour>{hour})"
            rf"(?:(?P<colon>[:：.])(?P<clock>\d\d)(?!\d|[:：]\d)|\s*(?!{any_word(times.not_hour)})"
            rf"(?:(?P<full_hour>{any_word(times.full_hour)})|(?P<hour_word>{any_word(times.hour)})"
            rf"|(?P<formal_hour>{any_word(times.formal_hour)}))"
            rf"(?:\s*(?P<past>{any_word(times.past)})|\s*(?P<count>{minutes})\s*{any_word(times.minute)})?)?"
            rf"(?:\s*(?P<after>{any_word(after, dots=True)}))?",
            re.IGNORECASE,
        )


def _beginning(words: Iterable[str]) -> str:
    """Where a time can begin: most positions are passed over at once."""
    starts = {word[0].casefold() for word in words}
    letters = "".join(sorted(start for start in starts if start.isascii()))
    others = "".join(sorted(start for start in starts if not start.isascii()))
    return rf"(?:(?=[\d{HAN_NUMERALS}{re.escape(others)}])|\b(?=[{re.escape(letters) or 'a'}]))"


def _soonest(times: Iterable[int], other: int, *, backwards: bool = False) -> int:
    """The one of some times of day that comes first after another one; or last before it."""
    return min(times, key=lambda minutes: ((other - minutes) if backwards else (minutes - other)) % _DAY or _DAY)


def _middles(locale: Locale) -> Iterator[tuple[str, int]]:
    """When the middle of each part of the day is, by its key in CLDR (which gives seconds), in minutes."""
    for key, spans in locale.day_period_rules.get(None, {}).items():
        begin, end = spans[0].get("from", spans[0].get("at", 0)), spans[0].get("before", spans[0].get("at", 0))
        yield key, (begin + (end - begin) // 2) // 60 % _DAY


def _plain(name: str) -> str:
    return name.replace(".", "").replace(" ", "").lower()
