"""All guides of a language in one HTML file, to be sent over a messenger or kept: it needs no network and no server.

It is made of the pages as they are published. Links between them lead to places in the file, all others to the site.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.build import bundles, offline
from helpcenter.build.hierarchy import children
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.files.writing import write_whole
from helpcenter.findings.errors import FindingError
from helpcenter.site_languages import Language

_CONTENTS = "contents"
# What is of use on the site only, or with its scripts.
_LEFT_OUT = ".headerlink, .channels, .contents-narrow, .feedback, .filter, .search-field, script, noscript, template"
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


@dataclass(frozen=True)
class Entry:
    """A page in the table of contents, with those that it lists."""

    title: str
    anchor: str
    below: tuple[Entry, ...] = ()


def write(site: Path, content: Content) -> None:
    """Write the file of each language into a built site, beside its pages. Raises OSError, and as `write_files`."""
    write_files(site / offline.DOWNLOADS, content, content.project.languages)


def write_files(folder: Path, content: Content, languages: Iterable[Language]) -> list[Path]:
    """Write the files of these languages into a folder. Raises OSError, and FindingError if a template is broken."""
    renderer = PageRenderer(content)
    texts = {folder / offline.download_name(language): render(renderer, language) for language in languages}
    if findings := renderer.template_errors():
        raise FindingError(findings[0])
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        write_whole(file, text.encode())
    return [*texts]


def render(renderer: PageRenderer, language: Language) -> str:
    """The file of a language. Raises OSError."""
    file = _SingleFile(renderer, language)
    styles, script = file.style_sheet, file.script
    policy = f"default-src 'none'; style-src {_hash(styles)}; script-src {_hash(script)}; img-src data:"
    return renderer.templates[language.locale].render(
        "single-file.html",
        None,
        {
            "policy": f"{policy}; base-uri 'none'; form-action 'none'",
            "styles": f"<style>{styles}</style>",
            "script": f"<script>{script}</script>",
            "contents": file.contents,
            "articles": "\n".join(map(file.article, file.pages)),
            "reviewed": max((page.front_matter.reviewed for page in file.pages), default=None),
            "address": f"{renderer.content.project.site_url}{language.prefix}",
        },
    )


class _SingleFile:
    def __init__(self, renderer: PageRenderer, language: Language) -> None:
        self._renderer = renderer
        self._content = renderer.content
        self._language = language

    @cached_property
    def style_sheet(self) -> str:
        sheet = self._bundled(bundles.SINGLE_FILE_STYLES)
        return f"{sheet}{self._renderer.assets.rules}"

    @cached_property
    def script(self) -> str:
        return self._bundled(bundles.SINGLE_FILE_SCRIPT)

    def _bundled(self, name: str) -> str:
        return (self._content.project.templates[-1] / name).read_text("utf-8").strip()

    @cached_property
    def _by_place(self) -> Mapping[str, Page]:
        """The pages of the language by their paths on the site."""
        pages = (page for page in self._content.pages.values() if page.locale == self._language.locale)
        return {self._content.places.of(page): page for page in pages}

    @cached_property
    def contents(self) -> tuple[Entry, ...]:
        return tuple(self._entries())

    def _entries(self) -> Iterator[Entry]:
        """The pages of the menu with those that they list, then all others but the home page."""
        ids = self._content.data.help_center.menu
        menu = [self._content.by_id[self._language.locale, id] for id in ids]
        listed: set[str] = set()
        for page in [*menu, *self._by_place.values()]:
            if page.url and page.src_uri not in listed:
                below = [each for each in children(self._content, page) if each.url and each.src_uri not in listed]
                listed |= {page.src_uri, *(each.src_uri for each in below)}
                yield Entry(page.front_matter.title, page.url, tuple(map(_leaf, below)))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages in the order of the contents."""
        anchors = [each.anchor for entry in self.contents for each in (entry, *entry.below)]
        return tuple(self._content.by_url[self._language.locale, anchor] for anchor in anchors)

    def article(self, page: Page) -> str:
        """The text of a page, with its links and ids as they are in the file."""
        tree = LexborHTMLParser(self._renderer.render(page).html)
        article = tree.css_first("main article")
        if article is None:
            return ""
        for node in article.css(_LEFT_OUT):
            node.decompose()
        for node in article.css("[id]"):
            node.attrs["id"] = f"{page.url}{node.id}"
        for name in _REFERENCES:
            for node in article.css(f"[{name}]"):
                node.attrs[name] = " ".join(f"{page.url}{id}" for id in (node.attributes[name] or "").split())
        for node in article.css("a[href]"):
            node.attrs["href"] = self._href(node.attributes["href"] or "", page)
        for node in article.css("img[src]"):
            self._fill_in(node, page)
        article.attrs["id"] = page.url
        return article.html or ""

    def _href(self, href: str, page: Page) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = self._path(parts.path, page)
        if path == self._language.prefix:
            return f"#{_CONTENTS}"
        if path in self._by_place:
            return f"#{self._by_place[path].url}{parts.fragment}"
        return f"{self._content.project.site_url}{urljoin(f'/{self._content.places.of(page)}', href)[1:]}"

    def _path(self, href: str, page: Page) -> str:
        """The path on the site of what is written so on a page."""
        return unquote(urljoin(f"/{self._content.places.of(page)}", href))[1:]

    def _fill_in(self, picture: LexborNode, page: Page) -> None:
        """Put a picture itself in the place of its address."""
        path = self._path(picture.attributes["src"] or "", page)
        if file := self._pictures.get(path):
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            picture.attrs["src"] = f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"

    @cached_property
    def _pictures(self) -> Mapping[str, Path]:
        """The files of the docs folder by their paths on the site."""
        root = self._content.project.root
        return {place: root / path for path, place in self._content.places.by_file.items()}


def _leaf(page: Page) -> Entry:
    return Entry(page.front_matter.title, page.url)


def _hash(text: str) -> str:
    """How a policy names a style sheet or a script that is in the page itself."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
