"""No page breaks the policy that it is delivered with, whatever a reader does on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpcenter_dev.server import HostWithHeaders, serve
from trouble import Trouble
from waiting import until_equipped

# One page of each template.
TEMPLATES = ["", "en/", "verify/", "en/verify/heyon/", "verify/t-mobile/", "en/faq/verification/", "glossary/"]
# Told by the browser itself, also of what fails without a word.
LISTENING = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with serve(site, handler=HostWithHeaders) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """As readers have it: with the policy, and with service workers."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, host: str, page: Page) -> Iterator[Page]:
    context.add_init_script(LISTENING)
    trouble = Trouble(page, host)
    yield page
    assert [text for text in trouble.found if "404" not in text] == []


@pytest.mark.parametrize("address", [*TEMPLATES, "en/nothing/"])
def test_menu_colours_and_search(page: Page, host: str, address: str) -> None:
    response = page.goto(host + address)
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    page.locator("[data-open=menu-dialog]").click()
    page.get_by_role("radio").last.check(force=True)
    page.keyboard.press("Escape")
    page.locator("[data-open=search-dialog]").click()
    page.keyboard.type("passport" if address.startswith("en/") else "护照")
    page.locator("[data-search-results] a").first.click()
    until_equipped(page)


def test_ticks_and_where_one_was(page: Page, host: str) -> None:
    page.goto(host + "en/verify/heyon/")
    page.locator("#app-1 > label").click()
    page.goto(host + "en/")
    page.locator(".resume a").click()
    page.wait_for_url("**/en/verify/heyon/**")
    page.locator("[data-language]").click()
    page.wait_for_url("**/verify/heyon/**")


def test_the_filter(page: Page, host: str) -> None:
    page.goto(host + "en/glossary/")
    expect(page.locator(".filter [role=status]")).to_be_attached()
    page.fill("#filter", "ZIP")
    expect(page.locator("article h3:visible")).to_have_count(1)


def test_paper(page: Page, host: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(host + "en/verify/heyon/")


def test_the_policy_is_heeded(context: BrowserContext, host: str) -> None:
    """What somebody got into a page does nothing; and the listener above hears of it."""
    page = context.new_page()
    page.goto(host)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for attempt in (
        "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.got = 1\">')",
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.got = 1'}))",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://evil.example/x.js'}))",
        "fetch('https://evil.example/').catch(() => 0)",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://evil.example/'}))",
    ):
        before = len(told)
        with page.expect_console_message():
            page.evaluate(f"() => {{ {attempt} }}")
        assert len(told) > before, attempt
    assert page.evaluate("window.got") is None
