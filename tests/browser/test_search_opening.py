"""How the search opens and closes, and how its query lives in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from searching import DIALOG, FIELD, HEYON, RESULTS, button, is_open, results
from waiting import until_answered

# How it opens


def test_focus_alone_opens_nothing(screen: Page, host: str) -> None:
    screen.goto(host + "en/")
    for _ in range(12):
        screen.keyboard.press("Tab")
        expect(screen.locator(DIALOG)).to_be_hidden()
    screen.locator(".search-field input").focus()
    expect(screen.locator(DIALOG)).to_be_hidden()
    assert screen.url == host + "en/"


def test_a_tap_opens_it(screen: Page, host: str) -> None:
    screen.goto(host + HEYON)
    button(screen).click()
    is_open(screen)
    expect(button(screen)).to_have_attribute("aria-expanded", "true")
    assert screen.url == f"{host}{HEYON}?q="


@pytest.mark.parametrize(("key", "text"), [("Enter", ""), (" ", ""), ("e", "e"), ("s", "s"), ("/", "")])
def test_a_key_on_its_button_opens_it(page: Page, host: str, key: str, text: str) -> None:
    page.goto(host + HEYON)
    button(page).focus()
    page.keyboard.press(key)
    is_open(page)
    expect(page.locator(FIELD)).to_have_value(text)


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_a_key_opens_it(page: Page, host: str, key: str) -> None:
    page.goto(host + HEYON)
    page.keyboard.press(key)
    is_open(page)
    expect(page.locator(FIELD)).to_have_value("")


def test_keys_with_others_are_of_the_browser(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    page.keyboard.press("Control+f")
    expect(page.locator(DIALOG)).to_be_hidden()


def test_typing_on_the_home_page_opens_it(screen: Page, host: str) -> None:
    screen.goto(host + "en/")
    screen.locator(".search-field input").focus()
    screen.keyboard.type("passport")
    is_open(screen)
    expect(screen.locator(FIELD)).to_have_value("passport")
    screen.wait_for_url(host + "en/?q=passport")
    screen.keyboard.press("Escape")
    expect(screen.locator(".search-field input")).to_be_focused()
    expect(screen.locator(".search-field input")).to_have_value("")


def test_the_button_on_the_home_page_opens_it(page: Page, host: str) -> None:
    page.goto(host)
    page.locator(".search-field button").click()
    is_open(page)


def test_composition_opens_when_it_ends(page: Page, host: str) -> None:
    page.goto(host)
    field = page.locator(".search-field input")
    field.evaluate("""field => { field.value = 'hu'
      field.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true})) }""")
    expect(page.locator(DIALOG)).to_be_hidden()
    field.evaluate("""field => { field.value = '护照'
      field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})) }""")
    is_open(page)
    expect(page.locator(FIELD)).to_have_value("护照")


# How it closes


def is_closed(page: Page, host: str) -> None:
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(button(page)).to_be_focused()
    page.wait_for_url(host + HEYON)
    assert page.evaluate("history.length") == 3, "about:blank, the page, and what is before Forward"


@pytest.mark.parametrize("how", ["Escape", "button"])
def test_it_closes_and_the_focus_returns(screen: Page, host: str, how: str) -> None:
    screen.goto(host + HEYON)
    button(screen).click()
    screen.keyboard.type("refund")
    screen.locator(RESULTS).first.wait_for()
    if how == "Escape":
        screen.keyboard.press("Escape")
    else:
        screen.keyboard.press("Tab")
        expect(screen.locator(f"{DIALOG} [data-close]")).to_be_focused()
        screen.keyboard.press("Enter")
    is_closed(screen, host)


def test_a_tap_beside_it_closes_it(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})  # it fills the screen of a phone
    page.goto(host + HEYON)
    button(page).click()
    page.keyboard.type("refund")
    page.locator(RESULTS).first.wait_for()
    page.mouse.click(20, 400)
    is_closed(page, host)


def test_it_opens_again_at_once(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    for _ in range(3):
        page.keyboard.press("/")
        is_open(page)
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    is_open(page)
    page.wait_for_url(f"{host}{HEYON}?q=")
    page.go_back()
    expect(page.locator(DIALOG)).to_be_hidden()
    assert page.url == host + HEYON


def test_escape_belongs_to_an_input_method_first(page: Page, host: str) -> None:
    results(page, host + "?q=护照")
    for composing in (
        "{key: 'Escape', bubbles: true, isComposing: true}",
        "{key: 'Escape', bubbles: true, keyCode: 229}",
    ):
        page.locator(FIELD).evaluate(f"field => field.dispatchEvent(new KeyboardEvent('keydown', {composing}))")
        expect(page.locator(DIALOG)).to_be_visible()


# The address


def test_back_closes_it_and_forward_opens_it(screen: Page, host: str) -> None:
    screen.goto(host + "en/")
    screen.goto(host + HEYON)
    length = screen.evaluate("history.length")
    button(screen).click()
    screen.keyboard.type("refund")
    screen.wait_for_url(f"{host}{HEYON}?q=refund")
    assert screen.evaluate("history.length") == length + 1, "typing replaces the entry"
    screen.go_back()
    expect(screen.locator(DIALOG)).to_be_hidden()
    assert screen.url == host + HEYON
    screen.go_forward()
    is_open(screen)
    expect(screen.locator(FIELD)).to_have_value("refund")
    screen.go_back()
    screen.go_back()
    assert screen.url == host + "en/"


def test_a_page_entered_with_a_query(page: Page, host: str) -> None:
    page.goto(host + "en/")
    results(page, f"{host}{HEYON}?q=refund#app")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{host}{HEYON}#app")
    page.go_back()
    assert page.url == host + "en/"


def test_back_from_a_result_finds_the_list_again(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    button(page).click()
    page.keyboard.type("verify")
    until_answered(page)
    last = page.locator(RESULTS).last
    last.scroll_into_view_if_needed()
    top = page.locator(DIALOG).evaluate("dialog => dialog.scrollTop")
    assert top > 0
    last.click()
    page.wait_for_url(re.compile("^[^?]+$"))
    page.go_back()
    is_open(page)
    expect(page.locator(FIELD)).to_have_value("verify")
    page.locator(RESULTS).first.wait_for()
    page.wait_for_function("top => document.getElementById('search-dialog').scrollTop === top", arg=top)
    page.keyboard.press("Escape")
    page.wait_for_url(host + HEYON)


@pytest.mark.parametrize("place", ["", "#refund"])
def test_a_result_on_this_page_scrolls_there(screen: Page, host: str, place: str) -> None:
    screen.goto(f"{host}en/faq/top-up/{place}")
    screen.evaluate("scrollTo(0, 0)")
    button(screen).click()
    screen.keyboard.type("refund")
    until_answered(screen)
    screen.locator(f"{RESULTS}[href$='/faq/top-up/#refund']").first.click()
    screen.wait_for_url(f"{host}en/faq/top-up/#refund")
    expect(screen.locator(DIALOG)).to_be_hidden()
    expect(screen.locator("#refund")).to_be_in_viewport()
    assert screen.evaluate("document.getElementById('refund').getAnimations().length") == 1, "it is highlighted"
    screen.go_back()
    is_open(screen)
    expect(screen.locator(FIELD)).to_have_value("refund")


def test_a_result_in_a_folded_section_opens_it(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    button(page).click()
    page.keyboard.type("verification was rejected")
    until_answered(page)
    page.locator(f"{RESULTS}[href$='/verify/heyon/#trouble']").first.click()
    expect(page.locator("details.trouble").first).to_have_attribute("open", "")


def test_closing_leaves_the_hash(page: Page, host: str) -> None:
    page.goto(f"{host}{HEYON}#app-3")
    button(page).click()
    assert page.url == f"{host}{HEYON}?q=#app-3"
    page.keyboard.press("Escape")
    page.wait_for_url(f"{host}{HEYON}#app-3")
