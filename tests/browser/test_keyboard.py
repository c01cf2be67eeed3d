"""By keyboard alone: every stop of a page can be seen and left, dialogs keep the focus and give it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

HEYON = "en/verify/heyon/"

# What can be reached, in the order of the page: of a group of radio buttons, one.
STOPS = """[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter(stop => stop.checkVisibility() && stop.tabIndex >= 0)"""
# The active element: its place among the stops, where it is, and how it shows that it has the focus.
ACTIVE = f"""(() => {{
  const stop = document.activeElement
  const {{ left, top, right, bottom }} = stop.getBoundingClientRect()
  const covering = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, innerHeight - 1))
  const style = getComputedStyle(stop)
  return {{
    index: {STOPS}.indexOf(stop),
    name: stop.outerHTML.slice(0, 120),
    isInside: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight + 1,
    isUncovered: stop.contains(covering) || (covering?.contains(stop) ?? false),
    hasOutline: style.outlineStyle !== 'none' || getComputedStyle(stop.parentElement).outlineStyle !== 'none',
  }}
}})()"""


@pytest.mark.parametrize("address", [HEYON, "top-up/t-mobile/", ""])
def test_a_walk_from_the_first_stop_to_the_last(screen: Page, host: str, address: str) -> None:
    screen.goto(host + address)
    count = screen.evaluate(f"{STOPS}.length")
    seen = []
    for _ in range(count):
        screen.keyboard.press("Tab")
        stop = screen.evaluate(ACTIVE)
        assert stop["isInside"], stop
        assert stop["isUncovered"], stop
        assert stop["hasOutline"], stop
        seen.append(stop["index"])
    assert seen == list(range(count)), "in the order of the page, each once"
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement === document.body || document.activeElement.matches('.skip')")
    for index in reversed(range(count)):
        screen.keyboard.press("Shift+Tab")
        stop = screen.evaluate(ACTIVE)
        assert (stop["index"], stop["isUncovered"]) == (index, True), stop


def test_the_skip_link_leads_to_the_content(page: Page, host: str) -> None:
    for address in ("", HEYON, "nothing/"):
        page.goto(host + address)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_menu(screen: Page, host: str, key: str) -> None:
    screen.goto(host + HEYON)
    button = screen.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-haspopup", "dialog")
    button.focus()
    screen.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(screen.locator("#menu-dialog [data-close]")).to_be_focused()
    stays_inside(screen, "menu-dialog")
    screen.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    assert screen.url == host + HEYON


@pytest.mark.parametrize("how", ["button", "beside"])
def test_the_menu_closes(page: Page, host: str, how: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(host + HEYON)
    page.locator("[data-open=menu-dialog]").click()
    page.locator("#menu-dialog").click(position={"x": 4, "y": 100})
    expect(page.locator("#menu-dialog")).to_be_visible()
    if how == "button":
        page.locator("#menu-dialog [data-close]").click()
    else:
        page.mouse.click(100, 400)
    expect(page.locator("#menu-dialog")).to_be_hidden()
    expect(page.locator("[data-open=menu-dialog]")).to_be_focused()


# What a browser without dialogs has.
WITHOUT = "for (const name of ['showModal', 'close', 'show']) delete HTMLDialogElement.prototype[name]"


@pytest.mark.parametrize("name", ["menu", "search"])
def test_a_browser_without_dialogs(screen: Page, host: str, name: str) -> None:
    screen.add_init_script(WITHOUT)
    screen.goto(host + HEYON)
    dialog = screen.locator(f"#{name}-dialog")
    for _ in range(2):
        screen.locator(f"[data-open={name}-dialog]").click()
        expect(dialog).to_be_visible()
        expect(dialog).to_have_attribute("aria-modal", "true")
        expect(dialog.locator("input, button").first).to_be_focused()
        stays_inside(screen, f"{name}-dialog")
        screen.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(screen.locator(f"[data-open={name}-dialog]")).to_be_focused()
        screen.wait_for_url(host + HEYON)


@pytest.mark.parametrize("name", ["menu", "search"])
def test_a_browser_without_dialogs_and_network(page: Page, page_errors: list[str], host: str, name: str) -> None:
    page.add_init_script(WITHOUT)
    page.route("**/modal.js", lambda route: route.abort())
    page.goto(host + HEYON)
    page.locator(f"[data-open={name}-dialog]").click()
    page.wait_for_url("**/*#menu")
    expect(page.locator("#menu")).to_be_in_viewport()
    expect(page.locator(f"#{name}-dialog")).to_be_hidden()
    assert page_errors == []


def stays_inside(page: Page, id: str) -> None:
    """The focus is in the dialog, or in the browser itself, whatever is pressed."""
    for key in ["Tab"] * 14 + ["Shift+Tab"] * 16:
        page.keyboard.press(key)
        inside = "id => document.activeElement === document.body || document.activeElement.closest('#' + id) !== null"
        assert page.evaluate(inside, id), key
