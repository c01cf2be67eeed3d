"""A finding: one thing that is wrong, where it is, and how to fix it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import TypeAlias

Position: TypeAlias = tuple[int, int]  # line and column in a file, both from 1
Location: TypeAlias = tuple[str, int, int]  # file, line and column

_HALVES = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Basis(IntEnum):
    """By what something is found to be wrong. What is wrong by itself is often why it differs from something else."""

    ITSELF = 0
    COUNTERPART = 1  # the same part in another language
    WORDS = 2  # what this says, word by word: other differences are often why
    REVIEW = 3  # the record of what was there when a person checked it
    TRANSLATION = 4  # the record of what it was translated from


@dataclass(frozen=True, order=True, kw_only=True)
class Finding:
    """One defect. The field order is the order of the reports: by file, then by `basis`, then by place.

    `path` is relative to the project, with forward slashes; `line` and `column` start at 1.
    `message` says what is wrong, why, and how to fix it, in one line. A finding of the built site also has the file
    `page` of the site, the address `href` as it is written there, and its meaning, `target`. If the cause is one for
    several `pages`, `page` is the first of them.
    """

    path: str
    basis: Basis = Basis.ITSELF
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    page: str = ""
    href: str = ""
    target: str = ""
    pages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """A message may quote line ends, escapes and halves of characters, but must be one line on a terminal."""
        if f"{self.message}{self.path}{self.page}{self.href}{self.target}".isprintable():
            return
        object.__setattr__(self, "message", one_line(self.message))
        for name in ("path", "page", "href", "target"):
            object.__setattr__(self, name, _HALVES.sub("\ufffd", getattr(self, name)))


def one_line(text: str) -> str:
    """A text that may quote anything, as terminals can show it: without line ends, escapes, halves of characters."""
    return text if text.isprintable() else _UNPRINTABLE.sub(" ", text)


_order = attrgetter(*(field.name for field in fields(Finding)))


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """The same as `sorted`, which makes two tuples whenever it compares two of very many findings."""
    return sorted(found, key=_order)
