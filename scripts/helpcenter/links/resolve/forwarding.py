"""Readers who are led on: by `_redirects`, and by pages that lead on without delay."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule
from helpcenter.links.parse.redirects import Redirect
from helpcenter.links.parse.references import Reference
from helpcenter.links.resolve.redirection import MOST_HOPS, fixed_folder
from helpcenter.links.resolve.site import Site
from helpcenter.links.resolve.targets import MISSING_FILE
from helpcenter.links.url.syntax import UrlIssue

REDIRECT_LOOP = Rule.documented(
    "redirect-loop",
    """Redirects, or pages that lead on without delay, from which readers never arrive anywhere.

Bad:  `/phones/ /cards/` and `/cards/ /phones/` in `_redirects`
Good: `/phones/ /cards/` and a page at `/cards/`

Browsers stop with an error after 20 redirects, and never stop where pages lead on to each other.""",
)
SHADOWED_REDIRECT = Rule.documented(
    "shadowed-redirect",
    """A line of `_redirects` that is never used, because an earlier one answers for the same addresses.

Bad:  `/phones/* /cards/:splat` above `/phones/old/ /cards/older/`
Good: `/phones/old/ /cards/older/` above `/phones/* /cards/:splat`

https://docs.netlify.com/manage/routing/redirects/overview/#rule-processing-order""",
    Severity.WARNING,
)
RULES = (REDIRECT_LOOP, SHADOWED_REDIRECT)

Found = tuple[str, Reference | None, UrlIssue]
_FILE = "_redirects"


def issues(site: Site) -> Iterator[Found]:
    """What is wrong where readers are led on: the file, the address in it, and why."""
    for redirect, path in site.redirection.sources():
        earlier = site.redirection.first(path, redirect.conditions)
        if earlier is not None and earlier.line < redirect.line:
            if earlier.forced or not redirect.forced:
                message = f"line {earlier.line} answers for this already; put this line above it, or remove it"
                yield _FILE, _reference(redirect.source), UrlIssue(SHADOWED_REDIRECT, message)
        elif redirect.sends_on and site.redirection.is_endless(path, redirect.conditions):
            message = f'"{redirect.source}" is redirected more than {MOST_HOPS} times; correct where it leads'
            yield _FILE, _reference(redirect.source), UrlIssue(REDIRECT_LOOP, message)
    yield from _missing_folders(site)
    yield from _circles_of_pages(site)


def _reference(value: str) -> Reference:
    return "redirect", "", value


def _missing_folders(site: Site) -> Iterator[Found]:
    """Targets with variables in a folder that does not exist, whatever the variables mean."""
    for redirect in site.redirects:
        if not redirect.is_fixed and (folder := _folder_there(redirect, site)) is not None:
            message = f'there is nothing below "/{folder}/"; correct it, or remove the line'
            yield _FILE, _reference(redirect.target), UrlIssue(MISSING_FILE, message)


def _folder_there(redirect: Redirect, site: Site) -> str | None:
    folder = fixed_folder(redirect)
    if not folder:
        return None
    target = site.addresses.meaning(f"/{folder}/", site.addresses.root).target
    folder = getattr(target, "path", unquote(folder)).strip("/")
    return None if site.files.is_folder(folder) or site.redirection.leads_below(folder) else folder


def _circles_of_pages(site: Site) -> Iterator[Found]:
    """Pages that lead on to each other, or to themselves. Each page is passed once."""
    passed: set[str] = set()
    for start in sorted(path for path, facts in site.facts.items() if facts.forward):
        way: dict[str, Reference] = {}
        page: str | None = start
        while page is not None and page not in passed:
            passed.add(page)
            forward = site.facts[page].forward if page in site.facts else None
            if forward is None:
                break
            way[page] = forward[1]
            page = site.redirection.arrival(forward[0])[0]
        if page in way:
            circle = list(way)[list(way).index(page) :]
            for each in circle:
                message = "this page leads on without delay, and back to itself; correct where it leads"
                yield each, way[each], UrlIssue(REDIRECT_LOOP, message)
