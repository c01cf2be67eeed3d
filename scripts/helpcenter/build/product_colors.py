"""The style sheet with the colours of products: their marks ask it for theirs, so that no page has a style of its own.

It has a rule for each colour, not for each product.
"""

from __future__ import annotations

from collections.abc import Iterable

from helpcenter.content.fields.product import Product

# Where it is in the site.
PATH = "assets/stylesheets/product-colors.css"


def css_class(color: str) -> str:
    """The class of the marks that have this colour, `#9a4a12`."""
    return f"mark--{color.removeprefix('#')}"


def style_sheet(products: Iterable[Product]) -> str:
    """The style sheet; empty if no product has a colour."""
    colors = sorted({product.color for product in products if product.color})
    return "".join(f".{css_class(color)}{{--mark:{color}}}\n" for color in colors)
