"""Ids of headings, steps and checklist entries: their addresses on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.rule import waivable
from helpcenter.guide.marks import MISSING_ID
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.rules.repetition import SAME, repeated_sections

# Ids that the templates use, and that of the title.
RESERVED = frozenset(
    "asked choose contact content contents-title copy-button filter menu menu-dialog menu-title progress related "
    "schemes search-dialog siblings-title sources title".split()
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def duplicate_anchor(context: PageContext) -> Iterator[Issue]:
    """Two headings, steps or checklist entries of a page have the same address; links lead only to the first.

    Bad:  `## In the app {#app .steps}` … `## App problems {#app}`
    Good: `## In the app {#app .steps}` … `## App problems {#app-trouble}`

    Steps have addresses too: the third step of `{#app .steps}` is `#app-3`.
    """
    yield from context.misread("duplicate-anchor")
    twice = {section.line: (section, first) for section, first in repeated_sections(context)}
    of_sections = {block.line for section, _ in twice.values() for block in section.blocks}
    for anchor, line, first in context.guide.repeated_anchors():
        message = f'the address "#{anchor}" is already used in line {first}; give this one a different id'
        if line in twice:
            message = SAME.format("section", twice[line][1].line)
        if line in twice or line not in of_sections:
            yield context.at_line(line, message)


def missing_anchor(context: PageContext) -> Iterator[Issue]:
    """A heading without an id: Markdown makes one from its words, which differ between languages and may change.

    Bad:  `## 结果`
    Good: `## 结果 {#result}`

    Chinese headings would get the ids `_1`, `_2`, … If the same page in another language tells which id was meant, the
    rest of the page is checked as if the heading had it.
    """
    yield from context.misread("missing-anchor")
    told = {mark.line for mark in context.page.reading.marks if MISSING_ID in mark.mark.message}
    for section in context.guide.sections:
        if not section.id and section.line not in told:
            message = (
                f'the heading "{section.title}" has no id; add one at its end, the same in every language: {{#name}}'
            )
            yield context.at_line(section.line, message)


@waivable
def malformed_anchor(context: PageContext) -> Iterator[Issue]:
    """An id that is hard to type or to share, or another one than in the other language: ids are addresses.

    Bad:  `## 结果 {#结果}`, `## Result {#The_Result}`
    Good: `## 结果 {#result}`
    """
    yield from context.misread("malformed-anchor")
    for section in context.guide.sections:
        if section.id and not _ID.fullmatch(section.id):
            message = (
                f'the id "{section.id}" must be lower-case letters and digits, joined by single hyphens; rename it'
            )
            yield context.at_line(section.line, message)


def reserved_anchor(context: PageContext) -> Iterator[Issue]:
    """An id that the templates already use.

    Bad:  `## Whom to ask {#contact}`
    Good: `## Whom to ask {#ask}`
    """
    # The home page has a section for each landing page, with the id of that page.
    reserved = RESERVED | context.content.landings if context.page_type.template == "home" else RESERVED
    for anchor, line in context.guide.anchors:
        if anchor in reserved:
            message = f'the address "#{anchor}" is used by the templates of the site; choose a different id'
            yield context.at_line(line, message)
