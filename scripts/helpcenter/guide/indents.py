"""How far a line is indented, and how far it was meant to be."""

from __future__ import annotations

import re

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import WIDE_INDENT, Mark

# How far the text of an entry is indented.
INDENT = "    "
_BLANKS = re.compile(r"[ \t　]*(?:>[ \t]*)?")


def blanks(line: str) -> str:
    """What a line begins with, perhaps with the mark of a quotation."""
    return _BLANKS.match(line)[0]  # type: ignore[index]


def indented(line: str, mark: Mark | None) -> Fix:
    """The line as the text of an entry; that its spaces are wide is told before anything else."""
    found = blanks(line)
    return Fix(0, found, INDENT, Mark(mark.rule, WIDE_INDENT) if mark and "　" in found else mark)


def without_wide(line: str) -> Fix | None:
    """A line without the wide spaces with which Chinese paragraphs begin on paper."""
    text = line.lstrip(" 　")
    found = line[: len(line) - len(text)]
    return Fix(0, found, "", None) if "　" in found else None
