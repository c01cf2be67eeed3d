"""Sentences that are indented as code is: by four spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from helpcenter.guide.columns import SHORT_LINE, columns

_SENTENCE = re.compile(r"[^\W\d_].*\s.*[.!?:]$|.*[^\x00-\x7f]")
_OF_PROGRAMS = re.compile(r"[{}<>=$|\\_;`]|--|&&|^\s*#")
_LINK = re.compile(r"\]\([^()]*\)")
_INDENT = "    "
# By how much a line is longer than those of the code above it, if it is none of them.
_MUCH = 2


def is_sentence(line: str) -> bool:
    """Whether this is a sentence, and nothing for a program."""
    text = line.strip()
    return bool(_SENTENCE.match(text)) and not _OF_PROGRAMS.search(_LINK.sub("", text))


def is_paragraph(lines: Sequence[str], index: int) -> bool:
    """Whether a line, with an empty one above it, begins a paragraph rather than what is to be shown as it is.

    What is to be shown has short lines, or a text above that leads to it with a colon.
    """
    line = lines[index].strip()
    if columns(line) <= SHORT_LINE or not is_sentence(line):
        return False
    above = [*filter(str.strip, reversed(lines[:index]))]
    code = [*takewhile(lambda one: one.startswith((_INDENT, "\t")), above)]
    if code:
        return columns(line) > _MUCH * max(columns(one.strip()) for one in code)
    return not above[:1] or not above[0].rstrip().endswith((":", "："))
