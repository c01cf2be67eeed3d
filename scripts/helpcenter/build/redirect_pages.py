"""Pages at addresses that are redirected, for hosts that don't read `_redirects`: each leads on to a page. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from helpcenter.content.content import Content
from helpcenter.content.page import Page

SCRIPT = "assets/javascripts/redirect.js"
_INDEX = "index.html"


@dataclass(frozen=True)
class RedirectPage:
    """The `file` of the site (`verify/old/index.html`) leads on to the page with this `title` and absolute `url`.

    `to` is its address relative to the file, with the place on it if there is one.
    """

    file: str
    locale: str
    title: str
    url: str
    to: str


def redirect_pages(content: Content, redirects: Mapping[str, str]) -> Iterator[RedirectPage]:
    """For each of `redirects`, from an address to an address, that leads to a page; pages themselves are left out."""
    base = urlsplit(content.project.site_url).path
    pages = {content.places.of(page): page for page in content.pages.values()}
    targets = {path: target for source, target in redirects.items() if (path := _path(source, base))}
    for path in targets:
        file = _file(path)
        if file and path not in pages and (arrival := _arrival(path, targets, pages, base)):
            yield _page(content, file, *arrival)


def _path(address: str, base: str) -> str | None:
    """The path of an address below the root of the site, with a slash at its end: `verify/old/`; None for others."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path.startswith("/") or path.startswith("//"):
        return None
    path = path.removeprefix(base.rstrip("/")) if path.startswith(base) else path
    return f"{path.strip('/')}/" if path.strip("/") else ""


def _file(path: str) -> str | None:
    """The file that hosts serve at a path; None if no page can be there."""
    *folders, name = path.rstrip("/").split("/")
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in (*folders, name)):
        return None
    if "." in name:
        return path.rstrip("/") if name.endswith(".html") else None
    return f"{path}{_INDEX}"


def _arrival(path: str, targets: Mapping[str, str], pages: Mapping[str, Page], base: str) -> tuple[Page, str] | None:
    """The page that readers arrive at, perhaps by way of other lines, and the place on it."""
    place = ""
    for _ in targets:
        address = targets[path]
        place, there = address.partition("#")[2] or place, _path(address, base)
        if there is not None and there in pages:
            return pages[there], place
        if there is None or there not in targets:
            return None
        path = there
    return None


def _page(content: Content, file: str, page: Page, place: str) -> RedirectPage:
    path, folder = content.places.of(page), f"/{posixpath.dirname(file)}"
    to = f"{posixpath.relpath(f'/{path}', folder)}/"
    return RedirectPage(
        file=file,
        locale=page.locale,
        title=page.front_matter.title,
        url=f"{content.project.site_url}{path}",
        to=f"{to}#{place}" if place else to,
    )
