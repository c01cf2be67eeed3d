"""The sections of a page as they are written in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.content.page import Page
from helpcenter.guide.model import Guide, Section

# A line end inside a paragraph.
_WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")
# The number of a step, at its place in the line.
_NUMBER = re.compile(r"([\s>]*)\d+(?=[.)]\s)")


@dataclass(frozen=True)
class SectionText:
    """The `lines` of a section with its heading; the first is line `first` of the file."""

    section: Section
    first: int
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is said, in whatever lines: without the addresses of links and pictures, and the numbers of steps.

        They change when another page is renamed, or a step is added above; nobody has to translate that.
        """
        items = {block.line for block in self.section.blocks if block.kind == "item"}
        numbered = enumerate(self.lines, self.first)
        lines = (_NUMBER.sub(r"\g<1>1", line) if number in items else line for number, line in numbered)
        text = "\n".join(_with_spaces(line.rstrip()) for line in lines)
        targets = {span.target for block in self.section.blocks for span in block.marked("link", "image")}
        for target in sorted(targets - {""}, key=len, reverse=True):
            text = text.replace(f"]({target}", "](").replace(f"]: {target}", "]: ")
        return re.sub(r"\n+", "\n", _WRAPPED.sub(" ", text)).strip()


def sections_of(page: Page, guide: Guide) -> Iterator[SectionText]:
    """The introduction, then the other sections; `guide` is that of the page."""
    lines = page.written.split("\n")
    starts = [max(section.line - page.body_line, 0) for section in guide.sections]
    for section, start, end in zip(guide.parts, [0, *starts], [*starts, len(lines)], strict=True):
        yield SectionText(section, page.body_line + start, tuple(lines[start:end]))


def _with_spaces(line: str) -> str:
    """The line as it is written without tabs: four spaces indent, one follows the mark of a list."""
    if "\t" not in line:
        return line
    text = line.lstrip()
    indent = line[: len(line) - len(text)].expandtabs(4)
    return indent + (text.expandtabs(4) if text.startswith(":") else re.sub(r"\s*\t\s*", " ", text))
