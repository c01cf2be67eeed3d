"""Which of two pages that exclude each other is the newer one: it is the one to change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping

from helpcenter.content.page import Page
from helpcenter.files.text import read_text
from helpcenter.project import Project


def published_addresses(project: Project) -> Iterator[tuple[int, str]]:
    """The addresses of the last release, relative to the root of the site, with their lines in the list of them."""
    file = project.published_addresses
    if file.is_file():
        for number, line in enumerate(read_text(file, project.shown(file)).split("\n"), 1):
            if line.strip() and not line.startswith("#"):
                yield number, line.strip()


def oldest_first(pages: Collection[Page], all_pages: Mapping[str, Page], project: Project) -> list[Page]:
    """Pages in all their languages at once: those that readers know, that are translated, that others link to.

    One that has another id in another language comes later. Where all this is the same, they stay in their order.
    """
    published = {address for _, address in published_addresses(project)}
    signs: tuple[Callable[[Page], bool], ...] = (
        lambda page: any(f"/{language.prefix}{page.url}" in published for language in project.languages),
        lambda page: all(f"{language.locale}/{page.uri}" in all_pages for language in project.languages),
        lambda page: all(_has_same_id(page, all_pages.get(f"{each.locale}/{page.uri}")) for each in project.languages),
        lambda page: any(_refers(other, page) for other in all_pages.values()),
    )
    return sorted(pages, key=lambda page: [not sign(page) for sign in signs])


def alike(pages: Iterable[Page], key: Callable[[Page], Hashable]) -> Iterator[list[Page]]:
    """Several pages with the same key."""
    found: dict[Hashable, list[Page]] = {}
    for page in pages:
        found.setdefault(key(page), []).append(page)
    return (same for same in found.values() if len(same) > 1)


def _has_same_id(page: Page, translation: Page | None) -> bool:
    return translation is None or translation.front_matter.id == page.front_matter.id


def _refers(other: Page, page: Page) -> bool:
    name = page.uri.rpartition("/")[2]
    is_linked = f"({name}" in other.written or f"/{name}" in other.written
    return other.uri != page.uri and (is_linked or page.front_matter.id in other.front_matter.related)
