"""What the sections of a page are called, in its own language. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from helpcenter.guide.model import Guide


def section_titles(guide: Guide, ids: Iterable[str]) -> dict[str, str]:
    """The titles of the sections with these ids, as far as the page has them; the page itself is none of them."""
    titles = {section.id: section.title for section in guide.sections}
    return {id: titles[id] for id in ids if id in titles}
