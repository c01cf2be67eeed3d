"""Lines that are put aside before the others are read: blocks of code, and comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpcenter.guide import code_slips
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import COMMENT, OPEN_COMMENT

_INDENT = "    "
_COMMENT, _END_OF_COMMENT = "<!--", "-->"


@dataclass
class Asides:
    """Follows what is put aside from line to line: each must be asked for, in order."""

    fence: str = ""
    is_open_code: bool = False
    is_comment: bool = False

    def fixes(self, lines: Sequence[str], index: int) -> list[Fix] | None:
        """What is wrong in a line of code or of a comment; None for any other line."""
        return self._open(lines[index]) if self.is_open else self._beginning(lines, index)

    @property
    def is_open(self) -> bool:
        return bool(self.fence) or self.is_comment or self.is_open_code

    def _open(self, line: str) -> list[Fix] | None:
        if self.fence:
            self.fence = "" if line.rstrip() == self.fence else self.fence
            return []
        if self.is_comment:
            return self._comment(line, is_first=False)
        self.is_open_code = not code_slips.ends_open_block(line)
        if self.is_open_code:
            return [Fix(0, "", _INDENT, None)]
        end = code_slips.open_block(line)
        return [end._replace(mark=None)] if end else None

    def _beginning(self, lines: Sequence[str], index: int) -> list[Fix] | None:
        line = lines[index]
        self.fence = code_slips.fence_with_end(lines, index)
        if self.fence:
            return []
        if found := code_slips.open_block(line):
            self.is_open_code = True
            return [found]
        if line.lstrip().startswith(_COMMENT) and not any(_END_OF_COMMENT in below for below in lines[index:]):
            return [Fix(0, line, "", OPEN_COMMENT)]
        return self._comment(line, is_first=True) if _begins_comment(lines, index) else None

    def _comment(self, line: str, *, is_first: bool) -> list[Fix]:
        """A line of a comment, which is left out: what stands behind its end is text."""
        end = line.find(_END_OF_COMMENT)
        self.is_comment = end < 0
        written = line if end < 0 else line[: end + len(_END_OF_COMMENT)]
        return [Fix(0, written, "", COMMENT if is_first else None)]


def _begins_comment(lines: Sequence[str], index: int) -> bool:
    """Whether a comment that has an end is all that the line, or its beginning, says."""
    if not lines[index].lstrip().startswith(_COMMENT):
        return False
    rest = (line for line in lines[index:] if _END_OF_COMMENT in line)
    return next(rest, "x").rstrip().endswith(_END_OF_COMMENT)
