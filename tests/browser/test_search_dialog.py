"""The search as it is used: how it opens and closes, what is typed, shown and announced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from pages import PAGES, read
from trouble import Trouble
from waiting import SEARCH_FIELD as FIELD
from waiting import until_answered

DIALOG = "#search-dialog"
RESULTS = "[data-search-results] a[href]"
STATUS = "[role=status][data-part=count]"
MORE = "[data-part=more]"
HEYON = "en/verify/heyon/"
TYPED = "([field, text]) => { field.value = text; field.dispatchEvent(new InputEvent('input')) }"


def results(page: Page, address: str) -> list[str]:
    """The addresses of the results, once they are shown."""
    page.goto(address)
    page.locator(RESULTS).first.wait_for()
    return page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")


def button(page: Page) -> Locator:
    return page.locator("[data-open=search-dialog]").first


def is_open(page: Page) -> None:
    expect(page.locator(DIALOG)).to_have_attribute("open", "")
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_every_page_is_found_by_its_title(page: Page, host: str, site, prefix: str) -> None:
    missed = []
    for url in PAGES.values():
        title = read(site, prefix + url).css_first("h1").text()
        page.goto(f"{host}{prefix}?q={read(site, prefix + url).css_first('title').text().split(' · ')[0]}")
        page.locator(RESULTS).first.wait_for()
        links = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href.split('#')[0])")
        assert all(link.startswith(f"{host}en/") == bool(prefix) for link in links)
        if host + prefix + url not in list(dict.fromkeys(links))[:3]:
            missed.append((title, links[:5]))
    assert missed == []


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


@pytest.mark.parametrize("how", ["Escape", "button", "backdrop"])
def test_it_closes_and_the_focus_returns(screen: Page, host: str, how: str) -> None:
    screen.goto(host + HEYON)
    button(screen).click()
    screen.keyboard.type("refund")
    screen.locator(RESULTS).first.wait_for()
    if how == "Escape":
        screen.keyboard.press("Escape")
    elif how == "button":
        screen.keyboard.press("Tab")
        expect(screen.locator(f"{DIALOG} [data-close]")).to_be_focused()
        screen.keyboard.press("Enter")
    elif screen.viewport_size["width"] > 1000:
        screen.mouse.click(20, 400)
    else:
        pytest.skip("it fills the screen of a phone")
    expect(screen.locator(DIALOG)).to_be_hidden()
    expect(button(screen)).to_be_focused()
    screen.wait_for_url(host + HEYON)
    assert screen.evaluate("history.length") == 3, "about:blank, the page, and what is before Forward"


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


# Typing


def test_enter_shows_the_list(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    button(page).click()
    page.keyboard.type("refund")
    page.keyboard.press("Enter")
    page.locator(RESULTS).first.wait_for()
    expect(page.locator(FIELD)).not_to_be_focused()
    page.keyboard.press("Enter")
    assert page.url == f"{host}{HEYON}?q=refund"
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#*")


@pytest.mark.parametrize(("prefix", "query"), [("", "查余额"), ("en/", "refund")])
def test_typing_and_keys(page: Page, host: str, prefix: str, query: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + prefix)
    button(page).click()
    page.keyboard.type(query)
    links = page.locator(RESULTS)
    links.first.wait_for()
    until_answered(page)
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    assert trouble.found == []


def test_a_character_beside_the_field_goes_into_it(page: Page, host: str) -> None:
    results(page, host + "en/?q=refun")
    page.keyboard.press("Enter")
    page.keyboard.type("d")
    expect(page.locator(FIELD)).to_have_value("refund")


def test_text_under_composition_is_not_searched(page: Page, host: str) -> None:
    results(page, host + "?q=退款")
    until_answered(page)
    said = page.locator(STATUS).inner_text()
    page.locator(FIELD).evaluate("""field => { field.value = 'huzhao'
      field.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true})) }""")
    assert page.evaluate("searchAsked.query") == "退款"
    assert page.locator(STATUS).inner_text() == said
    page.locator(FIELD).evaluate("""field => { field.value = '护照'
      field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})) }""")
    page.wait_for_function("searchAsked.query === '护照'")


def test_text_that_arrives_otherwise(page: Page, host: str) -> None:
    page.goto(host + "?q=x")
    page.evaluate(TYPED, [page.query_selector(FIELD), "护照"])
    page.locator(RESULTS).first.wait_for()


# What is shown


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_an_empty_search_shows_tasks_and_what_is_often_asked(page: Page, host: str, prefix: str) -> None:
    page.goto(host + prefix)
    button(page).click()
    expect(page.locator(f"{MORE} h2")).to_have_count(2)
    links = page.locator(f"{MORE} a")
    addresses = links.evaluate_all("links => links.map(link => link.href)")
    assert addresses[0] == f"{host}{prefix}verify/"
    assert f"{host}{prefix}faq/top-up/#not-credited" in addresses
    expect(page.locator(RESULTS)).to_have_count(0)
    page.keyboard.type("refund" if prefix else "退款")
    page.locator(RESULTS).first.wait_for()
    expect(links).to_have_count(0)
    page.locator(FIELD).fill("")
    expect(links).to_have_count(len(addresses))


def test_what_is_often_asked_finds_something(page: Page, host: str) -> None:
    page.goto(host + "en/?q=")
    page.locator(f"{MORE} a").first.wait_for()
    for title, address in page.locator(f"{MORE} a").evaluate_all("links => links.map(a => [a.textContent, a.href])"):
        page.locator(FIELD).fill(title)
        until_answered(page)
        found = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")
        assert address in found[:3], (title, found)


def test_the_name_of_a_result_is_its_title(page: Page, host: str) -> None:
    results(page, host + "en/?q=heyon photo")
    first = page.locator(".result").filter(has=page.locator(".mark")).first
    title = first.locator("a").first
    assert first.locator(".mark").get_attribute("aria-hidden") == "true"
    assert title.evaluate("a => [...a.children].every(child => child.matches('mark'))")
    described = title.get_attribute("aria-describedby").split()
    assert [first.locator(f"#{id}").count() for id in described] == [1, 1]
    assert first.locator("a p, a .result__where").count() == 0


def test_results_are_announced_and_marked(page: Page, host: str) -> None:
    results(page, host + "en/?q=護照")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ pages?$"))
    expect(page.locator("[data-search-results] mark").first).to_have_text("passport")
    page.locator(FIELD).fill("")
    expect(page.locator(STATUS)).to_have_text("Type a word or a question")
    expect(page.locator(RESULTS)).to_have_count(0)


def test_a_correction_is_told_with_the_count(page: Page, host: str) -> None:
    results(page, host + "en/?q=lost pasport")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ pages? · .*lost passport"))


def test_no_result_offers_tasks_and_help(page: Page, host: str) -> None:
    page.goto(host + "en/?q=weather")
    expect(page.locator(STATUS)).to_contain_text("Nothing found")
    links = page.locator(f"{MORE} a")
    expect(links.first).to_be_visible()
    assert f"{host}{HEYON}#contact" in links.evaluate_all("links => links.map(link => link.href)")
    expect(page.locator(RESULTS)).to_have_count(0)


def test_the_other_language_is_offered_last_and_marked(page: Page, host: str) -> None:
    """A word that only a Chinese page has."""

    def with_secret(route: Route) -> None:
        body = route.fetch().text().replace("退款", "退款库斯科", 1)
        route.fulfill(body=body, content_type="application/json")

    page.route("**/search/zh.json", with_secret)
    page.goto(host + "en/?q=库斯科")
    offer = page.locator(f"{MORE} a[hreflang]")
    offer.wait_for()
    assert offer.get_attribute("hreflang") == offer.get_attribute("lang") == "zh-Hans"
    assert not offer.get_attribute("href").startswith(f"{host}en/")
    assert page.locator(f"{MORE} a").last.get_attribute("hreflang") == "zh-Hans"


HOSTILE = [
    *("*233#", "+-~^:", '"', "(.*)+$[", "<img src=x onerror=alert(1)>", "<b>passport</b>"),
    *("a" * 10_000, "护" * 10_000, "\u202e😀", "\ud800"),
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries(page: Page, host: str, query: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + "en/?q=weather")
    page.locator(STATUS).filter(has_text="Nothing").wait_for()
    page.evaluate(TYPED, [page.query_selector(FIELD), query])
    until_answered(page)
    assert trouble.found == []
    assert page.locator(f"{DIALOG} :is(img, b)").count() == 0


def test_results_fit_a_phone(page: Page, host: str) -> None:
    results(page, host + "en/?q=verify")
    widths = page.locator(RESULTS).evaluate_all("links => links.map(link => link.getBoundingClientRect().right)")
    assert max(widths) <= 360


# What is loaded


def test_nothing_is_loaded_before_somebody_searches(page: Page, host: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(host + HEYON, wait_until="networkidle")
    assert not [url for url in requested if "search" in url]


def test_only_what_a_query_needs_is_loaded(page: Page, host: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.rpartition("/search/")[2]))
    with page.expect_response("**/search/en.words.json"):
        results(page, host + "en/?q=passport")
    assert [name for name in requested if name.endswith(".json")] == ["en.json", "en.words.json"]
    with page.expect_request("**/search/en.readings.json"):
        page.locator(FIELD).fill("huzhao")


@pytest.mark.parametrize("file", ["dialog.js", "worker.js", "en.json"])
@pytest.mark.parametrize("query", ["refund", ""])
def test_a_file_that_fails_is_said_and_tried_again(page: Page, host: str, file: str, query: str) -> None:
    page.route(f"**/search/{file}*", lambda route: route.abort())
    page.goto(f"{host}en/?q={query}")
    expect(page.locator(STATUS)).to_have_text("The search could not be loaded. Check your connection and try again.")
    page.unroute(f"**/search/{file}*")
    page.locator(RESULTS if query else f"{MORE} a").first.wait_for()


def test_a_lost_network_is_said_and_tried_again(context: BrowserContext, page: Page, host: str) -> None:
    page.goto(host + "en/")
    context.set_offline(True)
    button(page).click()
    page.keyboard.type("refund")
    expect(page.locator(STATUS)).to_have_text("The search could not be loaded. Check your connection and try again.")
    context.set_offline(False)
    page.locator(RESULTS).first.wait_for()
