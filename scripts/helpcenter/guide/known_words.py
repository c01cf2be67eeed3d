"""What a help center knows, by which a wrong mark is told from what is meant as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class KnownWords:
    """The on-screen `labels`, the `codes` that readers may be told to dial, and the official `hosts`."""

    labels: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    @cached_property
    def described(self) -> str:
        """The same text for the same words."""
        return repr((sorted(self.labels), sorted(self.codes), sorted(self.hosts)))


NOTHING = KnownWords()
