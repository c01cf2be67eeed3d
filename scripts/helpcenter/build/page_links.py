"""Links to pages, as templates need them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.project import Language


@dataclass(frozen=True)
class Link:
    """`path` is relative to the site's root: `en/verify/heyon/`."""

    id: str
    title: str
    path: str
    description: str = ""


@dataclass(frozen=True)
class Alternate:
    """The same page in one language; `url` is absolute."""

    tag: str
    name: str
    path: str
    url: str
    current: bool
    default: bool


def link(page: Page, language: Language) -> Link:
    facts = page.front_matter
    return Link(facts.id, facts.title, f"{language.prefix}{page.url}", facts.description)


def links(pages: Iterable[Page], language: Language) -> tuple[Link, ...]:
    return tuple(link(page, language) for page in pages)


def links_by_id(content: Content, language: Language, ids: Iterable[str]) -> tuple[Link, ...]:
    return links((content.by_id[language.locale, id] for id in ids), language)


def alternates(content: Content, url: str, current: Language) -> tuple[Alternate, ...]:
    """The page at `url` within its language, in every language."""
    return tuple(
        _alternate(content, url, language, current=language == current) for language in content.project.languages
    )


def home_alternates(content: Content) -> tuple[Alternate, ...]:
    """The home pages, for a page that is outside of every language (404)."""
    return tuple(_alternate(content, "", language, current=False) for language in content.project.languages)


def _alternate(content: Content, url: str, language: Language, *, current: bool) -> Alternate:
    path = f"{language.prefix}{url}"
    return Alternate(
        tag=language.tag,
        name=language.name,
        path=path,
        url=f"{content.project.site_url}{path}",
        current=current,
        default=language.default,
    )
