"""Every kind of page in both languages: nothing fails, nothing leaves the host, nothing moves while it loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpcenter_dev.server import serve
from trouble import Trouble
from waiting import scroll_to

# One page of each template; tests/docs/ opens all pages of the real help center.
TEMPLATES = ["", "en/", "verify/", "en/verify/heyon/", "verify/t-mobile/", "en/faq/verification/", "glossary/"]
HEYON = "en/verify/heyon/"
# What has moved so far: an observer hears of it after a frame, or has it among its records.
SHIFTS = """() => new Promise(resolve => {
  const shifts = []
  const hear = entries => shifts.push(...entries.map(entry =>
    entry.sources.map(source => source.node?.outerHTML?.slice(0, 100))))
  const observer = new PerformanceObserver(list => hear(list.getEntries()))
  observer.observe({type: 'layout-shift', buffered: true})
  requestAnimationFrame(() => requestAnimationFrame(() => {
    hear(observer.takeRecords())
    resolve(shifts)
  }))
})"""


@pytest.mark.parametrize("address", TEMPLATES, ids=lambda address: address or "home")
def test_page_loads_without_trouble(context: BrowserContext, screen: Page, host: str, address: str) -> None:
    trouble = Trouble(screen, host)
    screen.goto(host + address, wait_until="networkidle")
    assert trouble.found == []
    assert context.cookies() == []
    assert not [url for url in trouble.requests if "search/" in url or "sitemap" in url]
    assert screen.evaluate(SHIFTS) == []


@pytest.mark.parametrize("address", TEMPLATES, ids=lambda address: address or "home")
def test_nothing_moves_on_the_way_to_a_step(screen: Page, host: str, address: str) -> None:
    screen.goto(f"{host}{address}#app-3", wait_until="networkidle")
    assert screen.evaluate(SHIFTS) == []


# Languages


@pytest.mark.parametrize(("start", "end"), [("verify/heyon/", HEYON), (HEYON, "verify/heyon/")])
@pytest.mark.parametrize("place", ["#app", "#store-3", "#app-need-1", ""])
def test_language_switch_keeps_page_and_place(page: Page, host: str, start: str, end: str, place: str) -> None:
    page.goto(host + start + place)
    page.click("[data-language]")
    page.wait_for_url(host + end + place)
    page.click("[data-language]")
    page.wait_for_url(host + start + place)


@pytest.mark.parametrize("place", ["app-4", "trouble"])
def test_language_switch_keeps_what_is_being_read(screen: Page, host: str, place: str) -> None:
    screen.goto(host + "verify/heyon/")
    scroll_to(screen, place)
    read = screen.evaluate("""[...document.querySelectorAll('article :is(h2, h3)[id], ol.steps > li')]
      .filter(part => part.getBoundingClientRect().top < innerHeight / 2).pop().id""")
    screen.click("[data-language]")
    screen.wait_for_url(f"{host}{HEYON}#{read}")


def test_language_switch_leaves_the_query(page: Page, host: str) -> None:
    page.goto(host + HEYON + "?q=refund")
    page.keyboard.press("Escape")
    page.click("[data-language]")
    page.wait_for_url(host + "verify/heyon/")


def test_a_broken_address_does_no_harm(page: Page, host: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + "verify/heyon/#%")
    page.click("[data-language]")
    page.wait_for_url(host + HEYON)
    assert [text for text in trouble.found if text.startswith("error")] == []


# The 404 page


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [
        ("nothing/here/", "zh-Hans", "没有这个页面"),
        ("en/nothing/", "en", "This page does not exist"),
        ("en", "en", "This page does not exist"),
        ("english/", "zh-Hans", "没有这个页面"),
    ],
)
def test_not_found_is_wholly_of_its_language(screen: Page, host: str, address: str, language: str, title: str) -> None:
    trouble = Trouble(screen, host)
    screen.route(host + "en", lambda route: route.fulfill(response=route.fetch(url=host + "en/nothing/")))
    screen.goto(host + address, wait_until="networkidle")
    assert [text for text in trouble.found if "404" not in text] == []
    assert screen.locator("html").get_attribute("lang") == language
    assert screen.title().startswith(title)
    expect(screen.locator("h1")).to_have_count(1)
    expect(screen.locator("h1")).to_have_text(title)
    prefix = host + ("en/" if language == "en" else "")
    assert screen.locator(".site-name").evaluate("link => link.href") == prefix
    links = screen.locator("a[href]:not([data-language], [href^='#'])").evaluate_all(
        "all => all.map(link => link.href)"
    )
    assert all(link.startswith(prefix) and (prefix != host or "/en/" not in link) for link in links)


@pytest.mark.parametrize(("prefix", "query"), [("", "护照"), ("en/", "passport")])
def test_not_found_searches_in_its_language(page: Page, host: str, prefix: str, query: str) -> None:
    page.goto(host + prefix + "nothing/")
    page.locator(".search-field input").fill(query)
    first = page.locator("[data-search-results] a").first
    first.wait_for()
    assert first.get_attribute("href").startswith(host + "en/") == bool(prefix)
    page.goto(f"{host}{prefix}nothing/?q={query}")
    first.wait_for()


def test_below_a_base_path(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    with serve(site, "/help/") as host:
        trouble = Trouble(page, host)
        page.goto(host + HEYON + "?q=passport", wait_until="networkidle")
        page.locator("[data-search-results] a").first.wait_for()
        page.goto(host + HEYON)
        page.locator("#app-1 > label").click()
        page.goto(host + "en/", wait_until="networkidle")
        page.locator(".resume a").click()
        page.wait_for_url(host + HEYON + "#app-2")
        assert trouble.found == []
    page.close()


# The glossary


def test_the_filter_of_a_glossary(page: Page, host: str) -> None:
    page.goto(host + "en/glossary/")
    expect(page.locator(".filter [role=status]")).to_be_attached()
    entries = page.locator("article h3:visible")
    every = entries.count()
    page.fill("#filter", "ZIP")
    expect(entries).to_have_count(1)
    expect(page.locator("article h2:visible")).to_have_count(1)
    page.fill("#filter", "nothing like it")
    expect(entries).to_have_count(0)
    expect(page.locator(".filter [role=status]")).not_to_have_text("")
    page.evaluate("location.hash = 'esim'")
    expect(entries).to_have_count(every)
    expect(page.locator("#filter")).to_have_value("")


def test_a_glossary_without_its_filter(page: Page, page_errors: list[str], host: str) -> None:
    page.route("**/filter.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(host + "en/glossary/")
    page.fill("#filter", "ZIP")
    assert page_errors == []
    assert page.locator("article h3:visible").count() > 1
