"""Whether what data files name exists: products, types of pages, keys of front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpcenter.content.fields.front_matter import FrontMatter
from helpcenter.content.fields.help_center import HelpCenter
from helpcenter.content.fields.page_type import PageType
from helpcenter.files import declared_types, validation
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean

UNKNOWN_PRODUCT = Rule.documented(
    "unknown-product",
    """A product that `products.yml` does not list.

Bad:  `card: heyonn`
Good: `card: heyon`""",
)
RULES = (UNKNOWN_PRODUCT,)
# Codes that may be dialled with any product.
ANY = "any"


def unknown(documents: Mapping[str, Document], values: Mapping[str, Any], help_center: HelpCenter) -> Iterator[Finding]:
    """What data files name that does not exist; `values` are what was read of them."""
    yield from _unknown_products(documents, values, help_center)
    yield from _unknown_page_types(documents, values)
    yield from _unknown_requirements(documents["page_types"], values["page_types"], help_center)


def taken_keys() -> frozenset[str]:
    """What a product cannot be called in front matter."""
    return frozenset(declared_types.declared_keys(FrontMatter)) - {"product"}


def _unknown_products(
    documents: Mapping[str, Document], values: Mapping[str, Any], help_center: HelpCenter
) -> Iterator[Finding]:
    known = values.get("products", {})
    for name, keys, named in _named_products(values):
        for product in named:
            if product not in known:
                message = f'unknown {help_center.product_key} "{product}"; {did_you_mean(product, known)}'
                yield documents[name].finding([*keys, product], UNKNOWN_PRODUCT, message)


def _named_products(values: Mapping[str, Any]) -> Iterator[tuple[str, list[str], Iterable[str]]]:
    """The products that data files name: the file, the keys above them, and the products."""
    if "hosts" in values:
        yield "hosts", ["official"], values["hosts"].official
    for name in ("contacts", "labels"):
        yield name, [], values.get(name, {})
    yield "codes", [], values.get("codes", {}).keys() - {ANY}


def _unknown_page_types(documents: Mapping[str, Document], values: Mapping[str, Any]) -> Iterator[Finding]:
    for name in values.get("search_weights", {}):
        if name not in values["page_types"]:
            message = f'unknown page type "{name}"; {did_you_mean(name, values["page_types"])}'
            yield documents["search_weights"].finding([name], validation.UNKNOWN_KEY, message)


def _unknown_requirements(
    document: Document, page_types: Mapping[str, PageType], help_center: HelpCenter
) -> Iterator[Finding]:
    """Keys that page types require, and that no page can have."""
    keys = taken_keys() | {help_center.product_key}
    for name, kind in page_types.items():
        for index, key in enumerate(kind.requires):
            if key not in keys:
                message = f'front matter has no key "{key}"; {did_you_mean(key, keys)}'
                yield document.finding([name, "requires", index], validation.WRONG_VALUE, message)
