"""The position in the file of a character of a page's text. Called only for the few positions that are reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from helpcenter.findings.finding import Position
from helpcenter.guide.model import Block

# An address under a name, [name]: /address "title", which is not text.
_DEFINITION = r"^[ ]{0,3}\[(?P<defined>[^\[\]\n]+)\]:[ ]*\S+[ ]*(?=$|[\"'(])"
# What readers do not see: comments, tags, addresses, names of references. Code comes first: there, all is text.
_HIDDEN = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|<!--.*?-->|</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>"
    r"|(?<=\])(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\{[^}\n]*\}|\[(?P<name>[^\]\n]+)\])"
    rf"|{_DEFINITION}[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
_DEFINED = re.compile(_DEFINITION, re.MULTILINE)

# The most characters of markup between two characters of a text.
_MAX_GAP = 2000


def visible_lines(body: str) -> list[str]:
    """The lines of a page, with what readers do not see in its running text as null characters."""
    defined = {found["defined"].casefold() for found in _DEFINED.finditer(body)}

    def hide(found: re.Match[str]) -> str:
        is_text = found["code"] or (found["name"] and found["name"].casefold() not in defined)
        return found[0] if is_text else re.sub(r"[^\n]", "\0", found[0])

    return _HIDDEN.sub(hide, body).split("\n")


def find(lines: Sequence[str], first_line: int, block: Block, offset: int, end: int) -> Position:
    """Line and column of the character `offset` of the block's text; the block ends before line `end`.

    `lines` are the `visible_lines` of the body, which begins at line `first_line` of its file.

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
    places = [index for index, character in enumerate(source) if character != "\0" and index >= start]
    visible = "".join(map(source.__getitem__, places))
    starts = [0, *(end.end() for end in re.finditer("\n", source))]
    position = -1
    found = []
    for character in text or " ":
        if not character.isspace():
            index = visible.find(character, position + 1, position + 1 + _MAX_GAP)
            position = index if index >= 0 else position
        place = places[position] if position >= 0 else start - 1
        line = bisect_right(starts, max(place, 0)) - 1
        found.append((line, max(place, 0) - starts[line] + 1))
    return found
