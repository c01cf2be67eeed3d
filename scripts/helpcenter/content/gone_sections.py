"""Sections that have another id than in the last commit, in every language, while others lead to the old one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from helpcenter.content import naming_places
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.files import committed
from helpcenter.findings.finding import Basis, Finding
from helpcenter.guide.model import Section

# How it is said that a section is not there: where links lead, of a page that needs it, and of data.
_OF_LINK = re.compile(r'"[^"]*" leads to "#([\w-]+)", which (\S+|this page) does not have;')
_OF_PAGE = re.compile(r"this page needs a section \{#([\w-]+)\}")
_OF_LIST = re.compile(r'(\S+) has no section "([\w-]+)";')
_OF_WORDS = re.compile(r'unknown section "([\w-]+)";')
# The data whose entries are sections of pages.
_WITH_SECTIONS = ("aliases", "situations")
_HEADING = re.compile(r"^#{2,6} (?P<title>.+?) \{#(?P<id>[\w-]+)[^}]*\}", re.MULTILINE)


class _Named(NamedTuple):
    """A section that somebody names: the page in its language folder (`verify/heyon.md`), and the id."""

    uri: str
    id: str


def explained(found: Iterable[Finding], content: Content) -> list[Finding]:
    """The findings, those about a section whose id was changed as one, at its heading in the source language."""
    left = [*found]
    named: dict[_Named, list[Finding]] = {}
    for each in left:
        if section := _named(each, content):
            named.setdefault(section, []).append(each)
    for section, told in named.items():
        pages = [page for page in content.pages.values() if page.uri == section.uri and not page.borrows]
        if pages and (now := _now(section.id, pages, content)):
            left = [each for each in left if each not in told and not _follows(each, section.id, now, pages, content)]
            left.append(_finding(section, now, pages, told, content))
    return left


def _named(finding: Finding, content: Content) -> _Named | None:
    """The section that a finding says is not there."""
    if link := _OF_LINK.match(finding.message):
        page = content.pages_by_path.get(finding.path if link[2] == "this page" else link[2])
        return _Named(page.uri, link[1]) if page else None
    if of_page := _OF_PAGE.match(finding.message):
        page = content.pages_by_path.get(finding.path)
        return _Named(page.uri, of_page[1]) if page else None
    if of_list := _OF_LIST.match(finding.message):
        page = content.pages_by_path.get(of_list[1])
        return _Named(page.uri, of_list[2]) if page else None
    if words := _OF_WORDS.match(finding.message):
        return next((_Named(page.uri, words[1]) for page in _entered(finding, words[1], content)), None)
    return None


def _entered(finding: Finding, id: str, content: Content) -> Iterator[Page]:
    """The page under which a data file has an entry for a section, at the place of a finding."""
    for name in _WITH_SECTIONS:
        document = content.data.documents.get(name)
        if document and document.path == finding.path:
            for page in content.sources.values():
                if document.positions.get((page.front_matter.id, id)) == (finding.line, finding.column):
                    yield page


def _now(id: str, pages: Sequence[Page], content: Content) -> Section | None:
    """The section of the source page that had this id in the last commit, if no language has the id now."""
    source = next((page for page in pages if page.is_source), None)
    if source is None or any(id in {anchor for anchor, _ in content.guide(page).anchors} for page in pages):
        return None
    before = committed.text(content.project.root, source.path) or ""
    headings = {heading["id"]: heading["title"] for heading in _HEADING.finditer(before)}
    new = [section for section in content.guide(source).sections if section.id and section.id not in headings]
    same = [section for section in new if section.title == headings.get(id)]
    likely = same or new
    return likely[0] if id in headings and len(likely) == 1 else None


def _follows(finding: Finding, id: str, now: Section, pages: Sequence[Page], content: Content) -> bool:
    """Whether it tells that a record has the old id, that what is in the section is new, or that its id is unknown."""
    page = next((page for page in pages if page.path == finding.path), None)
    if page and finding.message.startswith(f'"{now.id}" is no channel;'):
        return True
    if page is None or finding.basis is Basis.ITSELF:
        return False
    lines = [section.line for section in content.guide(page).sections]
    first = next((section.line for section in content.guide(page).sections if section.id == now.id), 0)
    behind = next((line for line in lines if line > first), finding.line + 1)
    names = re.search(rf"#(?:{re.escape(id)}|{re.escape(now.id)})(?![\w-])", finding.message)
    return bool(names) or first <= finding.line < behind


def _links(section: _Named, content: Content) -> Iterator[tuple[str, int]]:
    """Where links lead to the section."""
    end = f"#{section.id}"
    for page in content.pages.values():
        for block, span in content.guide(page).marked("link") if end in page.written else ():
            path = content.places.file_path(page, span.target) if span.target != end else page.path
            there = content.pages_by_path.get(path)
            if span.target.endswith(end) and there and there.uri == section.uri:
                yield page.path, block.line


def _finding(
    section: _Named, now: Section, pages: Sequence[Page], told: Sequence[Finding], content: Content
) -> Finding:
    named = {(each.path, each.line) for each in told if not _OF_PAGE.match(each.message)}
    places = sorted({*named, *_links(section, content)})
    source, *others = sorted(pages, key=lambda page: not page.is_source)
    everywhere = " in every language" if others else ""
    cure = f"write {{#{section.id}}} again here" + "".join(f" and in {page.path}" for page in others)
    message = f"#{section.id} is #{now.id} now{everywhere}"
    if places:
        message += f", and {naming_places.counted(places, 'leads there', 'lead there')}"
        is_needed = any(_OF_PAGE.match(each.message) for each in told)
        cure += "" if is_needed else "; or change what leads there"
    return replace(told[0], path=source.path, line=now.line, column=1, message=f"{message}; {cure}")
