"""Findings that a page waives, for a reason that it gives: `waive: {typed-datum: quoted from a letter}`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.lint.catalog import Catalog

UNKNOWN_WAIVER = Rule.documented(
    "unknown-waiver",
    """A waiver for a rule that does not exist, or that cannot be waived.

Bad:  `waive: {quoted-lable: the app writes it so}`
Good: `waive: {quoted-label: the app writes it so}`""",
)
UNUSED_WAIVER = Rule.documented(
    "unused-waiver",
    """A waiver that waives nothing: the defect is gone, or was never there.

Bad:  `waive: {quoted-label: the app writes it so}` on a page without such a finding
Good: no waiver""",
)
RENAMED_WAIVER = Rule.documented(
    "renamed-waiver",
    """A waiver that gives a rule its former name. It still works.

Bad:  `waive: {missing-need: the clerk has one}`
Good: `waive: {missing-requirement: the clerk has one}`""",
    Severity.WARNING,
)
RULES = (UNKNOWN_WAIVER, UNUSED_WAIVER, RENAMED_WAIVER)


def apply(found: Iterable[Finding], pages: Iterable[Page], ran: Collection[str], catalog: Catalog) -> Iterator[Finding]:
    """`found` in these pages without what they waive, and the waivers that are wrong.

    `ran` are the rules that have run: a waiver for another one is not unused.
    """
    waived = {page.path: {catalog.current_name(rule): rule for rule in page.front_matter.waive} for page in pages}
    used: set[tuple[str, str]] = set()
    for finding in found:
        if finding.rule in waived.get(finding.path, ()):
            used.add((finding.path, finding.rule))
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
                message = f'the rule "{written}" is now called "{current}"; write that'
                yield page.document.finding(("waive", written), RENAMED_WAIVER, message)


def _mistake(rule: str, *, is_unused: bool, catalog: Catalog) -> str | None:
    """What is wrong with a waiver of `rule`, and how to fix it."""
    if rule not in catalog.rules:
        return f'no rule is called "{rule}"; {did_you_mean(rule, catalog.rules)}'
    if not catalog.can_waive(rule):
        return f'what the rule "{rule}" finds must be fixed; it cannot be waived'
    return f'nothing on this page breaks the rule "{rule}"; remove the waiver' if is_unused else None
