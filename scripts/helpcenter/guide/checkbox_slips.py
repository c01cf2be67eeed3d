"""Wrong marks of checklists: all their entries are at the margin, each with a checkbox."""

from __future__ import annotations

import re
from collections.abc import Collection

from helpcenter.guide.entry_slips import ENTRY, bullet, is_checkbox, sign
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import CHECKBOX, NO_CHECKBOX, OUTDENTED, TICKED

_BOX = r"\[[ \t　]*[xX✓√]?[ \t　]*\]|[【［][\s　]*[xX✓√]?[】］]|[□☐☑▢]|[(（][\s　]*[)）]"
_CHECKBOX = re.compile(rf"(?P<bullet>[ \t　]*(?:[-*+•·—－–][ \t　]*)?)(?P<box>{_BOX})(?![(（:])[ \t　]*(?=\S)")


def fix(line: str, above: str, below: str) -> Fix | None:
    """What is wrong with an entry of a checklist."""
    if found := _checkbox(line) or _sign_as_checkbox(line, (above, below)):
        return found
    stripped = line.lstrip(" \t　")
    if is_checkbox(stripped):
        is_indented = stripped != line and is_checkbox(above)
        return Fix(0, line[: len(line) - len(stripped)], "", OUTDENTED) if is_indented else None
    if not is_checkbox(above) and not is_checkbox(below):
        return None
    entry = ENTRY.match(line)
    if entry and entry["bullet"] and not entry["space"]:
        return Fix(entry.end(), "", "[ ] ", NO_CHECKBOX)
    found_bullet = None if entry else bullet(line)
    return found_bullet and found_bullet._replace(meant="- [ ] ", mark=NO_CHECKBOX)


def _checkbox(line: str) -> Fix | None:
    """A checkbox that Markdown does not see; where an entry has its right mark, only what is wrong behind it."""
    found = None if is_checkbox(line) else _CHECKBOX.match(line)
    if not found:
        return None
    start = found.start("box") if found["bullet"] in {"- ", "* ", "+ "} else 0
    meant = "[ ] " if start else "- [ ] "
    is_ticked = start and found["box"] in {"[x]", "[X]"}
    return Fix(start, found[0][start:], meant, TICKED if is_ticked else CHECKBOX)


def _sign_as_checkbox(line: str, beside: Collection[str]) -> Fix | None:
    """A sign such as ✅ beside an entry with a checkbox."""
    found = sign(line) if any(map(is_checkbox, beside)) else None
    return Fix(0, found[0], "- [ ] ", CHECKBOX) if found else None
