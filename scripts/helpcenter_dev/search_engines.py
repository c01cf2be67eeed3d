"""The search engines that are compared: ours, that of the stock configuration, and Pagefind, with their defaults.

Each gets queries of one language and returns, for each query, the addresses of pages within the language, best first.
Ours runs in Node as `helpcenter search` does, the others in Chromium, through the interface that their sites use.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from helpcenter.commands import search
from helpcenter_dev.server import serve

Engine = Callable[[str, Sequence[str]], list[list[str]]]
SOURCE = "zh"

# The query is typed into the field of Material; the answer is read from the message of its worker.
_STOCK_SETUP = """
window.answers = []
const Native = window.Worker
window.Worker = class extends Native {
  constructor(...given) {
    super(...given)
    this.addEventListener("message", ({ data }) => { if (data.type === 3) window.answers.push(data.data.items) })
  }
}
"""
_STOCK_ASK = """async query => {
  const field = document.querySelector("[data-md-component=search-query]")
  const asked = answers.length
  field.value = query
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  for (let waited = 0; answers.length === asked && waited < 3000; waited += 5) await new Promise(r => setTimeout(r, 5))
  await new Promise(r => setTimeout(r, 20))
  return answers.length === asked ? [] : answers[answers.length - 1].map(([best]) => best.location)
}"""
_PAGEFIND_ASK = """async query => {
  window.pagefind = window.pagefind || await import(new URL("/pagefind/pagefind.js", location).href)
  const { results } = await pagefind.search(query)
  return (await Promise.all(results.slice(0, 10).map(result => result.data()))).map(page => page.url)
}"""


def ours(site: Path) -> Engine:
    def ask(locale: str, queries: Sequence[str]) -> list[list[str]]:
        answers = search.search(site, locale, queries)
        return [_distinct(page["sections"][0]["path"] for page in answer["pages"]) for answer in answers]

    return ask


def stock(site: Path, browser: Browser) -> Engine:
    """Material and the i18n plugin with their defaults: one index for both languages."""

    def ask(locale: str, queries: Sequence[str]) -> list[list[str]]:
        with serve(site) as host:
            page = browser.new_page()
            page.add_init_script(_STOCK_SETUP)
            page.goto(host + _prefix(locale), wait_until="networkidle")
            page.locator("[data-md-component=search-query]").focus()
            found = [_within(locale, page.evaluate(_STOCK_ASK, query)) for query in queries]
            page.close()
        return found

    return ask


def pagefind(site: Path, browser: Browser) -> Engine:
    """Pagefind on the same pages as ours; an index for each language."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)

    def ask(locale: str, queries: Sequence[str]) -> list[list[str]]:
        with serve(site) as host:
            page = browser.new_page()
            page.goto(host + _prefix(locale))
            found = [_within(locale, page.evaluate(_PAGEFIND_ASK, query)) for query in queries]
            page.close()
        return found

    return ask


def _prefix(locale: str) -> str:
    return "" if locale == SOURCE else f"{locale}/"


def _within(locale: str, addresses: Iterable[str]) -> list[str]:
    """Addresses within the language; addresses of another language are kept, and answer no query."""
    paths = (address.lstrip("/") for address in addresses)
    prefix = _prefix(locale)
    return _distinct(path.removeprefix(prefix) if path.startswith(prefix) else f"../{path}" for path in paths)


def _distinct(paths: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(path.partition("#")[0] for path in paths))
