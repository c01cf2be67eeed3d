"""The first visit of a page in the browser: what is sent, how much of it is used, and when it is painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from helpcenter_dev.coverage import Coverage, Use

PHONE: ViewportSize = {"width": 360, "height": 740}

# Icons, which a browser without a window doesn't load, and the pictures of the content, which are not counted.
_ICONS = "[...document.querySelectorAll('link[rel~=icon]')].map(link => link.href)"
_PICTURES = "[...document.querySelectorAll('main img')].map(image => image.currentSrc)"
# Notes when the page begins with what it has put off until nothing else is to be done.
_NOTE_IDLE = """(() => {
  const { requestIdleCallback } = window
  const noted = act => deadline => {
    performance.mark("idle")
    act(deadline)
  }
  window.requestIdleCallback = (act, options) => requestIdleCallback.call(window, noted(act), options)
})()"""
_ASKED_WHEN_IDLE = """() => {
  const [idle] = performance.getEntriesByName("idle")
  const files = performance.getEntriesByType("resource")
  return idle ? files.filter(({ startTime }) => startTime >= idle.startTime).map(({ name }) => name) : []
}"""
_SHIFT = """() => new Promise(resolve => {
  let sum = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value
  }).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))))
})"""
# The largest is the last one of its kind.
_PAINTED = """type => new Promise(resolve => {
  new PerformanceObserver(list => {
    const painted = list.getEntries().filter(({ name }) => name !== "first-paint").pop()
    if (painted) resolve(painted.startTime)
  }).observe({ type, buffered: true })
})"""


@dataclass(frozen=True)
class File:
    """A file that is loaded: bytes as sent; bytes of its text that are used and not (scripts and styles).

    `when_idle`: it is asked for when the page is there and nothing else is to be done.
    """

    name: str
    sent: int
    use: Use | None
    when_idle: bool


@dataclass(frozen=True)
class Visit:
    files: list[File]
    shift: float

    @property
    def sent(self) -> int:
        """Bytes of what the reader waits for."""
        return sum(file.sent for file in self.files if not file.when_idle)

    @property
    def sent_when_idle(self) -> int:
        return sum(file.sent for file in self.files if file.when_idle)


def visit(browser: Browser, host: str, path: str) -> Visit:
    """The first visit of a page, until it asks for nothing more, without the pictures of its content."""
    with first(browser) as (page, session):
        coverage = Coverage(session)
        page.add_init_script(_NOTE_IDLE)
        requested: list[str] = []
        page.on("request", lambda request: requested.append(request.url))
        page.goto(host + path, wait_until="networkidle")
        shift: float = page.evaluate(_SHIFT)
        uses = coverage.stop()
        pictures = set(page.evaluate(_PICTURES))
        addresses = [*requested, *page.evaluate(_ICONS)]
        when_idle = set(page.evaluate(_ASKED_WHEN_IDLE))
    counted = [url for url in dict.fromkeys(addresses) if url not in pictures and url.startswith(host)]
    files = [
        File(urlsplit(url).path.lstrip("/") or "/", _sent(url), uses.get(url), url in when_idle) for url in counted
    ]
    return Visit(files, shift)


def painted(browser: Browser, address: str, slowdown: float) -> tuple[float, float]:
    """Milliseconds until the first and until the largest content is painted, with a slower processor.

    Both are text: no page waits for fonts or pictures.
    """
    with first(browser) as (page, session):
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        page.goto(address, wait_until="networkidle")
        return page.evaluate(_PAINTED, "paint"), page.evaluate(_PAINTED, "largest-contentful-paint")


@contextmanager
def first(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A phone that has not been here before."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    try:
        yield page, context.new_cdp_session(page)
    finally:
        context.close()


def _sent(url: str) -> int:
    """Bytes of the body of an answer, as compressed by the host; none of a file that is missing."""
    with httpx.stream("GET", url, headers={"Accept-Encoding": "gzip"}) as response:
        return sum(map(len, response.iter_raw())) if response.is_success else 0
