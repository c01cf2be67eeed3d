"""An amount, a duration, a date or a time of day that a text says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# Seconds in each unit of a fixed length.
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
# Units of which each is a multiple of another, whatever the calendar: a day, unlike 24 hours, may end at midnight. Many
# languages say an age in years.
_INTERCHANGEABLE = {
    "clock": {"second": 1, "minute": 60, "hour": 3600},
    "calendar": {"month": 1, "year": 12, "year_of_age": 12},
}
# What CLDR has names for.
CLDR_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True)
class Quantity:
    """One or two values (a range) and their unit, empty for a bare number; it is in the text from `start` to `end`.

    A date has the unit `date` and the values year, month and day; a time of day `time`, in minutes. What is not
    `firm` (one or both, said in words) may be missing in another language. What is `vague` is meant roughly (a few).
    Hours that `may_be_time` can be a time of day, too: 8 heures.
    """

    values: tuple[Decimal, ...]
    unit: str
    start: int
    end: int
    firm: bool = True
    vague: bool = False
    may_be_time: bool = False

    @property
    def amount(self) -> tuple[tuple[Decimal, ...], str]:
        """What is equal in every language."""
        return self.values, self.unit

    @property
    def kind(self) -> str:
        """What its unit measures: `duration`, `money`, or else the unit itself."""
        return "duration" if self.unit in CLDR_UNITS else "money" if self.unit.isupper() else self.unit

    @property
    def seconds(self) -> tuple[Decimal, ...] | None:
        """How long it lasts, if its unit says so: 24 hours last as long as a day, but are not said so."""
        return tuple(value * _SECONDS[self.unit] for value in self.values) if self.unit in _SECONDS else None

    @property
    def length(self) -> tuple[str, tuple[Decimal, ...]] | None:
        """How long it lasts, if it does not matter in which unit that is said: 90 minutes are an hour and a half."""
        for kind, units in _INTERCHANGEABLE.items():
            if self.unit in units:
                return kind, tuple(value * units[self.unit] for value in self.values)
        return None

    @property
    def minutes_of_day(self) -> tuple[Decimal, ...] | None:
        """The time of day that it is, or can be."""
        if self.may_be_time:
            return tuple(value * 60 for value in self.values)
        return self.values if self.unit == "time" else None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the most that is meant: a rough ten is less than twenty."""
        return self.values[0], self.values[-1] * 2 - 1 if self.vague and len(self.values) == 1 else self.values[-1]
