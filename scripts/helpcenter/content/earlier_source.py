"""What a source page said when it was translated: a record has only digests of it, git has the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from helpcenter.content import loading, page, translation_record
from helpcenter.content.content import Content
from helpcenter.content.fields.front_matter import TranslationRecord, front_matter
from helpcenter.content.page import Page
from helpcenter.content.section_text import sections_of
from helpcenter.files import history
from helpcenter.files.text import decoded
from helpcenter.findings.errors import FindingError


def title_and_sections(content: Content, source: Page) -> Mapping[str, tuple[str, ...]]:
    """The written lines of each section by its id; those of the introduction come after title and description."""
    guide = content.guide(source)
    facts = source.front_matter
    found = {
        text.section.id: tuple(line for line in text.lines if line.strip())
        for text in sections_of(source, guide)
        if text.section.id
    }
    if guide.introduction.id in found:
        head = (f"title: {facts.title}", f"description: {facts.description}")
        found[guide.introduction.id] = (*head, *found[guide.introduction.id])
    return found


def pages_when_translated(
    content: Content, source: Page, record: TranslationRecord, wanted: Collection[str]
) -> Mapping[str, Page]:
    """The page as it was when each of the sections `wanted` was translated, by the id of the section, if git has it.

    A commit has it if the digest of the section is the one that was recorded. Raises NoHistoryError.
    """
    missing = {id for id in wanted if id in record.sections}
    found: dict[str, Page] = {}
    for then in _earlier(content, source) if missing else ():
        digests = translation_record.digests(then, content.guide(then))
        same = {id for id in missing if digests.get(id) == record.sections[id]}
        found |= dict.fromkeys(same, then)
        missing -= same
        if not missing:
            break
    return found


def _earlier(content: Content, source: Page) -> Iterator[Page]:
    """The page as it was, the newest version first; without those that cannot be read."""
    declared = front_matter(content.data.help_center.product_key)
    for data in history.versions(content.project.root / source.path):
        try:
            then, _ = page.parse_source(decoded(data, source.path), source.path, source.src_uri, declared)
        except FindingError:
            continue
        if then is not None:
            reading = loading.reading_of(then, content)
            yield replace(then, body=reading.text, reading=reading)
