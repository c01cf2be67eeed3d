"""Addresses within a page."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.finding import Finding
from helpcenter.guide import Guide
from helpcenter.page import Page

# The addresses that templates make.
_RESERVED = {"choose", "contact", "content", "menu", "provenance", "related", "title"}


def duplicate_anchor(guide: Guide, page: Page) -> Iterator[Finding]:
    """Two headings, steps or checklist entries of one page share an address; a link finds only the first.

    Bad:  `## In the app {#app .steps}` … `## App problems {#app}`
    Good: `## In the app {#app .steps}` … `## App problems {#app-trouble}`
    """
    for anchor, line, first in guide.repeated_anchors():
        message = f'the address "#{anchor}" already stands in line {first}; give this one an id of its own'
        yield Finding(path=page.path, line=line, column=1, rule="duplicate-anchor", message=message)


def missing_anchor(guide: Guide, page: Page) -> Iterator[Finding]:
    """A heading without an id gets one from its words, which differs by language and changes with them.

    Bad:  `## 结果`
    Good: `## 结果 {#result}`
    """
    for section in guide.sections:
        if not section.id:
            message = f'the heading "{section.title}" has no id; end it with one, the same in every language: {{#name}}'
            yield Finding(path=page.path, line=section.line, column=1, rule="missing-anchor", message=message)


def reserved_anchor(guide: Guide, page: Page) -> Iterator[Finding]:
    """An id that the templates use themselves.

    Bad:  `## Whom to ask {#contact}`
    Good: `## Whom to ask {#ask}`
    """
    for anchor, line in guide.anchors:
        if anchor in _RESERVED or anchor.startswith(("__", "hc-")):
            message = f'the address "#{anchor}" is made by the site itself; choose another id'
            yield Finding(path=page.path, line=line, column=1, rule="reserved-anchor", message=message)
