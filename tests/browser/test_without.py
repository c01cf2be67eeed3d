"""Pages without scripts, without styles, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

HEYON = "en/verify/heyon/"
GUIDES = [
    prefix + guide for prefix in ("", "en/") for guide in ("verify/heyon/", "verify/t-mobile/", "top-up/t-mobile/")
]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, bypass_csp=True, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_without_scripts_everything_is_there(plain: Page, host: str) -> None:
    plain.goto(host + HEYON)
    assert plain.locator("#app-3").is_visible()
    assert plain.locator("details.trouble p").first.is_visible()
    plain.check("#app-3 .tick")
    plain.click("[data-language]")
    assert plain.url == host + "verify/heyon/"


@pytest.mark.parametrize("opener", ["search-dialog", "menu-dialog"])
def test_without_scripts_the_buttons_lead_to_the_list_of_pages(plain: Page, host: str, opener: str) -> None:
    plain.goto(host + HEYON)
    plain.locator(f"[data-open={opener}]").first.click()
    assert plain.url == host + HEYON + "#menu"
    expect(plain.locator("#menu")).to_be_in_viewport()
    expect(plain.locator("dialog")).to_have_count(2)
    expect(plain.locator("dialog:visible, .search-field:visible, .filter:visible")).to_have_count(0)


def test_without_scripts_the_404_page_is_in_both_languages(plain: Page, host: str) -> None:
    plain.goto(host + "en/nothing/")
    languages = plain.locator("h1:visible").evaluate_all("all => all.map(h1 => h1.closest('[lang]').lang)")
    assert languages == ["zh-Hans", "en"]


@pytest.mark.parametrize("address", ["", HEYON, "verify/", "en/nothing/"])
def test_without_styles_icons_are_no_larger_than_text(page: Page, host: str, address: str) -> None:
    page.route("**/*.css", lambda route: route.abort())
    page.goto(host + address)
    sizes = page.locator("svg:visible").evaluate_all("""all => all.filter(svg => !svg.closest('.paper'))
      .map(svg => [svg.getBoundingClientRect().height, parseFloat(getComputedStyle(svg).fontSize)])""")
    assert sizes
    assert [size for size in sizes if size[0] > size[1] * 1.5] == []


@pytest.mark.parametrize("address", GUIDES)
def test_a_printed_guide_has_two_pages_at_most(page: Page, host: str, address: str) -> None:
    page.goto(host + address)
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2


def test_on_paper_everything_is_open_and_light(page: Page, host: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(host + HEYON)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    for shown in ("#app-3", "#app-need-1", "details.trouble p"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".header", ".progress", ".headerlink", ".footer nav", ".channels"):
        element = page.locator(hidden).first
        expect(element).to_be_attached()
        expect(element).to_be_hidden()
