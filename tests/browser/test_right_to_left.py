"""Arabic, from right to left, in the same templates."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from helpcenter_dev.server import serve
from trouble import Trouble

# The place of each character of a code, from the left, in CSS pixels.
LEFTS = """code => [...code.textContent].map((_, index) => {
    const range = document.createRange()
    range.setStart(code.firstChild, index)
    range.setEnd(code.firstChild, index + 1)
    return range.getBoundingClientRect().left
})"""


def test_a_guide_in_arabic(screen: Page, arabic: Path) -> None:
    with serve(arabic) as host:
        trouble = Trouble(screen, host)
        screen.goto(host + "ar/verify/moon/", wait_until="networkidle")
        assert trouble.found == []
        assert screen.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        number = screen.locator("#app-1").evaluate("step => getComputedStyle(step, '::before').right")
        assert float(number.removesuffix("px")) < 40, "the number is at the right"
        box = screen.locator("#app-1 .tick").bounding_box()
        row = screen.locator("#app-1").bounding_box()
        assert box["x"] - row["x"] < 60, "the box is at the left"


def test_dialogs_in_arabic(screen: Page, arabic: Path) -> None:
    with serve(arabic) as host:
        screen.goto(host + "ar/verify/moon/")
        for name in ("menu", "search"):
            screen.locator(f"[data-open={name}-dialog]").click()
            dialog = screen.locator(f"#{name}-dialog")
            close, box = dialog.locator("[data-close]").bounding_box(), dialog.bounding_box()
            assert close["x"] - box["x"] < 60, "the close button is at the left"
            screen.keyboard.press("Escape")
            expect(dialog).to_be_hidden()


def test_the_404_page_in_arabic(page: Page, arabic: Path) -> None:
    with serve(arabic) as host:
        page.goto(host + "ar/nothing/")
        assert page.locator("html").get_attribute("dir") == "rtl"
        page.goto(host + "en/nothing/")
        assert page.locator("html").get_attribute("dir") == "ltr"


def test_codes_are_not_reversed(page: Page, arabic: Path) -> None:
    with serve(arabic) as host:
        page.goto(host + "ar/verify/moon/")
        lefts = page.locator("code").first.evaluate(LEFTS)
        assert len(lefts) == len("*233#")
        assert lefts == sorted(lefts)
