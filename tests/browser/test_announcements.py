"""What is announced is seen on its days by those who have not closed it; without scripts it says its days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpcenter_dev.server import HostWithHeaders, serve
from projects import build, copy_tiny
from sharing import made_once
from trouble import Trouble
from waiting import until_equipped

ANNOUNCEMENTS = """\
- from: 2026-11-20
  until: 2026-11-21
  text: {zh: 今天系统维护。, en: Maintenance today.}
- from: 2026-11-21
  until: 2026-12-01
  text: {zh: 充值要等一天。, en: Top-ups wait for a day.}
  page: moon-verify
"""
TODAY, TOP_UPS = "Maintenance today.", "Top-ups wait for a day."


def build_with_announcements(folder: Path) -> None:
    copy_tiny(folder)
    (folder / "docs/_data/announcements.yml").write_text(ANNOUNCEMENTS, "utf-8")
    result = build(folder)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = made_once(tmp_path_factory, "announcements", build_with_announcements) / "site"
    with serve(site, handler=HostWithHeaders) as address:
        yield address


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    """As readers have it: with the policy. New York is a day behind Shanghai."""
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    trouble = Trouble(page, host)
    yield page
    assert trouble.found == []
    context.close()


def shown(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".announcement p:visible").all_inner_texts()]


@pytest.mark.build
@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-11-20T03:00:00Z", []),  # in New York, the day before
        ("2026-11-20T06:00:00Z", [TODAY]),
        ("2026-11-21T12:00:00Z", [TODAY, f"{TOP_UPS} Verify a Moon card"]),
        ("2026-12-02T04:00:00Z", [f"{TOP_UPS} Verify a Moon card"]),
        ("2026-12-02T06:00:00Z", []),
    ],
)
def test_the_day_of_the_reader_decides(page: Page, host: str, time: str, expected: list[str]) -> None:
    page.clock.set_fixed_time(time)
    page.goto(host + "en/verify/")
    until_equipped(page)
    assert shown(page) == expected


@pytest.mark.build
def test_what_was_closed_stays_closed_on_every_page_in_every_language(page: Page, host: str) -> None:
    page.clock.set_fixed_time("2026-11-21T12:00:00Z")
    page.goto(host + "en/verify/moon/")
    page.locator(".announcement button").first.click()
    expect(page.get_by_text(TODAY)).to_be_hidden()
    for address in ("en/verify/", "verify/"):
        page.goto(host + address)
        assert len(shown(page)) == 1
    page.locator(".announcement button").last.click()
    page.reload()
    assert shown(page) == []


@pytest.mark.build
def test_without_scripts_it_says_its_days(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host + "en/verify/")
    assert shown(page)[0] == f"{TODAY} (Nov 20, 2026 to Nov 21, 2026)"
    assert not page.locator(".announcement button").first.is_visible()
    context.close()


@pytest.mark.build
def test_a_copy_on_the_device_shows_it_no_longer_than_the_site(page: Page, host: str) -> None:
    page.clock.set_fixed_time("2026-11-21T12:00:00Z")
    page.goto(host + "en/verify/")
    expect(page.locator(".offline [name=forget]")).to_be_visible()
    page.context.set_offline(True)
    page.goto(host + "en/verify/moon/")
    assert len(shown(page)) == 2
    page.clock.set_fixed_time("2026-12-03T12:00:00Z")
    page.reload()
    expect(page.locator(".copy-note")).to_be_visible()
    assert shown(page) == []
