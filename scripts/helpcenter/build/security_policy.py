"""What browsers let a page load and do: the Content Security Policy of every page (https://www.w3.org/TR/CSP3/). Pure.

Whatever gets into a page, no script runs but ours, and nothing is sent to another host.
"""

from __future__ import annotations

from collections.abc import Iterable

# What is not named is forbidden: frames, media, plugins.
_SOURCES = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # the style sheet carries its small drawings
    "font-src": ("'self'",),  # a project may publish its own
    "connect-src": ("'self'",),
    "manifest-src": ("'self'",),
    "worker-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}


def in_page(connect: Iterable[str] = ()) -> str:
    """The policy as a page states it; `connect` are further addresses that its scripts may ask.

    A page cannot state who may show it in a frame: browsers heed that in a header only.
    """
    sources = _SOURCES | {"connect-src": (*_SOURCES["connect-src"], *connect)}
    return "; ".join(" ".join((directive, *allowed)) for directive, allowed in sources.items())


def in_header(connect: Iterable[str] = ()) -> str:
    """The policy as a server states it."""
    return f"{in_page(connect)}; frame-ancestors 'none'"
