"""The colours of products, at the end of the style sheet: marks ask it for theirs, so that no page has its own styles.

There is a rule for each colour, not for each product. A style sheet of their own would hold up every first visit.
"""

from __future__ import annotations

from collections.abc import Iterable

from helpcenter.content.fields.product import Product


def css_class(color: str) -> str:
    """The class of the marks that have this colour, `#9a4a12`."""
    return f"mark--{color.removeprefix('#')}"


def rules(products: Iterable[Product]) -> str:
    """The rules; empty if no product has a colour."""
    colors = sorted({product.color for product in products if product.color})
    return "".join(f".{css_class(color)}{{--mark:{color}}}\n" for color in colors)
