"""Findings that a page waives, for a reason that it gives: `waive: {typed-datum: quoted from a letter}`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import did_you_mean

RULES = {
    "unknown-waiver": """A waiver for a rule that does not exist, or that cannot be waived.

Bad:  `waive: {quoted-lable: the app writes it so}`
Good: `waive: {quoted-label: the app writes it so}`""",
    "idle-waiver": """A waiver that waives nothing: the defect is gone, or was never there.

Bad:  `waive: {quoted-label: the app writes it so}` on a page without such a finding
Good: no waiver""",
}


def apply(
    found: Iterable[Finding],
    pages: Iterable[Page],
    ran: Collection[str],
    known: AbstractSet[str],
    waivable: AbstractSet[str],
) -> Iterator[Finding]:
    """`found` in these pages without what they waive, and the waivers that are wrong.

    `ran` are the rules that have run: a waiver for another one is not idle. `known` are all rules, `waivable` those
    that can be waived.
    """
    waived = {page.path: set(page.front_matter.waive) for page in pages}
    used: set[tuple[str, str]] = set()
    for finding in found:
        if finding.rule in waived.get(finding.path, ()):
            used.add((finding.path, finding.rule))
        else:
            yield finding
    for page in pages:
        for rule in page.front_matter.waive:
            keys = ("waive", rule)
            if rule in known - waivable:
                message = f'what the rule "{rule}" finds must be mended; it cannot be waived'
                yield page.document.finding(keys, "unknown-waiver", message)
            elif rule not in known:
                yield page.document.finding(
                    keys, "unknown-waiver", f'no rule is called "{rule}"; {did_you_mean(rule, known)}'
                )
            elif rule in ran and (page.path, rule) not in used:
                yield page.document.finding(
                    keys, "idle-waiver", f'nothing on this page breaks the rule "{rule}"; remove the waiver'
                )
