"""From one file of a site to its facts. Pure."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree

from helpcenter.findings.rule import Rule
from helpcenter.links.parse import css, feed, html, manifest, redirects, svg
from helpcenter.links.parse.collector import Collector
from helpcenter.links.parse.encoding import PAGES, decode
from helpcenter.links.parse.facts import Facts
from helpcenter.links.url.parsing import Addresses
from helpcenter.links.url.syntax import UrlIssue

MALFORMED_FILE = Rule.documented(
    "malformed-file",
    """A web app manifest that is not JSON, a sitemap or feed that is not XML, or a picture that is no SVG.

Bad:  `{"icons": [}`, `<svg viewBox="0 0 9 9"><path></svg>`
Good: `{"icons": []}`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path/></svg>`

Browsers show nothing in the place of such a picture.""",
)
RULES = (MALFORMED_FILE,)

_SITEMAPS = re.compile(r"sitemap[^/]*\.(?:xml|txt)(?:\.gz)?")
_MANIFESTS = re.compile(r"manifest\.json|[^/]+\.webmanifest")

# The beginning of a feed: RSS, also of the oldest form, or Atom.
_FEED = re.compile(rb"<rss[\s>]|purl\.org/rss/|<(?:\w+:)?feed\s[^>]*http://www\.w3\.org/2005/Atom")
_BEGINNING = 4000
_GZIP = b"\x1f\x8b"
# https://www.sitemaps.org/protocol.html#index
_LARGEST_SITEMAP = 50 * 1024 * 1024

Reader = Callable[[Collector, bytes], Facts]


def read(path: str, data: bytes, addresses: Addresses, *, with_metadata: bool = False, kind: str = "") -> Facts | None:
    """What the file at `path` of a site uses and defines; None for a kind that can do neither.

    `with_metadata` adds what only the rules of a project's own pages look at: the elements with their texts, and the
    head. `kind` is the kind of file that another file declares this one to be.
    """
    if is_page(path):
        return html.read(Collector(addresses, path), data, with_metadata=with_metadata)
    reader = _BY_KIND.get(kind) or _reader(path)
    return reader(Collector(addresses, path), data) if reader else None


def is_page(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in PAGES


def is_readable(path: str) -> bool:
    return is_page(path) or _reader(path) is not None


def _reader(path: str) -> Reader | None:
    name = path.rpartition("/")[2]
    if path in _BY_PATH:
        return _BY_PATH[path]
    if _SITEMAPS.fullmatch(name):
        return _sitemap
    if _MANIFESTS.fullmatch(name):
        return _manifest
    return _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())


def depends_on_content(path: str) -> bool:
    """Whether what kind of file it is shows only in the file, or in another one that names it: any XML."""
    return _reader(path) is _xml


def _xml(found: Collector, data: bytes) -> Facts:
    """A feed, whatever its name; no other XML has addresses that are known, and what is broken is perhaps none."""
    if not _FEED.search(data[:_BEGINNING].replace(b"\0", b"")):
        return found.facts()
    feed = _feed(found, data)
    return replace(feed, issues=tuple(each for each in feed.issues if each[0] != MALFORMED_FILE.name))


def _css(found: Collector, data: bytes) -> Facts:
    for value in css.addresses(data):
        if not value.startswith("#"):  # an element of the page that uses the style sheet
            found.use(("css", "", value), found.url, is_loaded=True)
    return found.facts()


def _manifest(found: Collector, data: bytes) -> Facts:
    try:
        for key, value in manifest.addresses(data.decode("utf-8-sig")):
            found.use(("manifest", key, value), found.url)
    except ValueError as error:
        message = f"this is not a manifest ({error}); correct its JSON"
        found.report(UrlIssue(MALFORMED_FILE, message), ("manifest", "", ""))
    return found.facts()


def _sitemap(found: Collector, data: bytes) -> Facts:
    """In XML, or one address in each line; perhaps compressed (https://www.sitemaps.org/protocol.html)."""
    try:
        data = _uncompressed(data)
        if found.path.removesuffix(".gz").endswith(".txt"):
            for line in data.decode("utf-8-sig", errors="replace").split():
                found.use(("loc", "", line), found.url)
            return found.facts()
        root = ElementTree.fromstring(decode(data, xml=True))  # noqa: S314
    except (ElementTree.ParseError, ValueError) as error:
        message = f"this is not a sitemap ({error}); correct its XML"
        found.report(UrlIssue(MALFORMED_FILE, message), ("sitemap", "", ""))
        return found.facts()
    is_index = root.tag.endswith("sitemapindex")
    for element in root.iter():
        name, text = element.tag.rpartition("}")[2], (element.text or "").strip()
        if name == "loc":
            found.use(("loc", "", text), found.url)
            if is_index:
                found.name("sitemap", text, found.url)
        elif name == "link" and "href" in element.attrib:
            found.use(("link", "href", element.attrib["href"]), found.url)
    return found.facts()


def _uncompressed(data: bytes) -> bytes:
    """The bytes that gzip made smaller. Raises ValueError if they are damaged, or more than a sitemap may have."""
    if not data.startswith(_GZIP):
        return data
    try:
        found = zlib.decompressobj(wbits=31).decompress(data, _LARGEST_SITEMAP + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(found) > _LARGEST_SITEMAP:
        raise ValueError("it has more than 50 MB")
    return found


def _robots(found: Collector, data: bytes) -> Facts:
    """The sitemaps that it names (https://www.sitemaps.org/protocol.html#submit_robots)."""
    for line in data.decode("utf-8-sig", errors="replace").splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        if name.strip().lower() == "sitemap" and value.strip():
            found.use(("robots", "", value.strip()), found.url)
            found.name("sitemap", value.strip(), found.url)
    return found.facts()


def _feed(found: Collector, data: bytes) -> Facts:
    try:
        root = ElementTree.fromstring(decode(data, xml=True))  # noqa: S314
    except (ElementTree.ParseError, ValueError) as error:
        message = f"this is not a feed ({error}); correct its XML"
        found.report(UrlIssue(MALFORMED_FILE, message), ("feed", "", ""))
        return found.facts()
    for value, base in feed.addresses(root, found.url, found.addresses.join):
        found.use(("feed", "", value), base)
    return found.facts()


def _redirects(found: Collector, data: bytes) -> Facts:
    for redirect in redirects.parse(data.decode("utf-8-sig", errors="replace")):
        if redirect.is_fixed and not redirect.is_of_host:
            found.use(("redirect", "", redirect.target), found.addresses.root)
    return found.facts()


_BY_KIND: dict[str, Reader] = {"manifest": _manifest, "sitemap": _sitemap, "feed": _feed}
_BY_PATH: dict[str, Reader] = {"_redirects": _redirects, "robots.txt": _robots}
_BY_SUFFIX: dict[str, Reader] = {".svg": svg.read, ".css": _css, ".atom": _feed, ".rss": _feed, ".xml": _xml}
