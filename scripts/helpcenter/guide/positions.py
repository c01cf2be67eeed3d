"""Where in its file a character of a page's text stands. Only asked for the few places that are reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from helpcenter.findings.finding import Position
from helpcenter.guide.model import Block

# An address is no part of the text; its letters must not be taken for it.
_TARGET = re.compile(r"(?<=\])(\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\{[^}\n]*\})")

# Markup between two characters of a text is shorter than this.
_NEAR = 2000


def find(lines: Sequence[str], first_line: int, block: Block, offset: int, end: int) -> Position:
    """Line and column of the character `offset` of the block's text; the block ends before line `end`.

    `lines` are those of the body, which begins at `first_line` of its file.

    The text is the source with its markup left out, so that its characters are looked for one after the other.
    What cannot be found so (a character reference, for example) has the place of what stands before it.
    """
    source = "\n".join(lines[block.line - first_line : max(end - first_line, 1)])
    places = _places(source, block.text, block.column)
    line, column = places[min(offset, len(places) - 1)]
    return block.line + line, column


@lru_cache(maxsize=64)
def _places(source: str, text: str, start: int) -> list[Position]:
    """Line (from 0) and column (from 1) of each character of the text, which begins after `start` characters."""
    blanked = _TARGET.sub(lambda target: "\0" * len(target[0]), source)
    starts = [0, *(end.end() for end in re.finditer("\n", source))]
    position = start - 1
    found = []
    for character in text or " ":
        if not character.isspace():
            at = blanked.find(character, position + 1, position + 1 + _NEAR)
            position = at if at >= 0 else position
        line = bisect_right(starts, max(position, 0)) - 1
        found.append((line, max(position, 0) - starts[line] + 1))
    return found
