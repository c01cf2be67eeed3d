"""Addresses within a page."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.finding import Finding
from helpcenter.guide import Guide


def duplicate_anchors(guide: Guide, path: str) -> Iterator[Finding]:
    """Two headings, steps or checklist entries of one page share an address; a link finds only the first.

    Bad:  `## In the app {#app .steps}` … `## App problems {#app}`
    Good: `## In the app {#app .steps}` … `## App problems {#app-trouble}`
    """
    for anchor, line, first in guide.repeated_anchors():
        message = f'the address "#{anchor}" already stands in line {first}; give this one an id of its own'
        yield Finding(path=path, line=line, column=1, rule="duplicate-anchor", message=message)
