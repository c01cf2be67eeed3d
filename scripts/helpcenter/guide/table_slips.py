"""Tables with wrong marks: full-width bars, and a line under the head that Markdown does not take for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpcenter.guide.entry_slips import is_before_tab
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import TABLE, TABLE_BAR, TABLE_BREAK, TABLE_EDGE, TABLE_RULER, TABLE_TABS

_ROW = re.compile(r"\s{0,3}[|｜].*[|｜]\s*$")
_RULER = re.compile(r"\s*(?=.*[-－—–―])[|｜+:：\s\-－—–―]*[|｜][|｜+:：\s\-－—–―]*$")
_RIGHT_RULER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_CODE = re.compile(r"`[^`]*`|\\.")


def fix(lines: Sequence[str], index: int) -> Fix | None:
    """What is wrong in this line, if it is one of a table."""
    line, above = lines[index], lines[index - 1] if index else ""
    if "|" not in line and "｜" not in line:
        return _with_tabs(lines, index)
    if _RULER.match(line) and is_row(above):
        return _ruler(line, above)
    if "｜" in line and (_ROW.match(line) or is_row(above)):
        start = line.index("｜")
        return Fix(start, line[start:], line[start:].replace("｜", "|"), TABLE_BAR)
    if is_row(above) and not is_row(line) and _cells(line) == _cells(above):
        return Fix(0, "", "| ", TABLE_EDGE)
    if not _ROW.match(line) or is_row(above):
        return None
    return _division(lines, index)


def _with_tabs(lines: Sequence[str], index: int) -> Fix | None:
    """A row as it comes from Excel, with a tab between two cells."""
    line, above = lines[index], lines[index - 1] if index else ""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    cells = line.split("\t")
    if len(cells) == 1 or not cells[0].strip() or line.startswith(" "):
        return None
    is_first = not is_row(above)
    if is_first and len(cells[1:]) == 1 and is_before_tab(cells[0]):
        return None  # an entry
    if (below.count("\t") != line.count("\t") or above.strip()) if is_first else _cells(above) != len(cells):
        return None
    right = "|".join(["", *(f" {cell.strip()} " for cell in cells), ""])
    return Fix(0, line, right, TABLE_TABS.of(f"|{'---|' * len(cells)}") if is_first else None)


def _division(lines: Sequence[str], index: int) -> Fix | None:
    """What divides a table, at the first of its rows below an empty line: the parser joins it."""
    above, before = (lines[number] if number >= 0 else "" for number in (index - 1, index - 2))
    below = lines[index + 1] if index + 1 < len(lines) else ""
    is_head = bool(_RULER.match(below))
    if not above.strip() and is_row(before):
        return None if is_head or _RULER.match(lines[index]) else Fix(0, "", "", TABLE_BREAK)
    return Fix(0, "", "", TABLE) if _ROW.match(below) and not is_head else None


def _ruler(line: str, head: str) -> Fix | None:
    width = _cells(head)
    if _RIGHT_RULER.match(line) and _cells(line) == width:
        return None
    right = f"|{'---|' * width}"
    return Fix(0, line, right, TABLE_RULER.of(right))


def is_row(line: str) -> bool:
    """Whether this is a line of a table with a bar at its beginning."""
    return line.lstrip().startswith("|")


def is_whole_row(line: str) -> bool:
    """Whether this is a line of a table with a bar at its beginning and its end."""
    return bool(_ROW.match(line))


def is_ruler(line: str) -> bool:
    return bool(_RULER.match(line))


def _cells(row: str) -> int:
    return len(_CODE.sub("", row.replace("｜", "|")).strip().strip("|").split("|"))
