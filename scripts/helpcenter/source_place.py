"""Where in its file a character of a page's text stands. Only asked for the few places that are reported."""

from __future__ import annotations

import re

from helpcenter.guide import Block
from helpcenter.page import Page

# An address is no part of the text; its letters must not be taken for it.
_TARGET = re.compile(r"(?<=\])(\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\{[^}\n]*\})")


def find(page: Page, block: Block, offset: int = 0) -> tuple[int, int]:
    """Line and column, from 1, of the character `offset` of the block's text.

    The text is the source with its markup left out, so that its characters are looked for one after the other.
    What cannot be found so (a character reference, for example) has the place of what stands before it.
    """
    lines = page.lines[block.line - page.body_line :]
    blanked = _TARGET.sub(lambda target: "\0" * len(target[0]), "\n".join(lines))
    position = -1
    for character in block.text[: offset + 1]:
        if not character.isspace() and (found := blanked.find(character, position + 1)) >= 0:
            position = found
    position = max(position, 0)
    line = blanked.count("\n", 0, position)
    return block.line + line, page.written_column(
        block.line + line, position - (blanked.rfind("\n", 0, position) + 1) + 1
    )
