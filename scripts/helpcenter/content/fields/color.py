"""Colours that white letters can be read on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any

from helpcenter.files.field_types import Check, Matching, told

# What WCAG 2.2 asks of text (1.4.3): https://www.w3.org/TR/WCAG22/#contrast-minimum
_LEAST_CONTRAST = 4.5
_WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rrggbb`), from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white): https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- of the standard


class _Dark(Check):
    """A colour that is dark enough for white letters."""

    keywords: Mapping[str, Any] = {}  # JSON Schema cannot say it

    def check(self, value: str) -> str:
        measured = contrast(value, _WHITE)
        if measured < _LEAST_CONTRAST:
            raise told(
                'is "{value}", whose contrast with the white letters on it is {measured}:1; '
                "at least {least}:1 is needed: choose a darker one",
                value=value,
                measured=math.floor(measured * 100) / 100,
                least=_LEAST_CONTRAST,
            )
        return value.lower()


DarkColor = Annotated[
    str,
    Matching(r"^#[0-9a-fA-F]{6}$", 'a colour such as "#0a5c58"'),
    _Dark(),
]
