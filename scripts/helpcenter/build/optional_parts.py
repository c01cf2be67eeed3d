"""Styles and scripts that only some help centers need: pages of the others carry nothing of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from helpcenter.content.content import Content

_PAGE = "assets/javascripts/page.js"
_PAGE_WITH_FEEDBACK = "assets/javascripts/feedback-page.js"


class _Part(NamedTuple):
    """`styles` end the style sheet of the pages; `scripts` are published. Both are named as in `overrides/`."""

    is_used: Callable[[Content], bool]
    styles: str
    scripts: tuple[str, ...]


def _has_feedback(content: Content) -> bool:
    return bool(content.project.feedback.addresses)


_PARTS = (
    _Part(
        lambda content: bool(content.data.announcements),
        "assets/stylesheets/announcements.css",
        ("assets/javascripts/announcements.js",),
    ),
    _Part(
        _has_feedback,
        "assets/stylesheets/feedback.css",
        (_PAGE_WITH_FEEDBACK, "assets/javascripts/feedback.js"),
    ),
)


def page_script(content: Content) -> str:
    """The script of the pages, as it is named in `overrides/`."""
    return _PAGE_WITH_FEEDBACK if _has_feedback(content) else _PAGE


def unpublished(content: Content) -> frozenset[str]:
    """The bundles, by their paths in `overrides/`, that are not published: their styles are in the one style sheet."""
    scripts = (script for part in _PARTS if not part.is_used(content) for script in part.scripts)
    return frozenset([*(part.styles for part in _PARTS), *scripts]) | ({_PAGE} - {page_script(content)})


def styles(content: Content) -> str:
    """What the style sheet has for the parts that are used. Raises OSError."""
    return "".join(_styles(content))


def _styles(content: Content) -> Iterator[str]:
    for part in _PARTS:
        if part.is_used(content):
            yield (content.project.templates[-1] / part.styles).read_text("utf-8")
