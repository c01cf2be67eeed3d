"""What is often asked, as links to the sections that answer it. Pure."""

from __future__ import annotations

from helpcenter.build.page_links import Link, section_link
from helpcenter.content.content import Content


def often_asked(content: Content, locale: str) -> tuple[Link, ...]:
    """The title of each is the heading of the section, or that of the page."""
    return tuple(section_link(content, locale, asked.page, asked.section) for asked in content.data.often_asked)
