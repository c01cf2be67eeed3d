"""Where in its file a character of a page's text stands. Only asked for the few places that are reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from helpcenter.content.page import Page
from helpcenter.guide.model import Block

# An address is no part of the text; its letters must not be taken for it.
_TARGET = re.compile(r"(?<=\])(\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\{[^}\n]*\})")

# Markup between two characters of a text is shorter than this.
_NEAR = 2000


def find(page: Page, block: Block, offset: int, end: int) -> tuple[int, int]:
    """Line and column, from 1, of the character `offset` of the block's text; the block ends before line `end`.

    The text is the source with its markup left out, so that its characters are looked for one after the other.
    What cannot be found so (a character reference, for example) has the place of what stands before it.
    """
    lines = page.lines[block.line - page.body_line : max(end - page.body_line, 1)]
    places = _places("\n".join(lines), block.text, block.column)
    line, column = places[min(offset, len(places) - 1)]
    return block.line + line, page.written_column(block.line + line, column)


@lru_cache(maxsize=64)
def _places(source: str, text: str, start: int) -> list[tuple[int, int]]:
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
