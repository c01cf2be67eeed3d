"""The search as a reader uses it, in any of the sites that are measured: tap, type, see results."""

from __future__ import annotations

from playwright.sync_api import Page

# What opens the search, its field, and a result: of our page, then of Material's.
_OPENER = "[data-open=search-dialog], [data-toggle=__search], label.md-header__button[for=__search]"
_FIELD = "#search-dialog input[type=search], [data-md-component=search-query]"
_RESULT = ":is([data-search-results], [data-md-component=search-result]) a[href]"

_TYPE = """
  const type = (field, text) => {
    field.value = text
    field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })) // what Material listens to
  }
"""
_FIRST_RESULT = f"""([opener, field, result, query]) => new Promise(resolve => {{
  {_TYPE}
  const start = performance.now()
  new MutationObserver((_, observer) => {{
    if (!document.querySelector(result)) return
    observer.disconnect()
    resolve(performance.now() - start)
  }}).observe(document.body, {{ childList: true, subtree: true }})
  document.querySelector(opener).click()
  type(document.querySelector(field), query)
}})"""
_KEYS = f"""async ([selector, text]) => {{
  {_TYPE}
  const field = document.querySelector(selector)
  const times = []
  for (let end = 1; end <= text.length; end++) {{
    if (text[end - 1] === " ") continue
    const start = performance.now()
    await new Promise(resolve => {{
      const shown = new MutationObserver(() => {{ shown.disconnect(); resolve() }})
      shown.observe(document.body, {{ childList: true, subtree: true }})
      type(field, text.slice(0, end))
    }})
    times.push(performance.now() - start)
  }}
  return times
}}"""


def first_result(page: Page, query: str) -> float:
    """Milliseconds from the tap on the search until the first result of a query, which is typed at once."""
    milliseconds: float = page.evaluate(_FIRST_RESULT, [_OPENER, _FIELD, _RESULT, query])
    return milliseconds


def keys(page: Page, text: str) -> list[float]:
    """Milliseconds from each key until what is shown changes."""
    times: list[float] = page.evaluate(_KEYS, [_FIELD, text])
    return times
