"""Links to pages, as templates need them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpcenter.build.product_marks import Mark, mark_of
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.site_languages import Language


@dataclass(frozen=True)
class Link:
    """`path` is relative to the site's root: `en/verify/heyon/`, `mark` that of the product that the page is about."""

    id: str
    title: str
    path: str
    description: str = ""
    mark: Mark | None = None


@dataclass(frozen=True)
class Alternate:
    """The same page in one language; `url` is absolute. `is_translated`: its text is in this language."""

    tag: str
    name: str
    path: str
    url: str
    default: bool
    is_translated: bool


def link(content: Content, page: Page) -> Link:
    facts, path = page.front_matter, content.places.of(page)
    mark = mark_of(content.data.products[facts.product], page.locale) if facts.product else None
    return Link(facts.id, facts.title, path, facts.description, mark)


def section_link(content: Content, locale: str, id: str, section_id: str | None) -> Link:
    """A link to a section, with its heading as title; to the page, if no section is named."""
    page = content.by_id[locale, id]
    section = content.guide(page).section(section_id) if section_id else None
    to_page = link(content, page)
    if section is None:
        return to_page
    return replace(to_page, title=section.title, path=f"{to_page.path}#{section.id}", description="")


def links(content: Content, pages: Iterable[Page]) -> tuple[Link, ...]:
    return tuple(link(content, page) for page in pages)


def links_by_id(content: Content, locale: str, ids: Iterable[str]) -> tuple[Link, ...]:
    return links(content, (content.by_id[locale, id] for id in ids))


def alternates(content: Content, url: str) -> tuple[Alternate, ...]:
    """The page at `url` within its language, in every language; "" is the home page."""
    return tuple(_alternate(content, url, language) for language in content.project.languages)


def _alternate(content: Content, url: str, language: Language) -> Alternate:
    path, page = f"{language.prefix}{url}", content.by_url.get((language.locale, url))
    return Alternate(
        tag=language.tag,
        name=language.name,
        path=path,
        url=f"{content.project.site_url}{path}",
        default=language.default,
        is_translated=not (page and page.borrows),
    )
