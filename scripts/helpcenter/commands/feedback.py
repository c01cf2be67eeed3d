"""`helpcenter feedback`: what readers said of pages and steps, from a file with a line of JSON for each answer.

`scripts/feedback_endpoint.py` writes such files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated

from wcwidth import ljust, rjust, width

from helpcenter.files import validation
from helpcenter.files.field_types import Date, Fields, Id, Matching, OneOf
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding

_HEADS = ("page", "step", "yes", "no", "mistakes", "reasons")
_NOTHING = "-"


class Answer(Fields):
    """What one reader said: whether the page helped, or that there is a mistake on it."""

    example = '{"page": "verify", "language": "en", "version": "2026-11-20", "answer": "yes"}'

    page: Id
    language: Annotated[str, Matching(r"^[A-Za-z0-9_-]{2,20}$", "the folder of a language, such as en")]
    version: Date
    answer: Annotated[str, OneOf("yes", "no", "mistake")]
    step: Id | None = None
    reason: Id | None = None
    received: Date | None = None


@dataclass
class Sum:
    """The answers to one page, or on one step of it; how often each reason was given, the most frequent first."""

    page: str
    step: str | None
    yes: int = 0
    no: int = 0
    mistakes: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


def read(file: Path) -> tuple[list[Answer], list[Finding]]:
    """The answers of a file, and the lines that are none. Raises FindingError if it cannot be read."""
    answers, findings = [], []
    for number, line in enumerate(read_text(file, str(file)).splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            message = "this line is no JSON; it may have been cut off: remove it"
            findings.append(validation.WRONG_VALUE.finding(str(file), message, number))
            continue
        answer, problems = validation.read(Document(str(file), value, line, number), Answer)
        findings += [replace(each, message=each.message.replace("this file", "this line")) for each in problems[:1]]
        answers += [answer] if answer else []
    return answers, findings


def sum_up(answers: Iterable[Answer]) -> list[Sum]:
    """By page and step: what most readers complain of first."""
    sums: dict[tuple[str, str | None], Sum] = {}
    reasons: dict[tuple[str, str | None], Counter[str]] = {}
    for answer in answers:
        key = (answer.page, answer.step)
        each = sums.setdefault(key, Sum(*key))
        each.yes += answer.answer == "yes"
        each.no += answer.answer == "no"
        each.mistakes += answer.answer == "mistake"
        if answer.reason:
            reasons.setdefault(key, Counter())[answer.reason] += 1
    for key, counted in reasons.items():
        sums[key].reasons = dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return sorted(sums.values(), key=lambda each: (-each.no - each.mistakes, -each.yes, each.page, each.step or ""))


def as_json(sums: Iterable[Sum]) -> str:
    return json.dumps([asdict(each) for each in sums], ensure_ascii=False, indent=2) + "\n"


def as_text(sums: Iterable[Sum]) -> str:
    """A table for a terminal."""
    rows = [_HEADS, *map(_row, sums)]
    if len(rows) == 1:
        return "There are no answers yet.\n"
    widths = [max(width(row[column]) for row in rows) for column in range(len(_HEADS))]
    aligned = [ljust, ljust, rjust, rjust, rjust, ljust]
    lines = (
        "  ".join(align(cell, wide) for align, cell, wide in zip(aligned, row, widths, strict=True)) for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(each: Sum) -> tuple[str, ...]:
    counts = (str(count or _NOTHING) for count in (each.yes, each.no, each.mistakes))
    reasons = ", ".join(f"{reason} {count}" for reason, count in each.reasons.items())
    return (each.page, each.step or _NOTHING, *counts, reasons or _NOTHING)
