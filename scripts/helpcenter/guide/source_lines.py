"""Which line of the source each block of a page comes from; Python-Markdown itself does not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

# No writer can type it: a source holds no control characters.
LINE = "\x1fline"


class SourceLines(Treeprocessor):
    """Finds each block's text again in the source, in order, and notes its place on the element.

    Must run before the inline patterns, while blocks still hold their source text. The text begins at
    line `first_line()` of its file.
    """

    def __init__(self, md: Markdown, first_line: Callable[[], int]) -> None:
        super().__init__(md)
        self.first_line = first_line
        self.remembered = _Remember(md)
        md.preprocessors.register(self.remembered, "helpcenter-source", 1000)

    def run(self, root: Element) -> None:
        source = self.remembered.source
        cursor, line, counted, column = 0, self.first_line(), 0, 0
        for element in root.iter():
            # The theme's title of an admonition may be a word that the source does not have.
            generated = element.get("class") == "admonition-title"
            first = "" if generated else (element.text or "").strip().partition("\n")[0].rstrip()
            if first and STX not in first and (found := source.find(first, cursor)) >= 0:
                line += source.count("\n", counted, found)
                counted = found
                cursor = found + len(first)
                column = found - (source.rfind("\n", 0, found) + 1)
            element.set(LINE, f"{line}:{column}")


class _Remember(Preprocessor):
    """Keeps the source as the writer wrote it, before any other preprocessor changes it."""

    source = ""

    def run(self, lines: list[str]) -> list[str]:
        self.source = "\n".join(lines)
        return lines


def line_of(element: Element) -> int:
    return place_of(element)[0]


def place_of(element: Element) -> tuple[int, int]:
    """The line of the file at which the element's text begins, and after how many characters of it."""
    line, column = element.get(LINE, "1:0").split(":")
    return int(line), int(column)


def with_lines(root: Element) -> Iterator[tuple[Element, int]]:
    """Every element with its line; what stands within a line has that of the block around it."""
    line = 1
    for element in root.iter():
        line = line_of(element) if LINE in element.attrib else line
        yield element, line


def forget_lines(root: Element) -> None:
    """Readers need no line numbers."""
    for element in root.iter():
        element.attrib.pop(LINE, None)
