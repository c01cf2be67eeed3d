"""The sections of a page as they are written in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.content.page import Page
from helpcenter.guide.model import Guide, Section

# The mark of a heading or of a box, and the space after it, which may be missing.
_MARK = re.compile(r"^([ \t]*(?:#{1,6}|!!!))(?=[^#!])", re.MULTILINE)
# The number of a step, at its place in the line.
_NUMBER = re.compile(r"([\s>]*)\d+(?=[.)]\s)")

# The mark of an entry; all of them mean the same.
_BULLET = re.compile(r"([\s>]*)[*+](?=\s)")
# It stands for a space of code, which is not left out.
_SPACE_OF_CODE = "␠"


@dataclass(frozen=True)
class SectionText:
    """The `lines` of a section with its heading, as they are written and as they are `meant`.

    The first is line `first` of the file.
    """

    section: Section
    first: int
    lines: tuple[str, ...]
    meant: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is said, in whatever lines: without the addresses of links and pictures, and the numbers of steps.

        They change when another page is renamed, or a step is added above; nobody has to translate that. Nor does
        anybody translate an empty line, an indentation, or a wrong mark that is put right.
        """
        text = _MARK.sub(r"\g<1> ", "\n".join(self._numbered_alike()))
        targets = {span.target for block in self.section.blocks for span in block.marked("link", "image")}
        for target in sorted(targets - {""}, key=len, reverse=True):
            text = text.replace(f"]({target}", "](").replace(f"]: {target}", "]: ")
        return " ".join(text.split())

    def _numbered_alike(self) -> Iterator[str]:
        """The lines that were meant, all entries with the same number or mark; the spaces of code count as text."""
        items = {block.line for block in self.section.blocks if block.kind == "item"}
        codes = [block for block in self.section.blocks if block.kind == "code"]
        coded = {block.line + row for block in codes for row, _ in enumerate(block.spans[0].text.split("\n"))}
        for number, line in enumerate(self.meant, self.first):
            if number in coded:
                yield line.rstrip().replace(" ", _SPACE_OF_CODE)
            else:
                yield _marked_alike(line) if number in items else line


def _marked_alike(line: str) -> str:
    return _BULLET.sub(r"\g<1>-", _NUMBER.sub(r"\g<1>1", line))


def sections_of(page: Page, guide: Guide) -> Iterator[SectionText]:
    """The introduction, then the other sections; `guide` is that of the page."""
    lines = page.written.split("\n")
    meant = page.reading.text.split("\n") if page.reading.text else lines
    starts = [max(section.line - page.body_line, 0) for section in guide.sections]
    for section, start, end in zip(guide.parts, [0, *starts], [*starts, len(lines)], strict=True):
        yield SectionText(section, page.body_line + start, tuple(lines[start:end]), tuple(meant[start:end]))
