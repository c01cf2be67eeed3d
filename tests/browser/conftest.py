"""A built site on a real host, in real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helpcenter_dev.server import serve
from waiting import NO_SERVICE_WORKERS, WATCHED_SEARCH, until_equipped

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # tests run code in pages, and add styles
    context.add_init_script(NO_SERVICE_WORKERS)
    context.add_init_script(WATCHED_SEARCH)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Whoever goes somewhere goes on when the script of the page has run, for which `load` does not wait."""
    page = context.new_page()
    for name in ("goto", "reload", "go_back", "go_forward", "wait_for_url"):
        setattr(page, name, _and_wait(page, getattr(page, name)))
    return page


@pytest.fixture
def page_errors(page: Page) -> list[str]:
    """What the scripts of the page fail with."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def _and_wait(page: Page, go: Callable[..., Any]) -> Callable[..., Any]:
    def gone(*args: Any, **options: Any) -> Any:
        response = go(*args, **options)
        until_equipped(page)
        return response

    return gone


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def screen(request: pytest.FixtureRequest, page: Page) -> Page:
    """The page on a phone, and on a desktop."""
    page.set_viewport_size(request.param)
    return page
