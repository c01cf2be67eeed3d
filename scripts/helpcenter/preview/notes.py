"""What is wrong in a page, each at its place on the page: what the preview shows beside the text."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.command_name import as_typed
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.guide.model import Guide
from helpcenter.lint.project_lint import Scope, in_every_language, lint
from helpcenter.preview.workspace import State
from helpcenter.rules import CATALOG


@dataclass(frozen=True)
class Note:
    """A finding as the browser gets it; `anchor` is the place on the page, empty if it is in another file."""

    rule: str
    severity: str
    message: str
    where: str
    anchor: str


def of_page(state: State, page: Page, today: datetime.date) -> list[Note]:
    """The findings of a page and of the same page in the other languages; and what could not be read at all."""
    found = state.findings
    same = {*in_every_language(page.path, state.project)} if state.project else {page.path}
    is_unfinished = any(each.path in same for each in found)
    found += (each for each in state.missing if each.path in same)
    written = state.written
    if written is None or page.src_uri not in written.pages:
        return list(_notes(dict.fromkeys(found), page, []))
    if not is_unfinished:  # else what follows from it would be told, too
        found += lint(written, Scope(paths=(page.path,), today=today), CATALOG)
    return list(_notes(dict.fromkeys(found), page, _places(written, page)))


def _notes(found: Iterator[Finding] | dict[Finding, None], page: Page, places: list[tuple[int, str]]) -> Iterator[Note]:
    for each in sorted(found):
        where = f"{each.path}:{each.line}:{each.column}"
        anchor = _anchor(each.line, places) if each.path == page.path else ""
        yield Note(each.rule, str(each.severity), as_typed(each.message), where, anchor)


def _places(content: Content, page: Page) -> list[tuple[int, str]]:
    """The lines of what has an address of its own: sections, steps, what to have at hand."""
    guide: Guide = content.guide(page)
    found = [(section.line, section.id or "title") for section in guide.parts]
    for section in guide.parts:
        found += [(step.line, step.id) for step in section.all_steps()]
        found += [(item.block.line, item.id) for item in section.checklist]
    return sorted(found)


def _anchor(line: int, places: list[tuple[int, str]]) -> str:
    """What is at a line, or before it; of what is in the front matter, the title."""
    index = bisect_right(places, (line, "\uffff"))
    return places[index - 1][1] if index else "title"
