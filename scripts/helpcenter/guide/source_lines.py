"""The line of the source that each block of a page comes from, which Python-Markdown does not record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

# Writers cannot type it: a source has no control characters.
LINE = "\x1fline"


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

    def run(self, root: Element) -> None:
        source = self.keeper.source
        cursor, line, counted, column = 0, self.first_line(), 0, 0
        for element in root.iter():
            # The title of an admonition may be made by Markdown, and not be in the source.
            generated = element.get("class") == "admonition-title"
            first = "" if generated else (element.text or "").strip().partition("\n")[0].rstrip()
            if first and STX not in first and (found := source.find(first, cursor)) >= 0:
                line += source.count("\n", counted, found)
                counted = found
                cursor = found + len(first)
                column = found - (source.rfind("\n", 0, found) + 1)
            element.set(LINE, f"{line}:{column}")


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
