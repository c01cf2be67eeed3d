"""Findings that a page waives, with a reason: `waive: {typed-datum: quoted from a letter}`.

Only what is harmless can be waived: style and dead links. No page can allow itself a contact, a foreign link, a
disguise or a step that another language lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.lint.catalog import Catalog

UNKNOWN_WAIVER = Rule.documented(
    "unknown-waiver",
    """A waiver for a rule that does not exist, or that cannot be waived.

Bad:  `waive: {quoted-lable: the app writes it so}`
Good: `waive: {quoted-label: the app writes it so}`""",
)
UNUSED_WAIVER = Rule.documented(
    "unused-waiver",
    """A waiver without effect: the page has no finding of this rule.

Bad:  `waive: {quoted-label: the app writes it so}` on a page without such a finding
Good: no waiver""",
)
RENAMED_WAIVER = Rule.documented(
    "renamed-waiver",
    """A waiver that uses the former name of a rule. It still works.

Bad:  `waive: {missing-need: the clerk has one}`
Good: `waive: {missing-requirement: the clerk has one}`""",
    Severity.WARNING,
)
RULES = (UNKNOWN_WAIVER, UNUSED_WAIVER, RENAMED_WAIVER)


def apply(
    found: Iterable[tuple[Finding, Collection[str]]], pages: Iterable[Page], ran: Collection[str], catalog: Catalog
) -> Iterator[Finding]:
    """The findings without those that are waived, and findings about waivers in `pages` that are wrong.

    Each finding comes with the paths of the pages that can waive it. `ran` are the rules that have run. A waiver for a
    rule that has not run is never reported as unused.
    """
    waived = {page.path: {catalog.current_name(rule): rule for rule in page.front_matter.waive} for page in pages}
    used: set[tuple[str, str]] = set()
    for finding, paths in found:
        waiving = [path for path in paths if finding.rule in waived.get(path, ())]
        if waiving and catalog.can_waive(finding.rule):
            used.update((path, finding.rule) for path in waiving)
        else:
            yield finding
    for page in pages:
        for current, written in waived[page.path].items():
            if message := _mistake(
                current, is_unused=current in ran and (page.path, current) not in used, catalog=catalog
            ):
                rule = UNUSED_WAIVER if catalog.can_waive(current) else UNKNOWN_WAIVER
                yield page.document.finding(("waive", written), rule, message)
            if current != written:
                message = f'the rule "{written}" is now called "{current}"; use the new name'
                yield page.document.finding(("waive", written), RENAMED_WAIVER, message)


def _mistake(rule: str, *, is_unused: bool, catalog: Catalog) -> str | None:
    """What is wrong with a waiver of `rule`, and how to fix it."""
    if rule not in catalog.rules:
        return catalog.unknown(rule)
    if not catalog.can_waive(rule):
        return f'the rule "{rule}" cannot be waived; remove the waiver, and fix what the rule finds'
    return f'nothing on this page breaks the rule "{rule}"; remove the waiver' if is_unused else None
