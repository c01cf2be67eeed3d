"""What a translation was made from: a digest of each section of its source, kept in its front matter."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from helpcenter.guide import Guide
from helpcenter.page import Page

# Letters only: no YAML reader takes them for a number.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH = 8


# What is equal in every language.
FACTS = ("id", "type", "card", "task", "channels", "wait", "evidence", "sources", "related", "review_every_days")
# The digest of the facts stands among those of the sections; no section has this id.
OF_FACTS = "front-matter"


def facts_digest(page: Page) -> str:
    facts = {key: page.document.value.get(key) for key in FACTS}
    return _digest(json.dumps(facts, ensure_ascii=False, sort_keys=True))


def digests(page: Page, guide: Guide) -> dict[str, str]:
    """A digest of the facts, and one of each section by its id, of the text as it is written.

    Blanks and empty lines don't count. The title and the description belong to the introduction.
    """
    lines = page.written.split("\n")
    starts = [max(section.line - page.body_line, 0) for section in guide.sections]
    bounds = zip([0, *starts], [*starts, len(lines)], strict=True)
    found = {OF_FACTS: facts_digest(page)}
    for section, (start, end) in zip(guide.parts, bounds, strict=True):
        words = " ".join(" ".join(lines[start:end]).split())
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
    listed = ", ".join(f"{id}: {digest}" for id, digest in digests.items())
    return "\n".join([lines[0], *kept, f"translation: {{from: {source}, sections: {{{listed}}}}}", *lines[end:]])


def _without_record(lines: list[str]) -> list[str]:
    kept: list[str] = []
    dropping = False
    for line in lines:
        if line.startswith("translation:"):
            dropping = True
        elif line[:1].strip():
            dropping = False
        if not dropping:
            kept.append(line)
    return kept
