"""What a translation was made from: a digest of each section of its source, kept in its front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpcenter.content.fields.front_matter import TranslationRecord
from helpcenter.content.page import Page
from helpcenter.content.section_text import sections_of
from helpcenter.files import yaml_layout
from helpcenter.files.digest import digest
from helpcenter.guide.model import Guide

# A line with its end, and what ends one.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ENDS = "\r\n"


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


class FlowStyleError(Exception):
    """The front matter is written in braces, where no line can be added."""


def stamped(text: str, source: str, digests: Mapping[str, str]) -> str:
    """The text of a translation with its record renewed: one line, in its old place or at the end of the front matter.

    Every other line stays as it is, with its own line end, and so do comments on the lines of the record. Raises
    FlowStyleError.
    """
    lines = _LINE.findall(text)
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    layout = yaml_layout.read("".join(f"{line.rstrip(_ENDS)}\n" for line in lines[1:end]), "translation")
    if layout.is_flow:
        raise FlowStyleError
    first, after = layout.lines.start + 1, layout.lines.stop + 1
    line_end = lines[after - 1][len(lines[after - 1].rstrip(_ENDS)) :]
    listed = ", ".join(f"{_key(id)}: {digest}" for id, digest in digests.items())
    record = f"{' ' * layout.indentation}translation: {{from: {source}, sections: {{{listed}}}}}"
    if len(layout.lines) == 1:
        record += layout.comments.get(layout.lines.start, "")
        kept = []
    else:
        kept = [f"{comment}{line_end}" for comment in layout.comments.values()]
    return "".join([*lines[:first], record + line_end, *kept, *lines[after:]])


def _key(id: str) -> str:
    """An id, in quotation marks if YAML could read it as a number, yes, no or null."""
    return id if re.fullmatch(r"[a-z][a-z-]*-[a-z-]*[a-z]|[a-z]{5,}", id) and id != "false" else f'"{id}"'
