"""Whether the pages that data files name exist, and their sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean

UNKNOWN_PAGE = Rule.documented(
    "unknown-page",
    """The menu, the tasks, what is often asked or an announcement refers to a page that does not exist.

Bad:  `menu: [home, verfy]`
Good: `menu: [home, verify]`""",
)
UNKNOWN_SECTION = Rule.documented(
    "unknown-section",
    """The list of what is often asked, or an announcement refers to a section that does not exist, or not in every
language.

Bad:  `- {page: faq-topup, section: not-credit}`
Good: `- {page: faq-topup, section: not-credited}`""",
)
RULES = (UNKNOWN_PAGE, UNKNOWN_SECTION)


def unknown_pages(data: Data, ids: Collection[str]) -> Iterator[Finding]:
    """The menu, the tasks, the page about the site, what is often asked and where announcements lead are pages."""
    named: list[tuple[str, tuple[str | int, ...], str]] = []
    named += [("help_center", ("menu", index), id) for index, id in enumerate(data.help_center.menu)]
    named += [("tasks", (index,), id) for index, id in enumerate(data.tasks)]
    named += [("help_center", ("about",), data.help_center.about)] if data.help_center.about else []
    named += [(file, (index, "page"), page) for file, index, page, _ in _named_places(data)]
    for file, keys, id in named:
        if id not in ids:
            message = f'unknown page "{id}"; {did_you_mean(id, ids)}'
            yield data.documents[file].finding(keys, UNKNOWN_PAGE, message)


def unknown_sections(content: Content) -> Iterator[Finding]:
    """Whether every section that data files refer to exists, in every language that has the page."""
    for file, index, id, section in _named_places(content.data):
        pages = (content.by_id.get((language.locale, id)) for language in content.project.languages)
        for page in filter(None, pages) if section else ():
            known = [section.id for section in content.guide(page).sections if section.id]
            if section and section not in known:
                message = f'{page.path} has no section "{section}"; {did_you_mean(section, known)}'
                yield content.data.documents[file].finding([index, "section"], UNKNOWN_SECTION, message)
                break


def _named_places(data: Data) -> Iterator[tuple[str, int, str, str | None]]:
    """The places to which the entries of a data file lead: the file, the entry, the page and its section."""
    for index, asked in enumerate(data.often_asked):
        yield "often_asked", index, asked.page, asked.section
    for index, announcement in enumerate(data.announcements):
        if announcement.page:
            yield "announcements", index, announcement.page, announcement.section
