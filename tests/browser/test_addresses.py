"""Our reading of addresses compared with a browser's, which other people wrote to the same standard."""

from __future__ import annotations

from random import Random
from urllib.parse import unquote

from playwright.sync_api import Page

from helpcenter.links.url import syntax
from helpcenter.links.url.parsing import Addresses, Elsewhere, Target

ROOT = "https://help.example.org/a/"
BASE = f"{ROOT}b/page.html"
PARTS = [
    *("..", ".", "/", "//", "\\", "#", "?", ":", "@", "%2e", "%E5%8D%A1", "%zz", "卡", "é", " ", "\t", "\n", "&", "="),
    *(
        "http",
        "https:",
        "https://",
        "help.example.org",
        "help.example.org/a/",
        "[::1]",
        "x.html",
        "a",
        "~",
        "0",
        "65536",
    ),
]
READ = """([values, base]) => values.map(value => {
  try { const url = new URL(value, base); return [url.href, url.protocol, url.pathname, url.hash, url.host]; }
  catch { return null; }
})"""


def test_a_browser_reads_addresses_alike(page: Page) -> None:
    random = Random(4)  # noqa: S311 -- the same in every run
    values = ["".join(random.choices(PARTS, k=random.randint(1, 6))) for _ in range(5000)]
    site = Addresses.of(ROOT)
    compared = 0
    for value, read in zip(values, page.evaluate(READ, [values, BASE]), strict=True):
        target, flaws = site.meaning(value, BASE)
        if read is None:
            assert target is None, value
            assert any(flaw.rule not in syntax.PASSABLE for flaw in flaws), value
        elif isinstance(target, Target):
            _, _, path, fragment, host = read
            below = unquote(path, errors="surrogateescape").removeprefix("/a").lstrip("/")
            assert (host, below) == ("help.example.org", target.path), value
            assert (target.fragment or "") == fragment.removeprefix("#"), value
            compared += 1
        elif isinstance(target, Elsewhere):
            assert target.url == read[0], value
            compared += 1
    assert compared > len(values) / 3
