"""axe-core finds nothing on any kind of page, in both languages, light and dark, closed and open search."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

PAGES = ["", "verify/heyon/", "verify/t-mobile/", "faq/verification/", "verify/", "glossary/", "nothing/"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [prefix + url for prefix in ("", "en/") for url in PAGES])
def test_no_violation(browser: Browser, host: str, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(host + address)
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_the_open_search(browser: Browser, host: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(host + "en/?q=passport")
    page.locator("[data-md-component=search-result] a[href]").first.wait_for()
    page.wait_for_timeout(500)
    assert violations(page) == []
    context.close()


def violations(page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
