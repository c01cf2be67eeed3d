"""The search dialog as tests see it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from waiting import SEARCH_FIELD as FIELD
from waiting import until_answered

__all__ = ["DIALOG", "FIELD", "HEYON", "MORE", "RESULTS", "STATUS", "TYPED", "button", "is_open", "results"]

DIALOG = "#search-dialog"
RESULTS = "[data-search-results] a[href]"
STATUS = "[role=status][data-part=count]"
MORE = "[data-part=more]"
HEYON = "en/verify/heyon/"
TYPED = "([field, text]) => { field.value = text; field.dispatchEvent(new InputEvent('input')) }"


def results(page: Page, address: str) -> list[str]:
    """The addresses of the results, once no better ones follow."""
    page.goto(address)
    until_answered(page)
    return page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")


def button(page: Page) -> Locator:
    return page.locator("[data-open=search-dialog]").first


def is_open(page: Page) -> None:
    expect(page.locator(DIALOG)).to_have_attribute("open", "")
    expect(page.locator(FIELD)).to_be_focused()
