"""A second front matter in a page, as it comes about where a page is pasted into another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import SECOND_FRONT_MATTER

_EDGE = re.compile(r"---\s*$")
_FENCE = re.compile(r"```|~~~")
_KEY = re.compile(r"([a-z_]+):(?:\s|$)")
# What belongs to the key above.
_BELOW_KEY = re.compile(r"\s+\S|-\s|#")
# What every page has, and no list of words.
_KEYS = frozenset({"id", "title"})


def fixes(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, Fix]]:
    """The lines of front matter in a text that begins at `first_line` of its file, by their index."""
    is_code, is_first, end = False, True, 0
    for index, line in enumerate(lines):
        is_code = is_code != bool(_FENCE.match(line))
        if is_code or index < end or not line.strip():
            continue
        if _EDGE.match(line):
            end = _end(lines, index, index + 1)
        elif is_first and _KEY.match(line):
            end = _end(lines, index, index)  # the line above it was overlooked
        is_first = False
        if index < end:
            mark = SECOND_FRONT_MATTER.of(f"lines {first_line + index} to {first_line + end - 1}")
            yield index, Fix(0, line, "", mark)
            yield from ((at, Fix(0, lines[at], "", None)) for at in range(index + 1, end))


def _end(lines: Sequence[str], begin: int, first_key: int) -> int:
    """The index behind a front matter that begins at `begin`; the same if none does."""
    keys = set()
    for index in range(first_key, len(lines)):
        if found := _KEY.match(lines[index]):
            keys.add(found[1])
        elif not _BELOW_KEY.match(lines[index]):
            return index + 1 if _EDGE.match(lines[index]) and keys >= _KEYS else begin
    return begin
