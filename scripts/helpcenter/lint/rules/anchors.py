"""Addresses within a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.lint.context import Issue, PageContext

# The addresses that templates make.
_RESERVED = {"choose", "contact", "content", "front-matter", "menu", "provenance", "related", "title"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def duplicate_anchor(context: PageContext) -> Iterator[Issue]:
    """Two headings, steps or checklist entries of one page share an address; a link finds only the first.

    Bad:  `## In the app {#app .steps}` … `## App problems {#app}`
    Good: `## In the app {#app .steps}` … `## App problems {#app-trouble}`

    Steps have addresses too: the third step of `{#app .steps}` is `#app-3`.
    """
    for anchor, line, first in context.guide.repeated_anchors():
        message = f'the address "#{anchor}" already stands in line {first}; give this one an id of its own'
        yield context.at_line(line, message)


def missing_anchor(context: PageContext) -> Iterator[Issue]:
    """A heading without an id gets one from its words, which differs by language and changes with them.

    Bad:  `## 结果`
    Good: `## 结果 {#result}`

    Python-Markdown calls Chinese headings `_1`, `_2`, …
    """
    for section in context.guide.sections:
        if not section.id:
            message = f'the heading "{section.title}" has no id; end it with one, the same in every language: {{#name}}'
            yield context.at_line(section.line, message)


def malformed_anchor(context: PageContext) -> Iterator[Issue]:
    """An id that cannot be typed or told on: ids are addresses, and the same in every language.

    Bad:  `## 结果 {#结果}`, `## Result {#The_Result}`
    Good: `## 结果 {#result}`
    """
    for section in context.guide.sections:
        if section.id and not _ID.fullmatch(section.id):
            message = (
                f'the id "{section.id}" must be lower-case letters and digits, joined by single hyphens; rename it'
            )
            yield context.at_line(section.line, message)


def reserved_anchor(context: PageContext) -> Iterator[Issue]:
    """An id that the templates use themselves.

    Bad:  `## Whom to ask {#contact}`
    Good: `## Whom to ask {#ask}`
    """
    # The home page has a part for each landing page, with its id.
    reserved = _RESERVED | context.content.landings if context.facts.type == "home" else _RESERVED
    for anchor, line in context.guide.anchors:
        if anchor in reserved or anchor.startswith(("__", "hc-")):
            message = f'the address "#{anchor}" is made by the site itself; choose another id'
            yield context.at_line(line, message)
