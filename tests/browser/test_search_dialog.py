"""The search as it is used: what is typed, shown, announced and loaded."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from pages import PAGES, read
from trouble import Trouble
from waiting import until_answered

RESULTS = "[data-md-component=search-result] a[href]"
FIELD = "[data-md-component=search-query]"
STATUS = "[role=status][data-part=meta]"
INSTEAD = "[data-part=instead]"


def search(page: Page, address: str) -> list[str]:
    """The addresses of the results, once they are shown."""
    page.goto(address)
    page.locator(RESULTS).first.wait_for()
    return page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_every_page_is_found_by_its_title(page: Page, host: str, site, prefix: str) -> None:
    missed = []
    for url in PAGES.values():
        title = read(site, prefix + url).css_first("h1").text()
        links = [link.split("#")[0] for link in search(page, f"{host}{prefix}?q={title}")]
        assert all(link.startswith(f"{host}en/") == bool(prefix) for link in links)
        if host + prefix + url not in list(dict.fromkeys(links))[:3]:
            missed.append((title, links[:5]))
    assert missed == []


def test_nothing_is_loaded_before_somebody_searches(page: Page, host: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(host + "en/verify/heyon/", wait_until="networkidle")
    assert not [url for url in requested if "search" in url]


def test_only_what_a_query_needs_is_loaded(page: Page, host: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.rpartition("/search/")[2]))
    page.goto(host + "en/")
    requested.clear()
    with page.expect_response("**/search/en.words.json"):
        search(page, host + "en/?q=passport")
    assert [name for name in requested if name.endswith(".json")] == ["en.json", "en.words.json"]
    with page.expect_request("**/search/en.readings.json"):
        page.locator(FIELD).fill("huzhao")


@pytest.mark.parametrize("file", ["dialog.js", "worker.js", "en.json"])
def test_a_file_that_fails_is_said_and_tried_again(page: Page, host: str, file: str) -> None:
    page.route(f"**/search/{file}*", lambda route: route.abort())
    page.goto(host + "en/?q=refund")
    expect(page.locator(STATUS)).to_have_text("The search could not be loaded. Check your connection and try again.")
    page.unroute(f"**/search/{file}*")
    page.locator(RESULTS).first.wait_for()


def test_enter_opens_the_answer_to_what_was_typed(page: Page, host: str) -> None:
    search(page, host + "en/?q=refund")
    page.locator(FIELD).fill("passport")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/faq/verification/#passport")


def test_enter_opens_nothing_if_nothing_is_found(page: Page, host: str) -> None:
    page.goto(host + "en/?q=weather")
    expect(page.locator(f"{INSTEAD} a").first).to_be_visible()
    until_answered(page)
    page.locator(FIELD).press("Enter")
    page.locator(FIELD).fill("refund")
    page.locator(RESULTS).first.wait_for()
    assert page.url == host + "en/?q=weather"


def test_escape_belongs_to_an_input_method_first(page: Page, host: str) -> None:
    search(page, host + "?q=护照")
    escape = (
        "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, isComposing: true}))"
    )
    page.locator(FIELD).evaluate(escape)
    expect(page.locator("#__search")).to_be_checked()


def test_the_404_page_searches_in_the_language_of_its_address(page: Page, host: str) -> None:
    assert all(link.startswith(f"{host}en/") for link in search(page, host + "en/no/such/?q=refund"))


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_a_key_opens_it(page: Page, host: str, key: str) -> None:
    page.goto(host + "en/verify/heyon/")
    page.keyboard.press(key)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("")


def test_keys_in_other_fields_are_letters(page: Page, host: str) -> None:
    page.goto(host + "en/")
    page.locator(".search-field input").focus()
    page.keyboard.type("sf/")
    expect(page.locator(".search-field input")).to_have_value("sf/")


@pytest.mark.parametrize(("prefix", "query"), [("", "查余额"), ("en/", "refund")])
def test_typing_and_keys(page: Page, host: str, prefix: str, query: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + prefix)
    page.get_by_role("button", name="搜索" if not prefix else "Open search").first.click()
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type(query)
    results = page.locator(RESULTS)
    results.first.wait_for()
    until_answered(page)
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#*")
    assert trouble.found == []


def test_escape_closes_it(page: Page, host: str) -> None:
    page.goto(host + "en/")
    page.get_by_role("button", name="Open search").first.click()
    page.keyboard.type("refund")
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.get_by_role("button", name="Open search").first).to_be_focused()


def test_a_result_on_the_same_page_closes_it(page: Page, host: str) -> None:
    search(page, host + "en/faq/top-up/?q=refund")
    page.locator(RESULTS).first.click()
    page.wait_for_url("**/faq/top-up/#refund")
    expect(page.locator("#__search")).not_to_be_checked()


def test_text_from_an_input_method(page: Page, host: str) -> None:
    page.goto(host + "?q=x")
    page.evaluate(
        "field => { field.value = '护照'; field.dispatchEvent(new InputEvent('input')) }", page.query_selector(FIELD)
    )
    page.locator(RESULTS).first.wait_for()


def test_results_are_announced_and_marked(page: Page, host: str) -> None:
    search(page, host + "en/?q=護照")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ pages?$"))
    expect(page.locator("[data-md-component=search-result] mark").first).to_have_text("passport")
    page.locator(FIELD).fill("")
    expect(page.locator(STATUS)).to_have_text("Type a word or a question")
    expect(page.locator(RESULTS)).to_have_count(0)


def test_a_correction_is_shown(page: Page, host: str) -> None:
    search(page, host + "en/?q=lost pasport")
    expect(page.locator("[data-part=corrected]")).to_contain_text("lost passport")


def test_no_result_offers_tasks_and_help(page: Page, host: str) -> None:
    page.goto(host + "en/?q=weather")
    expect(page.locator(STATUS)).to_contain_text("Nothing found")
    links = page.locator(f"{INSTEAD} a")
    expect(links.first).to_be_visible()
    assert f"{host}en/verify/heyon/#contact" in links.evaluate_all("links => links.map(link => link.href)")
    expect(page.locator(RESULTS)).to_have_count(0)


def test_the_other_language_is_offered_and_marked(page: Page, host: str) -> None:
    """A word that only a Chinese page has."""

    def with_secret(route: Route) -> None:
        route.fulfill(
            body=route.fetch().text().replace("本站独立", "本站独立，库斯科，"), content_type="application/json"
        )

    page.route("**/search/zh.json", with_secret)
    page.goto(host + "en/?q=库斯科")
    offer = page.locator(f"{INSTEAD} a[hreflang]")
    offer.wait_for()
    assert offer.get_attribute("hreflang") == offer.get_attribute("lang") == "zh-Hans"
    assert not offer.get_attribute("href").startswith(f"{host}en/")


@pytest.mark.parametrize(
    "query",
    [
        "*233#",
        "+-~^:",
        '"',
        "(.*)+$[",
        "<img src=x onerror=alert(1)>",
        "<b>passport</b>",
        "a" * 10_000,
        "护" * 10_000,
        "\u202e😀",
        "\ud800",
    ],
)
def test_hostile_queries(page: Page, host: str, query: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + "en/?q=weather")
    page.locator(STATUS).filter(has_text="Nothing").wait_for()
    page.evaluate(
        "([field, query]) => { field.value = query; field.dispatchEvent(new InputEvent('input')) }",
        [page.query_selector(FIELD), query],
    )
    until_answered(page)
    assert trouble.found == []
    assert page.locator(".md-search-result img, .md-search-result b").count() == 0


def test_a_lost_network_is_said_and_tried_again(page: Page, host: str) -> None:
    page.goto(host + "en/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Open search").first.click()
    page.keyboard.type("refund")
    expect(page.locator(STATUS)).to_have_text("The search could not be loaded. Check your connection and try again.")
    page.context.set_offline(False)
    page.locator(RESULTS).first.wait_for()


def test_the_field_on_the_home_page(page: Page, host: str) -> None:
    page.goto(host + "en/")
    page.locator(".search-field input").fill("passport")
    page.keyboard.press("Enter")
    page.locator(RESULTS).first.wait_for()
    assert page.url == host + "en/"


def test_results_fit_a_phone(page: Page, host: str) -> None:
    search(page, host + "en/?q=verify")
    widths = page.locator(RESULTS).evaluate_all("links => links.map(link => link.getBoundingClientRect().right)")
    assert max(widths) <= 360
