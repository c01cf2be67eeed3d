"""What a browser test waits for: that something has happened, never that some time has passed."""

from __future__ import annotations

from playwright.sync_api import Error, Page

# Their requests would go past what tests make of the network; what they do is in tests/browser/test_offline.py.
NO_SERVICE_WORKERS = "delete Navigator.prototype.serviceWorker"

# Notes in the page what the search is asked last, and what it has answered for good.
WATCHED_SEARCH = """(() => {
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given)
      this.addEventListener("message", ({ data }) => {
        if (data.kind === "answer" && data.isFinal) window.searchAnswered = data.number
      })
    }
    postMessage(message) {
      if (message.kind === "search") window.searchAsked = message
      super.postMessage(message)
    }
  }
})()"""

SEARCH_FIELD = "#search-dialog input"

_ANSWERED = """field => window.searchAsked?.query === document.querySelector(field).value.trim()
  && window.searchAnswered === window.searchAsked.number"""


def until_answered(page: Page, field: str = SEARCH_FIELD) -> None:
    """Until the search has answered what is typed, for good: nothing is shown anew after that."""
    page.wait_for_function(_ANSWERED, arg=field)


_EQUIPPED = "[data-open][role=button]"
# Playwright looks for an element again and again, up to half a second apart; the page hears of it at once.
_HAS = """selector => new Promise((resolve, reject) => {
  const look = () => document.querySelector(selector) && (observer.disconnect(), resolve())
  const observer = new MutationObserver(look)
  observer.observe(document, {subtree: true, childList: true, attributes: true})
  look()
  setTimeout(reject, 30_000)
})"""


def until_equipped(page: Page) -> None:
    """Until the script of the page has run."""
    try:
        page.evaluate(_HAS, _EQUIPPED)
    except Error:  # the page leads to another one, or has no such element: that is told better here
        page.wait_for_selector(_EQUIPPED, state="attached")


def until_still(page: Page) -> None:
    """Until nothing that is seen on the page moves or fades any more."""
    page.evaluate("""Promise.allSettled(document.getAnimations()
      .filter(({ effect }) => effect.target.checkVisibility()).map(animation => animation.finished))""")


def scroll_to(page: Page, id: str) -> None:
    """Scroll a heading into the upper half of the screen, so far down that the next one is not there too."""
    page.evaluate("id => scrollBy(0, document.getElementById(id).getBoundingClientRect().top - 250)", id)
