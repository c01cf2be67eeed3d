"""The search as it is used: what is typed, shown, announced and loaded."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from pages import PAGES, read
from searching import DIALOG, FIELD, HEYON, MORE, RESULTS, STATUS, TYPED, button, results
from trouble import Trouble
from waiting import until_answered


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_every_page_is_found_by_its_title(page: Page, host: str, site, prefix: str) -> None:
    missed = []
    page.goto(f"{host}{prefix}?q=")
    for url in PAGES.values():
        title = read(site, prefix + url).css_first("title").text().split(" · ")[0]
        page.locator(FIELD).fill(title)
        until_answered(page)
        links = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href.split('#')[0])")
        assert all(link.startswith(f"{host}en/") == bool(prefix) for link in links)
        if host + prefix + url not in list(dict.fromkeys(links))[:3]:
            missed.append((title, links[:5]))
    assert missed == []


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
    first = page.locator(".hit").filter(has=page.locator(".mark")).first
    title = first.locator("a").first
    assert first.locator(".mark").get_attribute("aria-hidden") == "true"
    assert title.evaluate("a => [...a.children].every(child => child.matches('mark'))")
    described = title.get_attribute("aria-describedby").split()
    assert [first.locator(f"#{id}").count() for id in described] == [1, 1]
    assert first.locator("a p, a .hit__where").count() == 0


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

# Counts how often the worker is opened.
OPENINGS = """(() => {
  window.openings = 0
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function (message) {
    if (message.kind === "open") window.openings++
    return postMessage.call(this, message)
  }
})()"""


@pytest.mark.parametrize("query", ["", "refund"])
def test_the_search_is_opened_once(page: Page, host: str, query: str) -> None:
    page.add_init_script(OPENINGS)
    page.goto(f"{host}en/?q={query}")
    page.locator(RESULTS if query else f"{MORE} a").first.wait_for()
    page.locator(FIELD).fill("passport")
    until_answered(page)
    assert page.evaluate("openings") == 1


def test_nothing_is_loaded_before_somebody_searches(page: Page, host: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(host + HEYON, wait_until="networkidle")
    assert not [url for url in requested if "search" in url]


def test_only_what_a_query_needs_is_loaded(page: Page, host: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    with page.expect_response("**/search/en.words.json"):
        results(page, host + "en/?q=passport")
    names = [url.rpartition("/")[2] for url in requested if "/search/" in url and url.endswith(".json")]
    assert names == ["en.json", "en.text.json", "en.words.json"]
    with page.expect_request("**/search/en.readings.json"):
        page.locator(FIELD).fill("huzhao")


def abort(route: Route) -> None:
    route.abort()


def truncate(route: Route) -> None:
    route.fulfill(body='{"names": {"prod', content_type="application/json")


@pytest.mark.parametrize(
    ("file", "fail", "query"),
    [
        ("dialog.js", abort, "refund"),
        ("worker.js", abort, "refund"),
        ("en.json", abort, "refund"),
        ("en.json", abort, ""),
        ("en.json", truncate, "refund"),
    ],
)
def test_a_file_that_fails_is_said_and_tried_again(
    page: Page, host: str, file: str, fail: Callable[[Route], None], query: str
) -> None:
    page.route(f"**/search/{file}*", fail)
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
