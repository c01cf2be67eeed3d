"""The records of reviews after a page was renamed: what was up to date stays so, and nothing else.

Where a link leads belongs to what was reviewed of a section, as a digest; that a page has another name is no change of
what it says.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from helpcenter.content.content import Content
from helpcenter.content.fields.review import Claims, ReviewedFile, ReviewedPage, ReviewedTranslation
from helpcenter.content.page import Page
from helpcenter.files.digest import digest
from helpcenter.lint import sayings
from helpcenter.lint.context import PageContext

# The one entry of a file that is no data.
_WHOLE = "content"


def reviews(before: Content, after: Content) -> Mapping[str, ReviewedPage]:
    """What was recorded of pages at their reviews, with the digests of what leads to the new address."""
    return {id: _review(id, record, before, after) for id, record in before.data.reviewed.items()}


def review_of_file(
    path: str, old: bytes | None, new: bytes, records: Mapping[str, ReviewedFile], today: datetime.date
) -> Mapping[str, ReviewedFile]:
    """What was recorded of data, with the file `path` as it is now, if it is new or was as it was reviewed.

    Nothing is added where nothing was recorded yet.
    """
    was = records.get(path)
    is_checked = was is not None and old is not None and was.entries.get(_WHOLE) == digest(old.hex())
    if not records or not (is_checked or old is None):
        return records
    day = was.reviewed if was else today
    return {**records, path: ReviewedFile(reviewed=day.isoformat(), entries={_WHOLE: digest(new.hex())})}


def _review(id: str, record: ReviewedPage, before: Content, after: Content) -> ReviewedPage:
    """The digests of one page and its translations; those of pages that say the same are not made again."""
    translations = {
        locale: each.model_copy(update={"sections": _sections(locale, id, each, before, after)})
        for locale, each in record.translations.items()
    }
    source = before.project.default_language.locale
    sections = _sections(source, id, record, before, after)
    return record.model_copy(update={"sections": sections, "translations": translations})


def _sections(
    locale: str, id: str, record: ReviewedPage | ReviewedTranslation, before: Content, after: Content
) -> Mapping[str, Claims]:
    then, now = (each.by_id.get((locale, id)) for each in (before, after))
    if then is None or now is None or then.body == now.body:
        return record.sections
    old, new = _digests(before, then), _digests(after, now)
    return {
        section: claims.model_copy(update={"text": _renewed(claims.text, old.get(section), new.get(section))})
        for section, claims in record.sections.items()
    }


def _digests(content: Content, page: Page) -> Mapping[str, str]:
    said = sayings.of_sections(PageContext(content, page, content.guide(page), page.front_matter.reviewed))
    return {section: saying.digest for section, saying in said.items()}


def _renewed(recorded: Any, old: str | None, new: str | None) -> Any:
    return new if recorded is not None and recorded == old and new else recorded
