"""The marks of products, and the style sheet with their colours."""

from __future__ import annotations

import pytest

from helpcenter.build import product_colors
from helpcenter.build.product_marks import Mark, free_mark, mark_of
from helpcenter.content.fields.product import Product


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({"name": "moon"}, "M", "M"),
        ({"name": {"zh": "月亮卡", "default": "(new) card"}}, "月", "N"),
        ({"name": "moon", "mark": "Mo"}, "Mo", "Mo"),
        ({"name": "moon", "mark": {"zh": "月", "default": "M"}}, "月", "M"),
        ({"name": "++"}, "+", "+"),
    ],
)
def test_text_of_a_mark(fields: dict, zh: str, en: str) -> None:
    product = Product.model_validate(fields)
    assert mark_of(product, "zh") == Mark(zh, "")
    assert mark_of(product, "en") == Mark(en, "")


def product(color: str) -> Product:
    return Product.model_validate({"name": "x", "color": color} if color else {"name": "x"})


def test_the_class_of_a_mark_is_that_of_its_colour() -> None:
    assert mark_of(product("#9A4A12"), "en").css_class == "mark--9a4a12"


def test_the_style_sheet_has_a_rule_for_each_colour() -> None:
    assert product_colors.rules([]) == product_colors.rules([product("")]) == ""
    few = [product("#9a4a12"), product("#0a5c58"), product("")]
    assert product_colors.rules(few) == ".mark--0a5c58{--mark:#0a5c58}\n.mark--9a4a12{--mark:#9a4a12}\n"
    many = [product(color) for color in ("#0A5C58", "#9a4a12")] * 500
    assert product_colors.rules(many) == product_colors.rules(few)


@pytest.mark.parametrize(
    ("name", "marks", "mark"),
    [
        ("giffgaff", [], "G"),
        ("giffgaff", ["G"], "Gi"),
        ("giffgaff", ["G", "Gi"], "G"),
        ("(3) mobile", ["3"], "3m"),
        ("月亮卡", ["月"], "月亮"),
        ("++", ["+"], "+"),
    ],
)
def test_the_mark_of_a_new_product(name: str, marks: list[str], mark: str) -> None:
    assert free_mark(name, "en", [Product.model_validate({"name": "x", "mark": each}) for each in marks]) == mark


def test_the_colours_of_new_products_differ_and_carry_white_letters() -> None:
    products: list[Product] = []
    for _ in range(12):
        products.append(product(product_colors.free_color(products)))
    assert len({each.color for each in products}) == 12
    assert product_colors.free_color(products) in {each.color for each in products}
