"""When the script of a page is loaded, and the colours that a reader chose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any, BinaryIO

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from helpcenter_dev.server import Host, serve
from trouble import Trouble
from waiting import until_equipped

HEYON = "en/verify/heyon/"
STYLES = "**/helpcenter.css"
# Notes that something waits for the paint.
OBSERVED = """(() => {
  const { observe } = PerformanceObserver.prototype
  PerformanceObserver.prototype.observe = function (options) {
    observe.call(this, options)
    window.observed = true
  }
})()"""
# Notes that the script of the page has run.
NOTED = """document.addEventListener("load", ({ target }) => {
  if (target.src?.endsWith("/page.js")) window.hasRun = true
}, true)"""


class Slow(Host):
    """Sends a page as far as its article, and the rest when it is told to."""

    def __init__(self, *args: Any, rest: Event, **kwargs: Any) -> None:
        self.rest = rest
        super().__init__(*args, **kwargs)

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        begin, article, end = source.read().partition(b"<article")
        outputfile.write(begin + article)
        if article:
            outputfile.flush()
            self.rest.wait()
        outputfile.write(end)


class Unpainted:
    """A page whose styles don't come before `paint` is called: until then nothing of it is seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._held: list[Route] = []
        page.route(STYLES, self._hold)

    def go(self, address: str) -> None:
        with self.page.expect_response("**/loader.js") as response:
            self.page.goto(address, wait_until="commit")
        response.value.finished()

    def _hold(self, route: Route) -> None:
        self._held.append(route)

    def paint(self) -> None:
        for route in self._held:
            route.continue_()


@pytest.fixture
def unpainted(context: BrowserContext) -> Iterator[Unpainted]:
    page = context.new_page()
    yield Unpainted(page)
    page.close()


def test_the_script_waits_until_the_text_is_painted(unpainted: Unpainted, host: str) -> None:
    asked: list[str] = []
    unpainted.page.add_init_script(OBSERVED)
    unpainted.page.on("request", lambda request: asked.append(request.url))
    unpainted.go(host + HEYON)
    unpainted.page.wait_for_function("window.observed")
    assert not any(url.endswith("/page.js") for url in asked)
    unpainted.paint()
    until_equipped(unpainted.page)


@pytest.mark.parametrize(
    ("address", "key", "script"),
    [(HEYON, "helpcenter.scheme", "**/page.js"), ("en/nothing/", "other", "**/not-found.js")],
)
def test_it_comes_at_once_for_what_is_stored_and_to_a_page_that_it_makes(
    unpainted: Unpainted, host: str, address: str, key: str, script: str
) -> None:
    unpainted.page.add_init_script(f"localStorage.setItem('{key}', 'dark')")
    with unpainted.page.expect_request(script):
        unpainted.go(host + address)
    unpainted.paint()
    until_equipped(unpainted.page)


def test_chosen_colours_are_there_before_anything_is_seen(unpainted: Unpainted, host: str) -> None:
    unpainted.page.add_init_script("localStorage.setItem('helpcenter.scheme', 'dark')")
    unpainted.go(host + HEYON)
    unpainted.page.wait_for_function("document.documentElement.dataset.scheme === 'dark'")
    unpainted.paint()


def test_a_script_that_comes_before_the_rest_of_its_page_waits_for_it(context: BrowserContext, site: Path) -> None:
    rest = Event()
    page = context.new_page()
    page.add_init_script("localStorage.setItem('helpcenter.scheme', 'dark');" + NOTED)
    with serve(site, handler=Slow, rest=rest) as host:
        trouble = Trouble(page, host)
        try:
            page.goto(host + HEYON, wait_until="commit")
            page.wait_for_function("window.hasRun")
        finally:
            rest.set()
        until_equipped(page)
        page.wait_for_load_state("networkidle")
        assert trouble.found == []
    page.close()
