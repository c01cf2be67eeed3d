"""The position in the file of a character of a page's text. Called only for the few positions that are reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from helpcenter.findings.finding import Position
from helpcenter.guide.model import Block

# Addresses are not part of the text: text must not be found in them.
_TARGET = re.compile(r"(?<=\])(\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\{[^}\n]*\})")

# The most characters of markup between two characters of a text.
_MAX_GAP = 2000


def find(lines: Sequence[str], first_line: int, block: Block, offset: int, end: int) -> Position:
    """Line and column of the character `offset` of the block's text; the block ends before line `end`.

    `lines` are the lines of the body, which begins at line `first_line` of its file.

    The text is the source without its markup: its characters are searched in the source one after the other. A
    character that is not found (from a character reference, for example) has the position of the one before it.
    """
    source = "\n".join(lines[block.line - first_line : max(end - first_line, 1)])
    found = _positions(source, block.text, block.column)
    line, column = found[min(offset, len(found) - 1)]
    return block.line + line, column


@lru_cache(maxsize=64)
def _positions(source: str, text: str, start: int) -> list[Position]:
    """Line (from 0) and column (from 1) of each character of the text, which begins after `start` characters."""
    without_targets = _TARGET.sub(lambda target: "\0" * len(target[0]), source)
    starts = [0, *(end.end() for end in re.finditer("\n", source))]
    position = start - 1
    found = []
    for character in text or " ":
        if not character.isspace():
            index = without_targets.find(character, position + 1, position + 1 + _MAX_GAP)
            position = index if index >= 0 else position
        line = bisect_right(starts, max(position, 0)) - 1
        found.append((line, max(position, 0) - starts[line] + 1))
    return found
