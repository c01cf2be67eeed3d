"""Entries of a list below others, which are to be indented by four spaces for each level."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpcenter.guide.entry_slips import ENTRY
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import NESTED

_INDENT = "    "


@dataclass
class Nesting:
    """Follows how far the entries of a list are indented as they are written, from the margin inward."""

    indents: list[int] = field(default_factory=list)
    is_told: bool = False

    def begin(self, space: str) -> None:
        """The first entry of a list, with the spaces before it."""
        self.indents, self.is_told = [len(space)], False

    def end(self) -> None:
        self.indents = []

    def fix(self, line: str, last: int) -> Fix | None:
        """An entry under another one that is indented by fewer than four spaces for each level.

        Behind the entry with the number `last`, the one with the next number is no lower.
        """
        entry = ENTRY.match(line)
        if not entry or not self.indents:
            return None
        written = len(entry["space"])
        if entry["number"] and int(entry["number"][:3]) == last + 1 and written < len(_INDENT):
            return None
        while len(self.indents) > 1 and written <= self.indents[-2]:
            self.indents.pop()
        if written > self.indents[-1] + 1:
            self.indents.append(written)
        elif written < self.indents[-1]:
            self.indents[-1:] = [written] if len(self.indents) > 1 else self.indents[-1:]
        level = len(self.indents) - 1
        if level and written < len(_INDENT) * level:
            told, self.is_told = self.is_told, True
            return Fix(0, entry["space"], _INDENT * level, None if told else NESTED)
        return None
