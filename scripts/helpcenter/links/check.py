"""The link check: from a built site to its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import chain
from pathlib import Path

from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.links import rules
from helpcenter.links.locate.html import Positions
from helpcenter.links.parse import file
from helpcenter.links.resolve.site import Site
from helpcenter.links.rules.context import SiteDefect, SiteSubject
from helpcenter.links.scan import scan
from helpcenter.links.scan.cache import Memory
from helpcenter.links.url.parsing import Addresses

# Where a defect is to be mended: file, line and column.
Locate = Callable[[SiteDefect], tuple[str, int, int]]


def site(root: Path, base_url: str | None, wanted: Collection[str]) -> list[Finding]:
    """What is wrong with any static site in the folder `root`, by the `wanted` rules.

    Raises OSError if it cannot be read, ValueError if `base_url` is no address of a site.
    """
    subject = SiteSubject(read(root, base_url, closely=needs_closer_look(wanted)))
    if not any(map(file.is_page, subject.site.files.names)):
        raise FileNotFoundError("there is no page in this folder; is it the built site?")
    files = Positions()

    def locate(defect: SiteDefect) -> tuple[str, int, int]:
        return defect.page, *files.find(root / defect.page, defect.reference, defect.nth)

    return sorted(findings(subject, wanted, locate))


def read(root: Path, base_url: str | None, *, closely: bool) -> Site:
    addresses = Addresses.of(base_url)
    return scan.read(root, addresses, closely=closely, memory=Memory.of(root, f"{addresses.root} {closely}"))


def needs_closer_look(wanted: Collection[str]) -> bool:
    return any(rule.name in wanted for rule in rules.ON_OUR_SITE)


def findings(subject: SiteSubject, wanted: Collection[str], locate: Locate) -> Iterator[Finding]:
    for rule, defect in _defects(subject, wanted):
        path, line, column = locate(defect)
        yield Finding(
            path=path,
            line=line,
            column=column,
            rule=rule.name,
            message=defect.message,
            severity=rule.severity,
            page=defect.page,
            href=defect.reference[2] if defect.reference else "",
            target=defect.target,
        )


def _defects(subject: SiteSubject, wanted: Collection[str]) -> Iterator[tuple[Rule, SiteDefect]]:
    seen: Counter[object] = Counter()
    found = _of_files(subject.site)
    if any(rule.name in wanted for rule in rules.EXTERNAL):
        found = chain(found, _of_other_hosts(subject.site))
    for name, defect in found:
        if name in wanted:
            nth = seen[name, defect.page, defect.reference]
            seen[name, defect.page, defect.reference] += 1
            # The first of equal ids is not reported.
            yield rules.ALL[name], defect._replace(nth=nth + (name == "repeated-id"))
    for rule in rules.ON_OUR_SITE:
        if rule.check and rule.name in wanted:
            yield from ((rule, defect) for defect in rule.check(subject))


def _of_files(site: Site) -> Iterator[tuple[str, SiteDefect]]:
    """What is wrong with each address, whoever's site it is."""
    for page, facts in sorted(site.facts.items()):
        for name, message, reference in facts.flaws:
            yield name, SiteDefect(page, message, reference, reference[2])
        for path, by_fragment in facts.places.items():
            for fragment, flaw in site.targets.flaws(path, by_fragment.keys()):
                target = site.targets.shown(path) + (f"#{fragment}" if fragment else "")
                for reference in by_fragment[fragment]:
                    yield flaw.rule, SiteDefect(page, flaw.message, reference, target)


def _of_other_hosts(site: Site) -> Iterator[tuple[str, SiteDefect]]:
    """What is wrong with addresses on other hosts, which are asked now."""
    from helpcenter.links.external import client
    from helpcenter.links.external.cache import ExternalMemory

    urls = sorted({url for facts in site.facts.values() for url in facts.elsewhere})
    answers = client.check(urls, client.Settings(), ExternalMemory.of_user())
    for page, facts in sorted(site.facts.items()):
        for url, references in facts.elsewhere.items():
            if flaw := answers[url]:
                yield from ((flaw.rule, SiteDefect(page, flaw.message, reference, url)) for reference in references)
