"""Arabic, from right to left, in the same templates."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from helpcenter_dev.server import serve
from trouble import Trouble

# The place of each character of a code, from the left, in CSS pixels.
LEFTS = """code => [...code.textContent].map((_, index) => {
    const range = document.createRange()
    range.setStart(code.firstChild, index)
    range.setEnd(code.firstChild, index + 1)
    return range.getBoundingClientRect().left
})"""


def test_a_guide_in_arabic(page: Page, arabic: Path) -> None:
    with serve(arabic) as host:
        trouble = Trouble(page, host)
        page.goto(host + "ar/verify/moon/", wait_until="networkidle")
        assert trouble.found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        number = page.locator("#app-1").evaluate("step => getComputedStyle(step, '::before').right")
        assert float(number.removesuffix("px")) < 40, "the number is at the right"


def test_codes_are_not_reversed(page: Page, arabic: Path) -> None:
    with serve(arabic) as host:
        page.goto(host + "ar/verify/moon/")
        lefts = page.locator("code").first.evaluate(LEFTS)
        assert len(lefts) == len("*233#")
        assert lefts == sorted(lefts)
