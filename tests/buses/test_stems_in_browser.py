"""The stemmer of a language is a file of its own, which the worker of the search loads for that language alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from helpcenter_dev.server import serve
from searching import RESULTS

pytestmark = pytest.mark.build

STEMMERS = "**/search/stemmers/*.js"
# Its words are on the page in other forms only.
QUERY = "?q=recargas%20en%20taquillas"


@pytest.fixture(scope="module")
def host(buses: Path) -> Iterator[str]:
    with serve(buses / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_stems_are_loaded_and_find(page: Page, host: str) -> None:
    loaded: list[str] = []
    page.context.route(STEMMERS, lambda route: (loaded.append(route.request.url), route.continue_())[-1])
    page.goto(f"{host}{QUERY}")
    page.locator(RESULTS).first.wait_for()
    assert "recharge/luna/" in (page.locator(RESULTS).first.get_attribute("href") or "")
    # Perhaps twice: it is kept on the device, too.
    assert {address.rpartition("/javascripts/")[2] for address in loaded} == {"search/stemmers/spanish.js"}


def test_a_language_without_stems_loads_none(page: Page, host: str) -> None:
    loaded: list[str] = []
    page.context.route(STEMMERS, lambda route: (loaded.append(route.request.url), route.continue_())[-1])
    page.goto(f"{host}ja/?q=チャージ")
    page.locator(RESULTS).first.wait_for()
    assert loaded == []


def test_without_its_file_words_are_found_as_they_are(page: Page, host: str) -> None:
    page.context.route(STEMMERS, lambda route: route.abort())
    page.goto(f"{host}?q=taquilla")
    page.locator(RESULTS).first.wait_for()
