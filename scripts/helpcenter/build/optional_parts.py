"""Styles and scripts that only some help centers need: pages of the others carry nothing of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from helpcenter.content.content import Content


class _Part(NamedTuple):
    """`styles` end the style sheet of the pages; `scripts` are published. Both are named as in `overrides/`."""

    is_used: Callable[[Content], bool]
    styles: str
    scripts: tuple[str, ...]


_PARTS = (
    _Part(
        lambda content: bool(content.data.announcements),
        "assets/stylesheets/announcements.css",
        ("assets/javascripts/announcements.js",),
    ),
)


def unpublished(content: Content) -> frozenset[str]:
    """The bundles, by their paths in `overrides/`, that are not published: their styles are in the one style sheet."""
    scripts = (script for part in _PARTS if not part.is_used(content) for script in part.scripts)
    return frozenset([*(part.styles for part in _PARTS), *scripts])


def styles(content: Content) -> str:
    """What the style sheet has for the parts that are used. Raises OSError."""
    return "".join(_styles(content))


def _styles(content: Content) -> Iterator[str]:
    for part in _PARTS:
        if part.is_used(content):
            yield (content.project.templates[-1] / part.styles).read_text("utf-8")
