"""Steps and what one needs: ticked by the whole row, kept on the device, offered again on the home page."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from trouble import Trouble
from waiting import until_answered, until_equipped

HEYON = "en/verify/heyon/"
STEP = "#app-{} > label > .tick"
FORBIDDEN = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('forbidden', 'SecurityError') } })"""


def ticked(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.tick:checked')].map(box => box.closest('li').id)")


def stored(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage)")


def test_ticks_are_kept_on_the_device_in_both_languages(page: Page, host: str) -> None:
    page.goto(host + "verify/heyon/")
    assert ticked(page) == []
    page.check("#app-need-1 .tick")
    page.check(STEP.format(3))
    page.reload()
    assert ticked(page) == ["app-need-1", "app-3"]
    page.goto(host + HEYON)
    assert ticked(page) == ["app-need-1", "app-3"]
    page.goto(host + "en/verify/yuanyou/")
    assert ticked(page) == []


def test_who_ticked_steps_that_were_checked_again_is_told(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    page.check(STEP.format(3))
    # As it is on a page that was reviewed again.
    page.add_init_script("""new MutationObserver(() => {
      const article = document.querySelector("article:not([data-ticks-since='2027-01-01'])")
      if (!article?.querySelector(".title")) return
      article.dataset.ticksSince = "2027-01-01"
      article.querySelector(".title").insertAdjacentHTML("afterend", "<p class=outdated hidden>Checked again.</p>")
    }).observe(document, { childList: true, subtree: true })""")
    page.reload()
    until_equipped(page)
    expect(page.get_by_text("Checked again.")).to_be_visible()
    assert ticked(page) == []
    page.check(STEP.format(1))
    page.reload()
    until_equipped(page)
    expect(page.get_by_text("Checked again.")).to_be_hidden()
    assert ticked(page) == ["app-1"]


def test_ticks_reach_another_tab(context: BrowserContext, page: Page, host: str) -> None:
    page.goto(host + "verify/heyon/")
    until_equipped(page)
    other = context.new_page()
    other.goto(host + "verify/heyon/")
    until_equipped(other)
    other.check(STEP.format(1))
    expect(page.locator(STEP.format(1))).to_be_checked()
    other.uncheck(STEP.format(1))
    expect(page.locator(STEP.format(1))).not_to_be_checked()


def test_the_whole_row_ticks(screen: Page, host: str) -> None:
    screen.goto(host + HEYON)
    row = screen.locator("#app-4")
    box = row.bounding_box()
    assert box["height"] >= 44
    number, note = {"x": 18, "y": 22}, row.locator("p").bounding_box()
    beside = {"x": note["x"] - box["x"] + 2, "y": note["y"] - box["y"] + 2}
    for place in (number, beside, {"x": box["width"] - 8, "y": 20}):
        before = bool(ticked(screen))
        row.click(position=place)
        assert bool(ticked(screen)) != before, place
        expect(row).to_have_class("done" if not before else "")
    row.locator("p a").click()
    screen.wait_for_url("**/safety/id-photos/")


def test_selecting_text_does_not_tick(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    page.locator("#app-1 p").evaluate("p => getSelection().selectAllChildren(p)")
    page.locator("#app-1 p").dispatch_event("click")
    assert ticked(page) == []


def test_progress_is_shown_and_said_after_a_tap_only(screen: Page, host: str) -> None:
    screen.goto(host + HEYON)
    progress = screen.locator("#app ~ .progress").first
    channel = screen.locator("[data-channel=app]")
    said = screen.locator("[role=status].visually-hidden")
    expect(progress).not_to_contain_text("of 6")
    expect(channel).to_have_text("6 steps")
    screen.check(STEP.format(1))
    screen.check(STEP.format(2))
    expect(progress).to_contain_text("2 of 6")
    expect(channel).to_have_text("2 of 6")
    expect(said).to_have_text("2 of 6")
    screen.reload()
    expect(progress).to_contain_text("2 of 6")
    expect(said).to_have_text("")


def test_ticks_are_named_by_their_step(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    expect(page.get_by_role("checkbox", name="Submit, then wait for the review.", exact=True)).to_have_count(1)
    page.goto(host + "en/top-up/t-mobile/")
    expect(page.locator("ol.steps label").get_by_role("button")).not_to_have_count(0)
    expect(page.get_by_role("checkbox", name="Copy")).to_have_count(0)
    before = page.locator("[data-ticks-since] .tick:checked").count()
    page.locator("ol.steps label").get_by_role("button").first.click()
    assert page.locator(".tick:checked").count() == before


@pytest.mark.parametrize(
    ("list_", "kept"), [("#app-1", ["app-need-1", "store-1"]), ("#app-need-1", ["app-1", "store-1"])]
)
def test_each_list_has_its_reset(page: Page, host: str, list_: str, kept: list[str]) -> None:
    page.goto(host + HEYON)
    resets = page.get_by_role("button", name="Clear the checkmarks")
    expect(resets).to_have_count(0)
    for step in ("app-need-1", "app-1", "store-1"):
        page.locator(f"#{step} > label").click()
    expect(resets).to_have_count(3)
    resets.nth(0 if list_ == "#app-need-1" else 1).click()
    assert ticked(page) == kept
    expect(resets).to_have_count(2)
    assert page.evaluate("document.activeElement.matches('.tick')"), "the button is gone, the focus is not"


def test_ticks_end_with_a_new_review(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    page.check(STEP.format(1))
    page.route(
        "**/verify/heyon/", lambda route: route.fulfill(body=route.fetch().text().replace("2026-11-20", "2027-01-01"))
    )
    page.reload()
    assert ticked(page) == []


DAMAGED = [
    *("{broken", "null", "7", '"text"', "[]", '{"reviewed": "2026-11-20", "done": 3}'),
    '{"path": "verify/heyon/", "step": "app-1"}',
    '{"time": 1, "path": "verify/heyon/", "step": "app-1", "titles": null}',
]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_damaged_storage_does_no_harm(page: Page, host: str, damaged: str) -> None:
    page.add_init_script(f"localStorage['helpcenter.ticks.heyon-verify'] ??= {json.dumps(damaged)}")
    trouble = Trouble(page, host)
    page.goto(host + "en/")
    expect(page.locator(".resume")).to_be_hidden()
    page.goto(host + HEYON)
    page.check(STEP.format(1))
    page.reload()
    assert ticked(page) == ["app-1"]
    assert trouble.found == []


def test_forbidden_storage_does_no_harm(page: Page, host: str) -> None:
    page.add_init_script(FORBIDDEN)
    trouble = Trouble(page, host)
    page.goto(host + HEYON)
    page.check(STEP.format(1))
    expect(page.locator("#app-1")).to_have_class("done")
    page.goto(host + "en/")
    assert trouble.found == []


def test_ticks_of_an_earlier_version_are_kept(page: Page, host: str) -> None:
    page.goto(host + HEYON)
    page.evaluate("""localStorage.setItem('helpcenter.ticks.heyon-verify',
      '{"reviewed": "2026-11-20", "done": ["app-need-1", "app-3"]}')""")
    page.goto(host + "en/")
    expect(page.locator(".resume")).to_be_hidden()
    page.goto(host + HEYON)
    assert ticked(page) == ["app-need-1", "app-3"]


def test_the_home_page_offers_to_go_on(screen: Page, host: str) -> None:
    screen.goto(host)
    offer = screen.locator(".resume a")
    expect(offer).to_have_count(0)
    screen.goto(host + HEYON)
    screen.check(STEP.format(1))
    screen.check(STEP.format(2))
    screen.goto(host + "en/")
    expect(offer).to_have_text("Continue where you stopped: Verify your identity for a Heyon card")
    screen.goto(host)
    expect(offer).to_have_attribute("lang", "en")
    screen.goto(host + "verify/heyon/")
    screen.check(STEP.format(3))
    screen.goto(host)
    expect(offer).not_to_have_attribute("lang", "en")
    offer.click()
    screen.wait_for_url(host + "verify/heyon/#app-4")
    for step in (4, 5, 6):
        screen.check(STEP.format(step))
    screen.goto(host)
    expect(offer).to_have_count(0)


def test_nothing_is_stored_without_a_choice(page: Page, host: str) -> None:
    for address in ("", HEYON, "en/?q=refund"):
        page.goto(host + address)
    until_answered(page)
    page.goto(host + HEYON)
    page.check(STEP.format(1))
    page.uncheck(STEP.format(1))
    assert stored(page) == []


def test_clearing_the_device(screen: Page, host: str) -> None:
    screen.goto(host + HEYON)
    screen.evaluate("localStorage.setItem('other', '1')")
    screen.check(STEP.format(1))
    screen.locator("[data-open=menu-dialog]").click()
    screen.get_by_role("radio", name="Dark").check(force=True)
    assert screen.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert sorted(stored(screen)) == ["helpcenter.scheme", "helpcenter.ticks.heyon-verify", "other"]
    screen.get_by_role("button", name="Clear what is stored").click()
    expect(screen.locator("#menu-dialog [role=status]")).to_contain_text("Cleared")
    assert stored(screen) == ["other"]
    assert ticked(screen) == []
    assert screen.evaluate("document.documentElement.dataset.scheme") is None
    expect(screen.get_by_role("radio").first).to_be_checked()
