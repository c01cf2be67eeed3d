"""What goes wrong while a page loads in the browser."""

from __future__ import annotations

from playwright.sync_api import Page

BAD = {"error", "warning"}

# Why a request ended whose page was left before the answer: it needs it no more.
LEFT = "net::ERR_ABORTED"


class Trouble:
    """What goes wrong while `page` loads: console errors, failed requests, other hosts, cookies."""

    def __init__(self, page: Page, host: str) -> None:
        self.page = page
        self.found: list[str] = []
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.note(f"console {message.type}: {message.text}", message.type in BAD))
        page.on("pageerror", lambda error: self.note(f"error: {error}"))
        page.on("requestfailed", lambda request: self.note(f"failed: {request.url}", request.failure != LEFT))
        page.on("request", lambda request: self.note(f"other host: {request.url}", not request.url.startswith(host)))
        page.on("response", lambda response: self.note(f"{response.status}: {response.url}", response.status >= 400))

    def note(self, text: str, wrong: bool = True) -> None:  # noqa: FBT001, FBT002
        if wrong:
            self.found.append(text)
