"""The link check of any built site: from its folder to the findings. `own_site` adds what a project knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, starmap
from pathlib import Path
from typing import TypeAlias

from helpcenter.build.cache import Cache
from helpcenter.findings.finding import Finding, Location, in_order
from helpcenter.findings.rule import Rule
from helpcenter.links import rules, scan
from helpcenter.links.collection import without_collection
from helpcenter.links.external.answer import LIBRARIES
from helpcenter.links.locate.built_files import Positions
from helpcenter.links.parse import file
from helpcenter.links.parse.references import Place, Reference
from helpcenter.links.parse.written_ids import REPEATED_ID
from helpcenter.links.resolve import forwarding, loading
from helpcenter.links.resolve.site import Site
from helpcenter.links.rules import ignoring, tolerance
from helpcenter.links.rules.context import SiteContext, SiteIssue
from helpcenter.links.url.parsing import Addresses
from helpcenter.lint.runner import run

# The rules for a site of which nothing is known. Those of `own_site` run here, too, when they are named.
RULES = rules.WHILE_READING
# The rule, the page, what is wrong, where it is written, and what it means.
_Found: TypeAlias = tuple[str, str, str, Reference | None, str]
# Where an issue is to be fixed: file, line and column.
Locate = Callable[[SiteIssue], Location]


def findings(root: Path, base_url: str | None, wanted: Collection[str]) -> list[Finding]:
    """What is wrong with any static site in the folder `root`, by the `wanted` rules.

    Raises OSError if it cannot be read, ValueError if `base_url` is not the address of a site.
    """
    with without_collection():
        site = read(root, base_url, with_metadata=needs_metadata(wanted))
        if not any(map(file.is_page, site.files.names)):
            raise FileNotFoundError("there is no page in this folder; name the folder of a built site")
        context = SiteContext(site, vague_links=_vague_links() if needs_metadata(wanted) else frozenset())
        files, place = Positions(), cache(root.joinpath)

        def locate(issue: SiteIssue) -> Location:
            return issue.page, *files.find(place(issue.page), issue.reference, issue.nth)

        return in_order(judge(context, wanted, locate, tolerant=True))


def read(root: Path, base_url: str | None, *, with_metadata: bool) -> Site:
    addresses = Addresses.of(base_url)
    cache = scan.cache_of(root, addresses, with_metadata=with_metadata)
    return scan.read(root, addresses, with_metadata=with_metadata, cache=cache)


def _vague_links() -> frozenset[str]:
    # Imported here because reading the files of the languages takes longer than all else at the start.
    from helpcenter.language import language_file
    from helpcenter.language.all_languages import together

    return frozenset(together(language_file.built_in().values()).vague_links)


def needs_metadata(wanted: Collection[str]) -> bool:
    return any(rule.name in wanted for rule in rules.ON_OWN_SITE)


def judge(
    context: SiteContext, wanted: Collection[str], locate: Locate, *, tolerant: bool = False
) -> Iterator[Finding]:
    """What the `wanted` rules find; `locate` says where an issue is to be fixed.

    `tolerant` is for a site that is not one's own: what works for readers all the same is less than an error.
    """
    chosen = [rule for rule in rules.ALL.values() if rule.name in wanted]
    found = _found_while_reading(context.site, external=any(rule in rules.EXTERNAL for rule in chosen))
    found = {
        name: [each for each in issues if not tolerance.is_loaded_late(name, each.page, each.reference, context.site)]
        for name, issues in found.items()
    }
    if tolerant:
        found = {
            name: [issue for issue in issues if not tolerance.is_tolerated(name, issue.reference)]
            for name, issues in found.items()
        }
    found = ignoring.apply(found, context.site, tuple(starmap(ignoring.IgnoredLink, context.ignored)), wanted)

    def finding(rule: Rule, issue: SiteIssue) -> Finding:
        path, line, column = locate(issue)
        return Finding(
            path=path,
            line=line,
            column=column,
            rule=rule.name,
            message=issue.message,
            severity=tolerance.severity(rule, issue.reference) if tolerant else rule.severity,
            page=issue.page,
            href=issue.reference[2] if issue.reference else "",
            target=issue.target,
        )

    return run(chosen, replace(context, found=found), finding)


def _found_while_reading(site: Site, *, external: bool) -> Mapping[str, Sequence[SiteIssue]]:
    """What is wrong with each address, by rule; with `external`, also those of other hosts, which are asked now."""
    seen: dict[object, int] = {}
    found: dict[str, list[SiteIssue]] = defaultdict(list)
    for name, page, message, reference, target in chain(
        _of_files(site), _of_whole_site(site), _of_other_hosts(site) if external else ()
    ):
        key = name, page, reference
        nth = seen.get(key, 0)
        seen[key] = nth + 1
        # The first of equal ids is not reported.
        found[name].append(SiteIssue(page, message, reference, target, nth + (name == REPEATED_ID.name)))
    return found


def _of_files(site: Site) -> Iterator[_Found]:
    """What is wrong with the addresses of the site."""
    fine: set[Place] = set()
    for page, facts in sorted(site.facts.items()):
        for name, message, reference in facts.issues:
            yield name, page, message, reference, reference[2]
        wrong = {}
        for place in facts.places:
            if place not in fine:
                if issue := site.targets.issue(*place):
                    wrong[place] = issue
                else:
                    fine.add(place)
        for (path, fragment), references in facts.places.items() if wrong else ():
            if issue := wrong.get((path, fragment)):
                target = site.targets.shown(path) + (f"#{fragment}" if fragment else "")
                yield from ((issue.rule.name, page, issue.message, reference, target) for reference in references)


def _of_whole_site(site: Site) -> Iterator[_Found]:
    """What is wrong between files of the site."""
    for page, reference, issue in chain(forwarding.issues(site), loading.issues(site)):
        yield issue.rule.name, page, issue.message, reference, reference[2] if reference else ""


def _of_other_hosts(site: Site) -> Iterator[_Found]:
    """What is wrong with addresses on other hosts, which are asked now."""
    from helpcenter.links.external import client

    urls = sorted({url for facts in site.facts.values() for url in facts.elsewhere})
    answers = client.check(urls, client.Settings(), Cache.of_user("answers", LIBRARIES))
    for page, facts in sorted(site.facts.items()):
        for url, references in facts.elsewhere.items():
            if issue := answers[url]:
                yield from ((issue.rule.name, page, issue.message, reference, url) for reference in references)
