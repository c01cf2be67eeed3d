"""Ticks and codes on a guide page."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from trouble import Trouble


def ticked(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.tick:checked')].map(box => box.closest('li').id)")


def test_ticks_are_kept_on_the_device_in_both_languages(page: Page, host: str) -> None:
    page.goto(host + "verify/heyon/")
    assert ticked(page) == []
    page.check("#before-1 .tick")
    page.check("#app-3 .tick")
    page.reload()
    assert ticked(page) == ["before-1", "app-3"]
    page.goto(host + "en/verify/heyon/")
    assert ticked(page) == ["before-1", "app-3"]
    page.goto(host + "en/verify/yuanyou/")
    assert ticked(page) == []


def test_ticks_reach_another_tab(context: BrowserContext, page: Page, host: str) -> None:
    page.goto(host + "verify/heyon/")
    other = context.new_page()
    other.goto(host + "verify/heyon/")
    other.check("#app-1 .tick")
    expect(page.locator("#app-1 .tick")).to_be_checked()


def test_clear_ticks_of_one_procedure(page: Page, host: str) -> None:
    page.goto(host + "en/verify/heyon/")
    assert page.locator(".clear-ticks:visible").count() == 0
    for step in ("app-1", "app-2", "store-1"):
        page.check(f"#{step} .tick")
    page.locator(".clear-ticks:visible").first.click()
    assert ticked(page) == ["store-1"]
    assert page.locator(".clear-ticks:visible").count() == 1


def test_ticks_end_with_a_new_review(page: Page, host: str) -> None:
    page.goto(host + "en/verify/heyon/")
    page.check("#app-1 .tick")
    page.route(
        "**/verify/heyon/", lambda route: route.fulfill(body=route.fetch().text().replace("2026-11-20", "2027-01-01"))
    )
    page.reload()
    assert ticked(page) == []


def test_damaged_storage_does_no_harm(page: Page, host: str) -> None:
    page.goto(host + "en/verify/heyon/", wait_until="networkidle")
    page.evaluate("localStorage.setItem('helpcenter.ticks.heyon-verify', '{broken')")
    trouble = Trouble(page, host)
    page.reload(wait_until="networkidle")
    page.check("#app-1 .tick")
    page.reload(wait_until="networkidle")
    assert ticked(page) == ["app-1"]
    assert trouble.found == []


def test_codes_are_copied(context: BrowserContext, page: Page, host: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(host + "en/top-up/t-mobile/")
    button = page.get_by_role("button", name="Copy #225#").first
    button.click()
    assert page.evaluate("navigator.clipboard.readText()") == "#225#"
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)


def test_a_refused_copy_is_said_and_the_code_selected(page: Page, host: str) -> None:
    page.goto(host + "en/top-up/t-mobile/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.evaluate("() => { document.execCommand = () => false }")
    page.get_by_role("button", name="Copy #225#").first.click()
    expect(page.get_by_role("status").filter(has_text="Not copied")).to_have_count(1)
    assert page.evaluate("getSelection().toString()") == "#225#"


def test_steps_have_addresses(page: Page, host: str) -> None:
    page.goto(host + "en/verify/heyon/")
    page.locator("#app-3").get_by_label("Link to this step").click()
    assert page.url == host + "en/verify/heyon/#app-3"
    top = page.locator("#app-3").bounding_box()["y"]
    header = page.locator(".md-header").bounding_box()["height"]
    assert top >= header, "the header covers the step"
