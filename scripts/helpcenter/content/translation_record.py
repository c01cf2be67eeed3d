"""What a translation was made from: a digest of each section of its source, kept in its front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpcenter.content import front_matter_edit
from helpcenter.content.fields.front_matter import TranslationRecord
from helpcenter.content.page import Page
from helpcenter.content.section_text import sections_of
from helpcenter.files.digest import digest
from helpcenter.guide.model import Guide


def digests(page: Page, guide: Guide) -> dict[str, str]:
    """A digest of the words of each section, by the id of the section.

    The title and the description belong to the introduction.
    """
    found = {}
    for text in sections_of(page, guide):
        words = text.words
        if text.section is guide.introduction:
            words = f"{page.front_matter.title}\n{page.front_matter.description}\n{words}"
        if text.section.id:
            found[text.section.id] = digest(words)
    return found


def changed(source: Page, guide: Guide, record: TranslationRecord) -> tuple[str, ...]:
    """The ids of the sections of the source that are new, changed or removed since a translation was made from it."""
    now = digests(source, guide)
    return tuple(id for id in dict.fromkeys((*now, *record.sections)) if now.get(id) != record.sections.get(id))


def stamped(text: str, source: str, digests: Mapping[str, str]) -> str:
    """The text of a translation with its record renewed. Raises FlowStyleError."""
    listed = ", ".join(f"{_key(id)}: {digest}" for id, digest in digests.items())
    return front_matter_edit.with_value(text, "translation", f"{{from: {source}, sections: {{{listed}}}}}")


def _key(id: str) -> str:
    """An id, in quotation marks if YAML could read it as a number, yes, no or null."""
    return id if re.fullmatch(r"[a-z][a-z-]*-[a-z-]*[a-z]|[a-z]{5,}", id) and id != "false" else f'"{id}"'
