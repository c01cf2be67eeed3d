"""What is wrong in a line, and what was meant."""

from __future__ import annotations

from typing import NamedTuple

from helpcenter.guide.marks import Mark


class Fix(NamedTuple):
    """After `start` characters of a line: what is `written`, and what is `meant`. Without a `mark` it is not told."""

    start: int
    written: str
    meant: str
    mark: Mark | None

    def applied(self, line: str) -> str:
        return line[: self.start] + self.meant + line[self.start + len(self.written) :]
