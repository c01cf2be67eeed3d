"""The colours of products, at the end of the style sheet: marks ask it for theirs, so that no page has its own styles.

There is a rule for each colour, not for each product. A style sheet of their own would hold up every first visit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from helpcenter.content.fields.product import Product

# Dark enough for white letters, and easy to tell from each other.
_PALETTE = (
    "#0a5c58", "#7a2e63", "#2456a6", "#9a4a12", "#3d6b1f", "#a3262e",
    "#4b3fa0", "#6b5e10", "#334155", "#a8236f", "#0b6285", "#6b3f2a",
)  # fmt: skip


def css_class(color: str) -> str:
    """The class of the marks that have this colour, `#9a4a12`."""
    return f"mark--{color.removeprefix('#')}"


def rules(products: Iterable[Product]) -> str:
    """The rules; empty if no product has a colour."""
    colors = sorted({product.color for product in products if product.color})
    return "".join(f".{css_class(color)}{{--mark:{color}}}\n" for color in colors)


def free_color(products: Iterable[Product]) -> str:
    """A colour that is the least like those of the products."""
    taken = [_channels(product.color) for product in products if product.color]
    return max(_PALETTE, key=lambda color: min((math.dist(_channels(color), each) for each in taken), default=0))


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))
