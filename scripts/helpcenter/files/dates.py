"""What is wrong with a text that is not a date, and which date is meant."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Iterator

_AS_IT_IS_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# Dates as people and programs write them.
_PATTERNS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y%m%d",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
)
_DASHES = re.compile("[–—−]")
_MONTHS, _FEBRUARY = 12, 2


def cure(written: str) -> str:
    """How to mend what is written instead of a date: `November has 30 days`, or `write 2026-11-20`."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", written)).strip("“”‘’ ")
    meant = {*_meant(text)}
    if len(meant) == 1:
        return f"a date is written YYYY-MM-DD: write {meant.pop().isoformat()}"
    if found := _AS_IT_IS_WRITTEN.fullmatch(text):
        return _impossible(*map(int, found.groups()))
    return "it must be a date, written YYYY-MM-DD, such as 2026-11-20"


def _meant(text: str) -> Iterator[datetime.date]:
    for pattern in _PATTERNS:
        try:
            yield datetime.datetime.strptime(text, pattern).date()  # noqa: DTZ007 -- a day has no time zone
        except ValueError:
            continue


def _impossible(year: int, month: int, day: int) -> str:
    if not 1 <= month <= _MONTHS:
        swapped = f"; month and day are swapped: write {year}-{day:02}-{month:02}" if _is_day(year, day, month) else ""
        return f"there is no month {month}{swapped}"
    if not year:
        return "there is no year 0"
    name = calendar.month_name[month] + (f" {year}" if month == _FEBRUARY else "")
    return f"{name} has {calendar.monthrange(year, month)[1]} days" if day else "there is no day 0"


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(max(year, 1), month)[1]
