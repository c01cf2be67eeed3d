"""Files of built sites, damaged: whatever is in a site, it is read, and each finding has a place in a file of it."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest

from fuzzing import fuzz, portions
from helpcenter.findings.finding import Finding
from helpcenter.links import any_site, rules
from judging import judge
from projects import ROOT
from tables import table
from tokens import HTML, ODD, WEB

TOKENS = (*HTML, *WEB, *ODD)
BASE = "https://help.example.org/"
WANTED = {rule.name for rule in (*rules.WHILE_READING, *rules.ON_OWN_SITE)}
ROBOTS = b"User-agent: *\nDisallow: /private/\nSitemap: https://help.example.org/sitemap.xml\n"
FEEDS = {
    "feed.xml": b"<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'><channel><title>News</title>"
    b"<link>https://help.example.org/</link><item><link>https://help.example.org/a/</link></item></channel></rss>\n",
    "atom.xml": b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://help.example.org/'><title>News</title>"
    b"<link rel='self' href='/atom.xml'/><entry><link href='a/'/><id>urn:x</id></entry></feed>\n",
}
NAMES = (
    *("a/index.html", "a.css", "a.svg", "manifest.json", "sitemap.xml", "sitemap.txt", "sitemap.xml.gz", "_redirects"),
    *("robots.txt", "feed.xml"),
)
# The site around the damaged file: it leads to all of them.
SITE = {
    "index.html": b'<!doctype html><html lang="en"><title>Help</title><link rel="stylesheet" href="a.css">'
    b'<link rel="manifest" href="manifest.json"><link rel="alternate" type="application/rss+xml" href="feed.xml">'
    b'<link rel="sitemap" href="sitemap.xml"><img src="a.svg#part" alt="A"><a href="a/#part">A</a>'
    b'<a href="/old/x">B</a>',
    "a/index.html": b'<!doctype html><html lang="en"><title>A</title>'
    b'<link rel="canonical" href="https://help.example.org/a/"><meta property="og:image" content="/a.svg">'
    b'<script type="application/ld+json">{"@type": "WebPage", "url": "https://help.example.org/a/"}</script>'
    b'<h1 id="part">A</h1><a href="../">Home</a>',
    "a.css": b'@import url("b.css");\na{background:url(a.svg)}\n',
    "b.css": b"@font-face{src:url(gone.woff2)}",
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path id="part"/><a href="a/"><use href="#part"/></a></svg>',
    "manifest.json": b'{"name": "Help", "start_url": "/", "icons": [{"src": "a.svg", "sizes": "any"}],\n'
    b' "shortcuts": [{"name": "A", "url": "/a/"}]}\n',
    "sitemap.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    b"<url><loc>https://help.example.org/</loc></url><url><loc>https://help.example.org/a/</loc></url></urlset>\n",
    "_redirects": b"/old/* /:splat 301\n/x /a/#part 302 Language=en\n/y https://help.example.org/a/ 200!\n",
    "sitemap.txt": b"https://help.example.org/\nhttps://help.example.org/a/\nhttps://help.example.org/gone/\n",
    "sitemap.xml.gz": gzip.compress(b"<urlset><url><loc>https://help.example.org/a/</loc></url></urlset>", mtime=0),
    "robots.txt": ROBOTS,
    **FEEDS,
}


def _corpora() -> dict[str, dict[str, bytes]]:
    """The files of all cases of the link check and of the site above, by the name that such a file has in the site."""
    cases = [case for file in sorted((ROOT / "tests/links/cases").glob("*.yml")) for case in table(file)]
    files = [(path, text.encode()) for case in cases for path, text in case.get("files", {}).items()]
    found: dict[str, dict[str, bytes]] = defaultdict(dict)
    for path, data in [*SITE.items(), *files]:
        name = _place(path)
        if data and name:
            found[name][f"{len(found[name])}{PurePosixPath(name).suffix}"] = data
    return found


def _place(path: str) -> str:
    """Where a file like this one is in the site."""
    name = PurePosixPath(path).name
    suffixes = {".htm": "a/index.html", ".html": "a/index.html", ".xhtml": "a/index.html", ".rss": "feed.xml"}
    suffixes |= {".atom": "feed.xml", ".webmanifest": "manifest.json"}
    if name in NAMES:
        return name
    if name in FEEDS:
        return "feed.xml"
    return suffixes.get(PurePosixPath(name).suffix, f"a{PurePosixPath(name).suffix}") if "." in name else ""


CORPORA = _corpora()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "a").mkdir()
    for name, data in SITE.items():
        (folder / name).write_bytes(data)
    return folder


@portions
@pytest.mark.parametrize("name", NAMES)
def test_files_of_a_site(name: str, portion: int, root: Path) -> None:
    def check(_: str, data: bytes) -> Sequence[Finding]:
        (root / name).write_bytes(data)
        found = any_site.findings(root, BASE, WANTED)
        judge(found, root)
        return found

    try:
        fuzz(name, portion, CORPORA[name], TOKENS, check)
    finally:
        (root / name).write_bytes(SITE[name])
