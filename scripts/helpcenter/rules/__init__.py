"""The rules: small pure functions that yield findings. Each is named once, in the list below."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from helpcenter.finding import Finding
from helpcenter.guide import Guide
from helpcenter.page import Page
from helpcenter.rules import anchors, links, procedures

ON_PAGE: tuple[Callable[[Guide, Page], Iterator[Finding]], ...] = (
    anchors.duplicate_anchor,
    anchors.missing_anchor,
    anchors.reserved_anchor,
    links.broken_address,
    procedures.channels_differ,
    procedures.missing_section,
    procedures.not_one_list,
    procedures.title_differs,
    procedures.unknown_evidence,
    procedures.unproven_evidence,
)


def on_page(guide: Guide, page: Page) -> Iterator[Finding]:
    """What every rule for one page finds."""
    for rule in ON_PAGE:
        yield from rule(guide, page)
