"""The line of the source that each block of a page comes from, which Python-Markdown does not record."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, STX

from helpcenter.guide.fences import Fences

# Writers cannot type it: a source has no control characters.
LINE = "\x1fline"
_FENCE = re.compile(HTML_PLACEHOLDER % "([0-9]+)")
_ADMONITION = re.compile(r'^[ \t>*+:.\d-]*!!! ?([\w-]+(?: +[\w-]+)*)(?: +"(.*?)")? *$', re.MULTILINE)


class SourceLines(Treeprocessor):
    """Finds the text of each block in the source, in order, and records its position in the element.

    Must run before the inline patterns, while blocks still have their source text. The text begins at
    line `first_line()` of its file.
    """

    def __init__(self, md: Markdown, first_line: Callable[[], int]) -> None:
        super().__init__(md)
        self.first_line = first_line
        self.keeper = _SourceKeeper(md)
        md.preprocessors.register(self.keeper, "helpcenter-source", 1000)
        # After fenced code (25), and before raw HTML (20).
        self.fences = Fences(md, lambda: self.keeper.source, first_line)
        md.preprocessors.register(self.fences, "helpcenter-fences", 22)

    def run(self, root: Element) -> None:
        _wrap_loose_texts(root)
        source = self.keeper.source
        cursor, line, counted, column = 0, self.first_line(), 0, 0
        for element in root.iter():
            text = html.unescape(element.text or "") if element.tag == "code" else element.text or ""
            first, *others = map(str.strip, text.strip().split("\n"))
            if self.fences.places and (fence := _FENCE.fullmatch(first)) and int(fence[1]) < self.fences.count:
                cursor = max(cursor, self.fences.places[int(fence[1])][1])
            find = _find_title if element.get("class") == "admonition-title" else _find
            if first and STX not in first and (found := find(source, first, cursor)) >= 0:
                line += source.count("\n", counted, found)
                counted = found
                cursor = found + len(first)
                column = found - (source.rfind("\n", 0, found) + 1)
                for other in others:
                    cursor = _end_on_next_line(source, other, cursor)
            element.set(LINE, f"{line}:{column}")


def _wrap_loose_texts(root: Element) -> None:
    """Gives text after a block, which Markdown leaves without an element of its own, a paragraph."""
    for parent in root.iter():
        for index in range(len(parent) - 1, -1, -1):
            if (tail := parent[index].tail) and tail.strip():
                paragraph = Element("p")
                paragraph.text, parent[index].tail = tail, None
                parent.insert(index + 1, paragraph)


def _find(source: str, text: str, begin: int) -> int:
    return source.find(text, begin)


def _end_on_next_line(source: str, text: str, begin: int) -> int:
    """Where `text` ends on the line after that of `begin`; `begin` if it is not there."""
    line = source.find("\n", begin) + 1 or len(source)
    end = source.find("\n", line)
    found = source.find(text, line, len(source) if end < 0 else end)
    return begin if found < 0 else found + len(text)


def _find_title(source: str, text: str, begin: int) -> int:
    """Where the next admonition has its title, or the word that Markdown made a title of."""
    for opening in _ADMONITION.finditer(source, begin):
        if (opening[2] or opening[1].partition(" ")[0].capitalize()).strip() == text:
            return opening.start(2 if opening[2] else 1)
    return -1


class _SourceKeeper(Preprocessor):
    """Keeps the source as the writer wrote it, before any other preprocessor changes it."""

    source = ""

    def run(self, lines: list[str]) -> list[str]:
        self.source = "\n".join(lines)
        return lines


def line_of(element: Element) -> int:
    return position_of(element)[0]


def position_of(element: Element) -> tuple[int, int]:
    """The line of the file at which the element's text begins, and after how many characters of it."""
    line, column = element.get(LINE, "1:0").split(":")
    return int(line), int(column)


def with_lines(root: Element) -> Iterator[tuple[Element, int]]:
    """Every element with its line; an element inside a block has the line of the block."""
    line = 1
    for element in root.iter():
        line = line_of(element) if LINE in element.attrib else line
        yield element, line


def remove_lines(root: Element) -> None:
    """Removes the line numbers, which the page does not need."""
    for element in root.iter():
        element.attrib.pop(LINE, None)
