"""What is often asked, as links to the sections that answer it. Pure."""

from __future__ import annotations

from dataclasses import replace

from helpcenter.build.page_links import Link, link
from helpcenter.content.content import Content


def often_asked(content: Content, locale: str) -> tuple[Link, ...]:
    """The title of each is the heading of the section, or that of the page."""
    return tuple(_link(content, locale, asked.page, asked.section) for asked in content.data.often_asked)


def _link(content: Content, locale: str, id: str, section_id: str | None) -> Link:
    page = content.by_id[locale, id]
    section = content.guide(page).section(section_id) if section_id else None
    to_page = link(content, page)
    if section is None:
        return to_page
    return replace(to_page, title=section.title, path=f"{to_page.path}#{section.id}", description="")
