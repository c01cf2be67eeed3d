"""Search finds every page by its title, in its own language only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import PAGES, read
from trouble import Trouble

RESULTS = "[data-md-component=search-result] a[href]"


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_every_page_is_found_by_its_title(page: Page, host: str, site, prefix: str) -> None:
    missed = []
    for url in PAGES.values():
        title = read(site, prefix + url).css_first("h1").text()
        page.goto(f"{host}{prefix}?q={title}")
        page.locator(RESULTS).first.wait_for()
        links = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href.split(/[?#]/)[0])")
        assert all(link.startswith(f"{host}en/") == bool(prefix) for link in links)
        if host + prefix + url not in list(dict.fromkeys(links))[:3]:
            missed.append((title, links[:5]))
    assert missed == []


@pytest.mark.parametrize(("prefix", "query"), [("", "查余额"), ("en/", "refund")])
def test_typing(page: Page, host: str, prefix: str, query: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + prefix)
    page.get_by_role("button", name="搜索" if not prefix else "Open search").first.click()
    page.keyboard.type(query)
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#*")
    assert trouble.found == []


def test_text_from_an_input_method(page: Page, host: str) -> None:
    page.goto(host + "?q=")
    page.evaluate(
        "field => { field.value = '护照'; field.dispatchEvent(new InputEvent('input')) }",
        page.query_selector("[data-md-component=search-query]"),
    )
    page.locator(RESULTS).first.wait_for()


@pytest.mark.parametrize("query", ["*233#", "+-~^:", '"', "<img src=x onerror=alert(1)>", "*" * 5000, "\u202e😀"])
def test_hostile_queries(page: Page, host: str, query: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + "en/?q=x")
    page.locator("[data-md-component=search-query]").fill(query)
    page.wait_for_timeout(300)
    assert trouble.found == []
    assert page.locator("[data-md-component=search-result] img").count() == 0


def test_the_field_on_the_home_page(page: Page, host: str) -> None:
    page.goto(host + "en/")
    page.locator(".search-field input").fill("passport")
    page.keyboard.press("Enter")
    page.locator(RESULTS).first.wait_for()
    assert page.url == host + "en/"
