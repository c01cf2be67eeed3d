"""When pages were new, and what changed on them with each review (`_data/changes.yml`).

`helpcenter publish` writes the record. The site shows what it says and will say: built before, it is the same as built
after. A page that was not reviewed again has not changed for its readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpcenter.content.content import Content
from helpcenter.content.fields.page_changes import Change, PageChanges
from helpcenter.content.page import Page
from helpcenter.files.digest import digest
from helpcenter.files.yaml_records import Line, dumped

_INTRODUCTION = """\
# When each page was new, and what changed on it with each review: feeds and pages tell it to readers.
# Written on a release by: helpcenter publish
"""


def of_page(content: Content, page: Page) -> tuple[Change, ...]:
    """The changes of a page, in whatever language, the oldest first; the last may not be recorded yet."""
    source = content.sources[page.front_matter.id]
    day, known = source.front_matter.reviewed, content.data.changes.get(source.front_matter.id)
    if known is None:
        return (Change(day=day.isoformat()),)
    if day <= known.changes[-1].day:
        return known.changes
    now = _digests(content, source)
    changed = tuple(id for id, each in now.items() if known.sections.get(id) != each)
    return (*known.changes, Change(day=day.isoformat(), sections=changed))


def renewed(content: Content) -> Mapping[str, PageChanges]:
    """What is to be recorded of all pages, by their ids."""
    return {id: _renewed(content, id, source) for id, source in sorted(content.sources.items())}


def _renewed(content: Content, id: str, source: Page) -> PageChanges:
    known, changes = content.data.changes.get(id), of_page(content, source)
    if known and changes == known.changes:
        return known  # what it says now is told with the next review
    return PageChanges(changes=changes, sections=_digests(content, source))


def as_yaml(records: Mapping[str, PageChanges]) -> str:
    """The text of the file for these records: a line for each change."""
    return dumped(_INTRODUCTION, {id: _page(record) for id, record in records.items()})


def _page(record: PageChanges) -> dict[str, Any]:
    return {"changes": [Line(_change(each)) for each in record.changes], "sections": Line(record.sections)}


def _change(change: Change) -> dict[str, Any]:
    return {"day": change.day} | ({"sections": list(change.sections)} if change.sections else {})


def _digests(content: Content, source: Page) -> dict[str, str]:
    """A digest of what each section says to readers, with data filled in; the facts at the head belong to the first."""
    facts, guide = source.front_matter, content.guide(source)
    texts = {part.id: "\n".join(block.text for block in part.blocks) for part in guide.parts if part.id}
    first = guide.introduction.id
    texts[first] = f"{facts.title}\n{facts.wait}\n{facts.evidence}\n{texts.get(first, '')}"
    return {id: digest(text) for id, text in texts.items()}
