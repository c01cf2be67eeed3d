"""Codes, addresses of steps, channels and problems on a guide page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from waiting import scroll_to

HEYON = "en/verify/heyon/"
SAID = ".said"
SHARE = """navigator.share = data => { window.shared = data
  return window.refuse ? Promise.reject(new DOMException('no', window.refuse)) : Promise.resolve() }"""


def test_codes_are_copied(context: BrowserContext, page: Page, host: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(host + "en/top-up/t-mobile/")
    page.get_by_role("button", name="Copy #225#").first.click()
    expect(page.locator(SAID)).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "#225#"


def test_a_refused_copy_is_said_and_the_code_selected(page: Page, host: str) -> None:
    page.goto(host + "en/top-up/t-mobile/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.evaluate("() => { document.execCommand = () => false }")
    page.get_by_role("button", name="Copy #225#").first.click()
    expect(page.locator(SAID)).to_contain_text("Not copied")
    assert page.evaluate("getSelection().toString()") == "#225#"


def test_sharing_a_step_copies_its_address(context: BrowserContext, screen: Page, host: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.goto(f"{host}{HEYON}?q=")
    screen.keyboard.press("Escape")
    screen.locator("#app-3").get_by_role("link", name="Share this step").click()
    expect(screen.locator(SAID)).to_have_text("The address of this step is copied.")
    assert screen.evaluate("navigator.clipboard.readText()") == f"{host}{HEYON}#app-3"
    assert screen.locator(".tick:checked").count() == 0


@pytest.mark.parametrize(("refuse", "follows"), [("", False), ("AbortError", False), ("NotAllowedError", True)])
def test_a_phone_asks_where_to_send_it(browser: Browser, host: str, refuse: str, follows: bool) -> None:  # noqa: FBT001
    context = browser.new_context(
        bypass_csp=True, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    context.add_init_script(SHARE)
    page = context.new_page()
    page.goto(host + HEYON)
    page.evaluate("value => { window.refuse = value }", refuse)
    page.locator("#app-3 > .headerlink").click()
    page.wait_for_function("window.shared")
    assert page.evaluate("shared.url") == f"{host}{HEYON}#app-3"
    if follows:
        page.wait_for_url("**#app-3")
    else:
        expect(page.locator(SAID)).to_have_text("")
    context.close()


def test_without_a_clipboard_the_link_is_followed(page: Page, host: str) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})")
    page.goto(host + HEYON)
    page.locator("#app-3 > .headerlink").click()
    page.wait_for_url("**#app-3")
    top = page.locator("#app-3").bounding_box()["y"]
    bars = [page.locator(bar).bounding_box() for bar in (".header", ".channels")]
    assert top >= max(bar["y"] + bar["height"] for bar in bars if bar["y"] < top + 1), "a bar covers the step"


def test_the_channel_that_is_read_is_told(screen: Page, host: str) -> None:
    screen.goto(host + HEYON)
    current = screen.locator(".channels [aria-current]")
    for id, name in (("app", "App"), ("store", "In person"), ("app", "App")):
        scroll_to(screen, id)
        expect(current).to_contain_text(name)
    scroll_to(screen, "trouble")
    expect(current).to_have_count(0)


def test_troubles_are_folded_and_opened_by_a_tap(screen: Page, host: str) -> None:
    screen.goto(host + HEYON)
    trouble = screen.locator("details.trouble").first
    expect(trouble.locator("p")).to_be_hidden()
    trouble.locator("summary").click()
    expect(trouble.locator("p")).to_be_visible()


@pytest.mark.parametrize("how", ["hash", "find", "print"])
def test_troubles_open_for_who_looks_for_them(page: Page, host: str, how: str) -> None:
    page.goto(host + HEYON + ("#trouble" if how == "hash" else ""))
    count = page.locator("details.trouble").count()
    closed = page.locator("details.trouble:not([open])")
    if how == "find":
        expect(closed).to_have_count(count)
        page.keyboard.press("Control+f")
    elif how == "print":
        page.locator("details.trouble summary").first.click()
        page.emulate_media(media="print")
    expect(closed).to_have_count(0)
    if how == "print":
        page.emulate_media(media="screen")
        expect(closed).to_have_count(count - 1)


def test_a_link_to_the_troubles_opens_them(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    page.evaluate("location.hash = 'trouble'")
    expect(page.locator("details.trouble:not([open])")).to_have_count(0)


def test_troubles_open_even_if_another_part_of_the_page_fails(page: Page, page_errors: list[str], host: str) -> None:
    page.add_init_script("delete window.IntersectionObserver")
    page.goto(host + HEYON)
    trouble = page.locator("details.trouble").first
    trouble.locator("summary").click()
    expect(trouble.locator("p")).to_be_visible()
    assert page_errors


def test_what_waits_for_a_script_is_shown_if_it_does_not_come(context: BrowserContext, host: str) -> None:
    page = context.new_page()
    page.route("**/page.js", lambda route: route.abort())
    page.goto(host + HEYON)
    expect(page.locator("details.trouble p").first).to_be_visible()


def test_what_waits_for_a_script_is_shown_after_a_while_if_none_comes(context: BrowserContext, host: str) -> None:
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(host + HEYON)
    expect(page.locator("details.trouble p").first).not_to_be_visible()
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
    expect(page.locator("details.trouble p").first).to_be_visible()
