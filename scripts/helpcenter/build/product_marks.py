"""The small marks of products, which return wherever a product is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpcenter.build.product_colors import css_class
from helpcenter.content.fields.product import Product


@dataclass(frozen=True)
class Mark:
    """`text` is one or two characters, `css_class` the class of its colour, empty for the colour of the site."""

    text: str
    css_class: str


def mark_of(product: Product, locale: str) -> Mark:
    text = product.mark[locale] if product.mark else _initial(product.name[locale])
    return Mark(text, css_class(product.color) if product.color else "")


def free_mark(name: str, locale: str, products: Iterable[Product]) -> str:
    """The first letter of a name, or the first two, that no product has as its mark; the first if both are taken."""
    taken = {mark_of(product, locale).text for product in products}
    letters = [character for character in name if character.isalnum()]
    choices = (_initial(name), "".join(letters[:2]).capitalize())
    return next((mark for mark in choices if mark and mark not in taken), choices[0])


def _initial(name: str) -> str:
    """The first letter or digit of a name."""
    return next((character for character in name if character.isalnum()), name[0]).upper()
