"""Dead links that are not reported: marked in HTML (`parse/marks.py`), or listed in `mkdocs.yml`, each with a reason.

Only what leads nowhere can be ignored. What leads a reader elsewhere, to a foreign host or contact, is always reported.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpcenter.findings.rule import Rule
from helpcenter.links.parse import html
from helpcenter.links.parse.facts import OFF, Mark
from helpcenter.links.parse.marks import ATTRIBUTE, REASON
from helpcenter.links.resolve import targets
from helpcenter.links.resolve.site import Site
from helpcenter.links.rules.context import SiteIssue

MALFORMED_IGNORE = Rule.documented(
    "malformed-ignore",
    f"""A mark for links that are not to be reported, without a reason or with an unknown value. It has no effect.

Bad:  `<nav {ATTRIBUTE}="off">`, `<nav {ATTRIBUTE}="no" {REASON}="…">`
Good: `<nav {ATTRIBUTE}="off" {REASON}="the shop is deployed beside this site">`

Only dead links of the site can be ignored: the files, folders, places and maps that are missing.""",
)
UNUSED_IGNORE = Rule.documented(
    "unused-ignore",
    f"""A mark in HTML, or an entry of `ignored_links` in `mkdocs.yml`, that keeps no dead link from being reported.

Bad:  `{ATTRIBUTE}="off"` on an element whose links all lead somewhere
Good: no mark""",
)
RULES = (MALFORMED_IGNORE, UNUSED_IGNORE)
# Of the rules found while a site is read, those that a page may waive.
DEAD = frozenset(rule.name for rule in (*html.RULES, *targets.RULES) if rule.waivable)
# The place of an issue of an entry of the list: a file of the project, and none of the site.
OF_LIST = "ignored_links"


@dataclass(frozen=True)
class IgnoredLink:
    """An entry of the list: an address, in which `*` stands for anything, and its line in `mkdocs.yml`."""

    address: str
    line: int

    def fits(self, issue: SiteIssue) -> bool:
        only_stars = re.sub(r"[?[]", r"[\g<0>]", self.address)
        pattern = re.compile(fnmatch.translate(only_stars))
        written = issue.reference[2] if issue.reference else ""
        return any(map(pattern.fullmatch, (issue.target, written)))


def apply(
    found: Mapping[str, Sequence[SiteIssue]], site: Site, listed: Sequence[IgnoredLink], wanted: Collection[str]
) -> Mapping[str, Sequence[SiteIssue]]:
    """What is found without what is ignored, and what is wrong with that."""
    marks = [(page, mark) for page, facts in sorted(site.facts.items()) for mark in facts.marks]
    if not marks and not listed:
        return found
    by_place: dict[tuple[object, ...], Mark] = {
        (page, *place): mark for page, mark in marks if mark.is_valid for place in mark.covered
    }
    used: set[Mark | IgnoredLink] = set()

    def is_ignored(issue: SiteIssue) -> bool:
        marked = by_place.get((issue.page, issue.reference, issue.nth))
        ignoring = {one for one in listed if one.fits(issue)} | ({marked} if marked else set())
        used.update(ignoring)
        return bool(ignoring)

    left = dict(found)
    for name in DEAD & found.keys():
        left[name] = [issue for issue in found[name] if not is_ignored(issue)]
    left[MALFORMED_IGNORE.name] = list(_malformed(marks))
    left[UNUSED_IGNORE.name] = list(_unused(marks, listed, used)) if DEAD.issubset(wanted) else []
    return left


def _malformed(marks: Iterable[tuple[str, Mark]]) -> Iterator[SiteIssue]:
    for page, mark, nth in _numbered(marks):
        value = mark.reference[2]
        if value != OFF:
            message = f'{ATTRIBUTE}="{value}" means nothing; write {ATTRIBUTE}="{OFF}", or remove it'
            yield SiteIssue(page, message, mark.reference, nth=nth)
        elif not mark.reason:
            message = f"links are ignored here without a reason; add it: {REASON}=…"
            yield SiteIssue(page, message, mark.reference, nth=nth)


def _unused(
    marks: Iterable[tuple[str, Mark]], listed: Iterable[IgnoredLink], used: Collection[Mark | IgnoredLink]
) -> Iterator[SiteIssue]:
    for page, mark, nth in _numbered(marks):
        if mark.is_valid and mark not in used:
            message = f"no link here is dead, so there is nothing to ignore; remove {ATTRIBUTE}"
            yield SiteIssue(page, message, mark.reference, nth=nth)
    for entry in listed:
        if entry not in used:
            message = f'no dead link leads to "{entry.address}"; remove the entry'
            yield SiteIssue("", message, (OF_LIST, "", entry.address), line=entry.line)


def _numbered(marks: Iterable[tuple[str, Mark]]) -> Iterator[tuple[str, Mark, int]]:
    """Each mark with how many equal ones are before it on its page."""
    seen: dict[tuple[object, ...], int] = {}
    for page, mark in marks:
        seen[page, mark.reference] = seen.get((page, mark.reference), -1) + 1
        yield page, mark, seen[page, mark.reference]
