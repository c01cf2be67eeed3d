"""Which landing pages are above a page, and which pages a landing page lists. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.content.content import Content
from helpcenter.content.page import Page


def ancestors(content: Content, page: Page) -> tuple[Page, ...]:
    """The landing pages above a page in its path, the outermost first: `devices/` and `devices/old/`."""
    parts = page.url.split("/")[:-1]
    above = (content.by_url.get((page.locale, "/".join(parts[:depth]) + "/")) for depth in range(1, len(parts)))
    return tuple(found for found in above if found is not None and content.page_type(found).template == "landing")


def children(content: Content, landing: Page) -> list[Page]:
    """The pages that a landing page lists: those without a product first, then in the order of the products."""
    products = list(content.data.products)

    def order(page: Page) -> tuple[int, str]:
        product = page.front_matter.product
        return (products.index(product) if product else -1, page.uri)

    return sorted(_below(content, landing), key=order)


def _below(content: Content, landing: Page) -> Iterator[Page]:
    """The pages to which no landing page is nearer."""
    for page in content.pages.values():
        if page.locale == landing.locale and page.url.startswith(landing.url):
            above = ancestors(content, page)
            if above and above[-1] is landing:
                yield page
