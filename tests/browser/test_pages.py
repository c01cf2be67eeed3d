"""Every page in both languages: nothing fails, nothing leaves the host, nothing is wider than a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpcenter_dev.server import serve
from pages import PAGES
from trouble import Trouble
from waiting import scroll_to, until_still

# One page of each template; tests/docs/ opens all pages of the real help center.
TEMPLATES = ["", "en/", "verify/", "en/verify/heyon/", "verify/t-mobile/", "en/faq/verification/", "glossary/"]


@pytest.mark.parametrize("address", TEMPLATES, ids=lambda address: address or "home")
def test_page_loads_without_trouble(context: BrowserContext, page: Page, host: str, address: str) -> None:
    trouble = Trouble(page, host)
    page.goto(host + address, wait_until="networkidle")
    assert trouble.found == []
    assert context.cookies() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(e => /search\\/|sitemap/.test(e.name)).length")
        == 0
    )


@pytest.mark.parametrize(
    ("start", "end"), [("verify/heyon/", "en/verify/heyon/"), ("en/verify/heyon/", "verify/heyon/")]
)
@pytest.mark.parametrize("section", ["#app", "#store-3", ""])
def test_language_switch_keeps_page_and_section(page: Page, host: str, start: str, end: str, section: str) -> None:
    page.goto(host + start + section)
    page.click("[data-language]")
    page.wait_for_url(host + end + section)
    page.click("[data-language]")
    page.wait_for_url(host + start + section)


def test_language_switch_on_the_home_page(page: Page, host: str) -> None:
    page.goto(host)
    scroll_to(page, "faq")
    page.click("[data-language]")
    page.wait_for_url(host + "en/#faq")


def test_a_broken_address_does_no_harm(page: Page, host: str) -> None:
    page.goto(host + "verify/heyon/#%")
    page.click("[data-language]")
    page.wait_for_url(host + "en/verify/heyon/")


def test_menu_by_keyboard(page: Page, host: str) -> None:
    page.goto(host + "en/verify/heyon/")
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_language_switch_keeps_the_section_being_read(page: Page, host: str) -> None:
    page.goto(host + "verify/heyon/")
    scroll_to(page, "trouble")
    page.click("[data-language]")
    page.wait_for_url(host + "en/verify/heyon/#trouble")


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [("nothing/here/", "zh-Hans", "没有这个页面"), ("en/nothing/", "en", "This page does not exist")],
)
def test_not_found(page: Page, host: str, address: str, language: str, title: str) -> None:
    trouble = Trouble(page, host)
    response = page.goto(host + address, wait_until="networkidle")
    assert response.status == 404
    assert [text for text in trouble.found if "404" not in text] == []
    assert page.locator(".notfound").count() == 2
    assert page.locator("h1").first.inner_text() == title
    assert page.locator(".notfound").first.get_attribute("lang") == language
    assert page.locator("[data-language]").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_not_found_searches_in_the_language_of_the_address(page: Page, host: str) -> None:
    page.goto(host + "en/nothing/")
    page.locator(".notfound input").first.fill("passport")
    page.locator(".notfound button").first.click()
    first = page.locator("[data-md-component=search-result] a[href]").first
    first.wait_for()
    assert first.get_attribute("href").startswith(host + "en/")
    page.goto(host + "en/nothing/")
    page.locator(".notfound input").last.fill("护照")
    page.locator(".notfound button").last.click()
    page.wait_for_url(host + "?q=*")
    first.wait_for()
    assert not first.get_attribute("href").startswith(host + "en/")


def test_the_search_of_the_not_found_page_too(page: Page, host: str) -> None:
    page.goto(host + "en/nothing/?q=passport")
    page.locator("[data-md-component=search-result] a[href]").first.wait_for()
    assert page.title() == "This page does not exist · Travel SIM Help"


@pytest.mark.parametrize("opened", ["", "menu"])
def test_the_focus_stays_on_the_screen(page: Page, host: str, opened: str) -> None:
    page.goto(host + "en/verify/heyon/")
    if opened:
        page.get_by_role("button", name="Menu").click()
        until_still(page)
    for _ in range(25):
        page.keyboard.press("Tab")
        box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        assert box["right"] > 0
        assert box["left"] < 360
    assert not page.locator("#__search").is_checked()


def test_below_a_base_path(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serve(site, "/help/") as host:
        trouble = Trouble(page, host)
        page.goto(host + "en/verify/heyon/?q=passport", wait_until="networkidle")
        page.locator("[data-md-component=search-result] a[href]").first.wait_for()
        assert trouble.found == []
    context.close()


def test_without_javascript(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host + "en/verify/heyon/")
    assert page.locator("#app-3").is_visible()
    page.click("[data-language]")
    assert page.url == host + "verify/heyon/"
    context.close()


def test_without_javascript_the_search_is_a_list_of_all_pages(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host + "en/verify/heyon/")
    page.click("a.search-button")
    page.wait_for_url(host + "en/#all")
    links = page.locator("#all + ul a").evaluate_all("links => links.map(link => link.href)")
    assert set(links) == {host + "en/" + url for url in PAGES.values() if url}
    context.close()


def test_print_shows_the_steps_and_no_navigation(page: Page, host: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(host + "en/verify/heyon/")
    page.emulate_media(media="print", color_scheme="dark")
    background = page.locator(".glance").evaluate("box => getComputedStyle(box).backgroundColor")
    assert background == "rgb(242, 247, 247)", "paper is light"
    assert page.locator("#app-3").is_visible()
    assert page.locator("#before-1").is_visible()
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".clear-ticks").first.is_visible()
