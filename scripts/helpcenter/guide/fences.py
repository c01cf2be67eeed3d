"""Fenced code, which Markdown puts aside as HTML before it reads anything else: its text, its line, its attributes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from helpcenter.guide.model import Block, Span

_TAG = re.compile("<[^>]*>")
_OPENING = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[^\n]*\n\s*", re.MULTILINE)
_OPENING_OF_MARKDOWN = re.compile(r"^(?:`{3,}|~{3,})[^\n]*\n\s*", re.MULTILINE)
# What Python-Markdown makes of ``` {#id .class title="…"}: <pre id class><code class title>.
_TAGS = re.compile("<pre([^>]*)><code([^>]*)>")
_ATTRIBUTE = re.compile(r'([^\s="]+)="')


class Fences(Preprocessor):
    """Runs after fenced code is put aside, and before raw HTML is: what is in the stash by then is code.

    `places` has, for each of them, where its text and where the line after it begins in the source.
    """

    def __init__(self, md: Markdown, source: Callable[[], str], first_line: Callable[[], int]) -> None:
        super().__init__(md)
        self.source = source
        self.first_line = first_line
        self.places: list[tuple[int, int]] = []

    def run(self, lines: list[str]) -> list[str]:
        self.places = list(self._places(self.md.htmlStash.html_counter))
        return lines

    @property
    def count(self) -> int:
        """How many pieces of the stash are code."""
        return len(self.places)

    def blocks(self) -> dict[int, Block]:
        """The code of each fence, by its place in the stash."""
        found = {}
        for index, (line, column) in enumerate(self._positions()):
            code = _text(self._html(index)).strip()
            found[index] = Block("code", code.replace("\n", " "), line, (Span("code", code, 0, len(code)),), column)
        return found

    def attributes(self) -> Iterator[tuple[str, int]]:
        """The attributes that the writer gave to fenced code, each with its line."""
        for index, (line, _) in enumerate(self._positions()):
            if tags := _TAGS.match(self._html(index)):
                of_code = (name for name in _ATTRIBUTE.findall(tags[2]) if name != "class")
                yield from ((name, line) for name in (*_ATTRIBUTE.findall(tags[1]), *of_code))

    def _html(self, index: int) -> str:
        return str(self.md.htmlStash.rawHtmlBlocks[index])

    def _places(self, count: int) -> Iterator[tuple[int, int]]:
        source, cursor = self.source(), 0
        for index in range(count):
            code = _text(self._html(index)).strip("\n")
            first = code.strip().partition("\n")[0].split()
            # Other extensions (superfences) also know fences in lists and quotations.
            openings = _OPENING_OF_MARKDOWN if self._html(index).startswith("<pre") else _OPENING
            for opening in openings.finditer(source, cursor):
                line = source[opening.end() :].partition("\n")[0]
                if line.split() == first or (not first and line.startswith(("```", "~~~"))):
                    cursor = opening.end()
                    break
            begin = cursor
            for _ in range(code.strip().count("\n") + bool(first) + 1):  # the code, and the line that closes it
                cursor = source.find("\n", cursor) + 1 or len(source)
            yield begin, cursor

    def _positions(self) -> Iterator[tuple[int, int]]:
        """Line of the file and column (from 0) at which the text of each fence begins."""
        line, counted = self.first_line(), 0
        for begin, _ in self.places:
            source = self.source()
            line += source.count("\n", counted, begin)
            counted = begin
            yield line, begin - (source.rfind("\n", 0, begin) + 1)


def _text(code: str) -> str:
    return html.unescape(_TAG.sub("", code))
