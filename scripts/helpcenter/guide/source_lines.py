"""The line of the source that each block of a page comes from, which Python-Markdown does not record."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from helpcenter.guide.fences import Fences

# Writers cannot type it: a source has no control characters.
LINE = "\x1fline"
# What Markdown puts aside before it makes blocks.
_STASHED = re.compile(f"{STX}[^{ETX}]*{ETX}")
# Lines without text: under the head of a table, under a heading, or a rule.
_RULER = re.compile(r"^[ >]*[|:]?[ ]*-[-|: ]*$", re.MULTILINE)
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
        written = self.keeper.source
        source = self._text_of_blocks(written)
        lines = written.split("\n") if "\t" in written else []
        cursor, number, counted, column = 0, 0, 0, 0
        for element in root.iter():
            text = html.unescape(element.text or "") if element.tag == "code" else element.text or ""
            first, *others = map(str.strip, text.strip().split("\n"))
            if STX in first:
                first = max(_STASHED.split(first), key=len).strip()
            find = _find_title if element.get("class") == "admonition-title" else _find
            if first and (found := find(source, first, cursor)) >= 0:
                number += source.count("\n", counted, found)
                counted = found
                cursor = found + len(first)
                column = found - (source.rfind("\n", 0, found) + 1)
                for other in others:
                    cursor = _end_on_next_line(source, other, cursor)
            in_line = _with_tabs(lines[number], column) if lines else column
            element.set(LINE, f"{self.first_line() + number}:{in_line}")

    def _text_of_blocks(self, source: str) -> str:
        """The source with its tabs expanded as Markdown does it, and null characters for what is in no block."""
        for begin, end in self.fences.places:
            source = source[:begin] + _blanked(source[begin:end]) + source[end:]
        source, cursor = source.expandtabs(self.md.tab_length), 0
        for raw in map(str, self.md.htmlStash.rawHtmlBlocks[self.fences.count :]):
            html_block = raw.strip("\n")
            if html_block.startswith("<") and (found := source.find(html_block, cursor)) >= 0:
                cursor = found + len(html_block)
                source = source[:found] + _blanked(html_block) + source[cursor:]
        if self.md.references:
            source = ReferenceProcessor.RE.sub(lambda found: _blanked(found[0]), source)
        return _RULER.sub(lambda found: _blanked(found[0]), source)


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", "\0", text)


def _with_tabs(line: str, column: int) -> int:
    """How many characters of a line are before a column of the same line with its tabs expanded."""
    return next((end for end in range(len(line)) if len(line[: end + 1].expandtabs(4)) > column), len(line))


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
