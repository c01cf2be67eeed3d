"""Reads Markdown by the extension: as a Guide, and as the HTML of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from helpcenter.files.memo import Memo
from helpcenter.guide.extension import EMPTY, GuideExtension, PageSettings
from helpcenter.guide.model import Guide
from helpcenter.language.localizer import Localizer

# The inline patterns of Python-Markdown itself, and what a text must have so that one of them can match.
_INLINE = (
    "backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
    "autolink", "automail", "linebreak", "html", "entity", "not_strong", "em_strong", "em_strong2",
)  # fmt: skip
# Guides that are asked for by several checks, or again after each change of another page.
GUIDES: Memo[Guide] = Memo(most=128)
_MARK = re.compile(r"[\\`\[!<&*_]|  \n")


@dataclass(frozen=True)
class Heading:
    """A section in the table of contents: its `title` in HTML, and its place on the page, `#app`."""

    title: str
    url: str


@dataclass(frozen=True)
class PageBody:
    """A page as HTML: its `content`, and the sections in its table of contents, `toc`. `guide` is what it says."""

    content: str
    toc: tuple[Heading, ...]
    guide: Guide


class _Parser:
    """One instance of Python-Markdown for all pages of a language, with the site's `extensions` and their `configs`."""

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any], localizer: Localizer) -> None:
        names = [each if isinstance(each, str) else type(each).__qualname__ for each in extensions]
        self._settings = repr((names, sorted(configs.items()), localizer.tag, localizer.text("step.optional")))
        self._extension = GuideExtension(localizer)
        self._markdown = Markdown(extensions=[*extensions, self._extension], extension_configs=dict(configs))
        self._markdown.treeprocessors.deregister("prettify")  # it adds line ends, which nobody needs
        patterns = self._markdown.inlinePatterns
        if sum(name in patterns for name in _INLINE) == len(patterns):
            self._markdown.treeprocessors.register(_PlainText(self._markdown), "helpcenter-plain", 50)
        # Otherwise Python-Markdown sorts the processors again for every block, and the patterns for every text.
        parser: Any = self._markdown.parser
        parser.blockprocessors = list(parser.blockprocessors)
        inline: Any = self._markdown.treeprocessors["inline"]
        inline.inlinePatterns = list(patterns)

    def _convert(self, body: str, page: PageSettings) -> str:
        self._extension.page = page
        self._extension.guide = EMPTY  # Python-Markdown runs no processor on an empty text
        return self._markdown.reset().convert(body)


class GuideParser(_Parser):
    """Reads the guides of one language. It stops after that: it makes no addresses, links or HTML.

    The same text is read once by all parsers with the same settings.
    """

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any], localizer: Localizer) -> None:
        super().__init__(extensions, configs, localizer)
        for name in ("toc", "unescape", "helpcenter-following", "helpcenter-decoration"):
            if name in self._markdown.treeprocessors:
                self._markdown.treeprocessors.deregister(name)
        self._markdown.serializer = lambda _: f"<{self._markdown.doc_tag}></{self._markdown.doc_tag}>"

    def parse(self, body: str, first_line: int) -> Guide:
        """The guide of a Markdown text that begins at line `first_line` of its file."""
        return GUIDES.get(f"{self._settings} {first_line}\0{body}", lambda: self._read(body, first_line))

    def _read(self, body: str, first_line: int) -> Guide:
        self._convert(body, PageSettings(first_line))
        return self._extension.guide


class PageParser(_Parser):
    """Makes the HTML of the pages of one language."""

    def parse(self, body: str, page: PageSettings) -> PageBody:
        content = self._convert(body, page)
        tokens: list[Any] = getattr(self._markdown, "toc_tokens")  # noqa: B009 -- the extension for it sets this
        headings = tuple(Heading(each["name"], f"#{each['id']}") for each in tokens)
        return PageBody(content, headings, self._extension.guide)


class _PlainText(Treeprocessor):
    """Hides text without any mark from the inline patterns, which take half of the time: each searches all text."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARK.search(element.text):
                element.text = AtomicString(element.text)
