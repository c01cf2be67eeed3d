"""axe-core finds nothing on any kind of page, in both languages, light, dark and with forced colours, closed and open.

Each page is looked at in both schemes and in both widths, but not each in each: what depends on two of them at once
does not depend on the page.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from waiting import WATCHED_SEARCH, until_answered, until_still

PAGES = ["", "verify/heyon/", "verify/t-mobile/", "faq/verification/", "verify/", "glossary/", "nothing/"]
LOOKS = {"": [("light", 360), ("dark", 1280)], "en/": [("dark", 360), ("light", 1280)]}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # of what is well, nothing is worked out and sent
}


def open_menu(page: Page) -> None:
    page.locator("[data-open=menu-dialog]").click()


def open_search(page: Page) -> None:
    page.locator("[data-open=search-dialog]").first.click()
    page.locator("[data-part=more] a").first.wait_for()


def search(query: str) -> Callable[[Page], None]:
    def search(page: Page) -> None:
        page.locator("[data-open=search-dialog]").first.click()
        page.keyboard.type(query)
        until_answered(page)

    return search


STATES = [open_menu, open_search, search("heyon photo"), search("weather")]
STATE_NAMES = ["menu", "search", "results", "nothing found"]


@pytest.mark.parametrize("prefix", LOOKS)
@pytest.mark.parametrize("url", PAGES)
def test_no_violation(page: Page, host: str, prefix: str, url: str) -> None:
    page.goto(host + prefix + url)
    page.locator("details.trouble summary").evaluate_all("all => all.forEach(summary => summary.click())")
    page.locator("label > .tick").evaluate_all("all => all.slice(0, 3).forEach(box => box.click())")
    for scheme, width in LOOKS[prefix]:
        look(page, scheme, width)
        until_still(page)
        assert violations(page) == [], (scheme, width)


@pytest.mark.parametrize("state", STATES, ids=STATE_NAMES)
@pytest.mark.parametrize(("scheme", "width"), [("dark", 360), ("light", 1280)])
def test_no_violation_in_open_dialogs(
    page: Page, host: str, state: Callable[[Page], None], scheme: str, width: int
) -> None:
    look(page, scheme, width)
    page.goto(host + "en/verify/heyon/")
    state(page)
    until_still(page)
    assert violations(page) == []


@pytest.mark.parametrize(
    ("address", "state"), [("en/", None), *(("verify/heyon/", state) for state in (None, *STATES))]
)
def test_no_violation_with_forced_colors(
    page: Page, host: str, address: str, state: Callable[[Page], None] | None
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(host + address)
    if state:
        state(page)
    assert violations(page) == []


def test_forced_colors_leave_words_and_numbers_readable(browser: Browser, host: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.add_init_script(WATCHED_SEARCH)
    page.goto(host + "en/verify/heyon/?q=photo")
    until_answered(page)
    found = page.locator("[data-search-results] mark").first
    colors = "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    assert len(set(found.evaluate(colors))) == 2
    number = page.locator("#app-1").evaluate("""step => { const style = getComputedStyle(step, '::before')
      return [style.color, style.backgroundColor, style.borderTopStyle] }""")
    assert number[0] != number[1]
    assert number[2] == "solid"
    page.close()


def look(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})


def violations(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in Axe().run(page, options=RULES).response["violations"]
        for node in violation["nodes"]
    ]
