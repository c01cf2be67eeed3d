"""What is new and what changed, for those who follow the help center: an Atom feed of each language (RFC 4287). Pure.

An entry is a change of a page. It keeps its id when the page is renamed, and says the day of the review, never that of
the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from helpcenter.build.section_titles import section_titles
from helpcenter.content import page_changes
from helpcenter.content.content import Content
from helpcenter.content.fields.page_changes import Change
from helpcenter.content.page import Page
from helpcenter.site_languages import Language

NAME = "feed.atom"
_ATOM = "http://www.w3.org/2005/Atom"
# How many changes readers who were away for long get.
MOST_ENTRIES = 50


class _Entry(NamedTuple):
    page: Page
    change: Change
    is_new: bool


def render(content: Content, language: Language) -> str:
    """The feed of a language as XML. A page that is not translated yet is not in it."""
    site, text = content.project.site_url, content.localizer(language.locale).text
    entries = sorted(_entries(content, language), key=lambda each: (each.change.day, each.page.uri), reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language.tag})
    _add(feed, "id", f"{site}{language.prefix}{NAME}")
    _add(feed, "title", text("feed.title", site=text("site.name")))
    days = [each.change.day for each in entries] or [page.front_matter.reviewed for page in content.sources.values()]
    _add(feed, "updated", _time(max(days)))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{language.prefix}{NAME}")
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{site}{language.prefix}")
    strings = content.localizer(language.locale).strings
    _add(SubElement(feed, "author"), "name", text("site.author" if "site.author" in strings else "site.name"))
    for entry in entries[:MOST_ENTRIES]:
        _add_entry(feed, content, entry)
    indent(feed)
    return tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entries(content: Content, language: Language) -> Iterator[_Entry]:
    for page in content.pages.values():
        if page.locale == language.locale and not page.borrows:
            for place, change in enumerate(page_changes.of_page(content, page)):
                yield _Entry(page, change, is_new=place == 0)


def _add_entry(feed: Element, content: Content, entry: _Entry) -> None:
    facts, day = entry.page.front_matter, entry.change.day
    element = SubElement(feed, "entry")
    # RFC 4151: a name that leads nowhere, so that it can stay when the page moves.
    host = urlsplit(content.project.site_url).hostname
    _add(element, "id", f"tag:{host},{day.isoformat()}:{entry.page.locale}/{facts.id}")
    _add(element, "title", facts.title)
    _add(element, "updated", _time(day))
    address = f"{content.project.site_url}{quote(content.places.of(entry.page))}"
    SubElement(element, "link", rel="alternate", type="text/html", href=address)
    _add(element, "summary", _summary(content, entry))


def _summary(content: Content, entry: _Entry) -> str:
    text = content.localizer(entry.page.locale).text
    if entry.is_new:
        return f"{text('feed.new')} · {entry.page.front_matter.description}"
    if not entry.change.sections:
        return text("feed.reviewed")
    titles = section_titles(content.guide(entry.page), entry.change.sections)
    return " · ".join((text("feed.changed"), *titles.values()))


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _time(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
