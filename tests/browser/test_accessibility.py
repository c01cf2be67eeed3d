"""axe-core finds nothing on any kind of page, in both languages, light and dark, closed and open search.

Each page is looked at in both schemes and in both widths, but not each in each: what depends on two of them at once
does not depend on the page.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from waiting import until_still

PAGES = ["", "verify/heyon/", "verify/t-mobile/", "faq/verification/", "verify/", "glossary/", "nothing/"]


LOOKS = {"": [("light", 360), ("dark", 1280)], "en/": [("dark", 360), ("light", 1280)]}


@pytest.mark.parametrize(
    ("address", "scheme", "width"),
    [(prefix + url, *look) for prefix, looks in LOOKS.items() for url in PAGES for look in looks],
)
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
    until_still(page)
    assert violations(page) == []
    context.close()


def violations(page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
