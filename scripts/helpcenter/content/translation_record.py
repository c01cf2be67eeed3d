"""What a translation was made from: a digest of each section of its source, kept in its front matter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from helpcenter.content.page import Page
from helpcenter.files import yaml_document
from helpcenter.guide.model import Guide

# Only letters: YAML cannot read them as a number.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH = 8
# A line end inside a paragraph.
_WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")


def digests(page: Page, guide: Guide) -> dict[str, str]:
    """A digest of the written text of each section, by the id of the section.

    Line breaks inside paragraphs, empty lines and spaces at the end of a line make no difference; indentation does.
    The title and the description belong to the introduction.
    """
    lines = page.written.split("\n")
    starts = [max(section.line - page.body_line, 0) for section in guide.sections]
    bounds = zip([0, *starts], [*starts, len(lines)], strict=True)
    found = {}
    for section, (start, end) in zip(guide.parts, bounds, strict=True):
        text = "\n".join(line.rstrip() for line in lines[start:end])
        words = re.sub(r"\n+", "\n", _WRAPPED.sub(" ", text)).strip()
        if section is guide.introduction:
            words = f"{page.front_matter.title}\n{page.front_matter.description}\n{words}"
        if section.id:
            found[section.id] = _digest(words)
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH].translate(_LETTERS)


def stamped(text: str, source: str, digests: Mapping[str, str]) -> str:
    """The text of a translation with its record renewed: one line at the end of the front matter."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    kept = _without_record(lines[1:end])
    listed = ", ".join(f"{_key(id)}: {digest}" for id, digest in digests.items())
    return "\n".join([lines[0], *kept, f"translation: {{from: {source}, sections: {{{listed}}}}}", *lines[end:]])


def _key(id: str) -> str:
    """An id, in quotation marks if YAML could read it as a number, yes, no or null."""
    return id if re.fullmatch(r"[a-z][a-z-]*-[a-z-]*[a-z]|[a-z]{5,}", id) and id != "false" else f'"{id}"'


def _without_record(lines: list[str]) -> list[str]:
    """The lines of a front matter without its record, in whatever form it is written; comments are kept."""
    positions = yaml_document.parse("\n".join(lines) + "\n", "", values=False).positions
    begins = sorted(line - 1 for keys, (line, _) in positions.items() if len(keys) == 1)
    if ("translation",) not in positions:
        return lines
    start = positions["translation",][0] - 1
    end = next((begin for begin in begins if begin > start), len(lines))
    return [line for number, line in enumerate(lines) if not start <= number < end or line.startswith("#")]
