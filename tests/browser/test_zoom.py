"""Large text, other spacing, other widths: nothing is cut off, nothing needs to be scrolled sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGES = ["", "en/verify/heyon/", "top-up/t-mobile/", "en/faq/verification/", "en/verify/", "glossary/", "en/nothing/"]
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
# Elements with text that is cut off, or that reach beyond the screen.
CUT = """[...document.querySelectorAll('body *')].filter(part => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(part)
  if (!part.checkVisibility() || clipPath !== 'none') return false
  const { left, right, width } = part.getBoundingClientRect()
  return (width > 0 && (left < -1 || right > innerWidth + 1) && !part.closest('.skip, .visually-hidden, table'))
    || (/hidden|clip/.test(overflowY) && part.scrollHeight > part.clientHeight + 1)
}).map(part => part.outerHTML.slice(0, 100))"""


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_zoom(page: Page, host: str, address: str, width: int) -> None:
    """A screen of 1280 px at 200 % is 640 px wide, at 400 % 320 px."""
    page.set_viewport_size({"width": width, "height": width * 5 // 8})
    page.goto(host + address)
    fits(page)


@pytest.mark.parametrize("address", PAGES)
def test_text_spacing(screen: Page, host: str, address: str) -> None:
    screen.goto(host + address)
    screen.add_style_tag(content=SPACING)
    fits(screen)


@pytest.mark.parametrize("dialog", ["menu", "search"])
def test_dialogs(page: Page, host: str, dialog: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(host + "en/verify/heyon/")
    page.locator(f"[data-open={dialog}-dialog]").click()
    page.locator(f"#{dialog}-dialog a").last.scroll_into_view_if_needed()
    fits(page)
    close = page.locator(f"#{dialog}-dialog [data-close]")
    close.scroll_into_view_if_needed()
    close.click()


def test_wherever_a_line_ends_a_code_keeps_to_the_page(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(host + "en/verify/heyon/")
    wider = page.evaluate("""() => [...Array(60).keys()].filter(length => {
      const line = document.createElement("p")
      line.innerHTML = `${"i".repeat(length)} <code>Please help me with it</code>`
      document.querySelector("article").append(line)
      const isWider = document.documentElement.scrollWidth > innerWidth
      line.remove()
      return isWider
    })""")
    assert wider == []
