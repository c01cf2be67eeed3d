"""One finding for one cause: what a line of a template or of the data does wrong, it does on every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpcenter.findings.finding import Finding


def by_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of one rule at one place as one, which names all its `pages` of the site.

    What one page has twice at a place (two links that differ) stays two findings.
    """
    groups: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    for finding in sorted(findings, key=lambda one: (one.page, one)):
        place = finding.path, finding.line, finding.column, finding.rule
        groups[*place, seen[*place, finding.page]].append(finding)
        seen[*place, finding.page] += 1
    for same in groups.values():
        pages = tuple(finding.page for finding in same)
        yield replace(same[0], pages=pages if len(pages) > 1 else ())
