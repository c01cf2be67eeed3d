"""What is translated piece by piece: the headings, paragraphs, steps and other parts of a page, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.content.section_text import SectionText, sections_of
from helpcenter.guide.model import Block

# What of a heading is the same in every language.
_MARKS = re.compile(r"\s*(?:#+\s*)?(?:\{[^{}]*\}\s*)?$")
_CHECKBOX = re.compile(r"\[[ xX]\] ")
_QUOTED = re.compile(r'(?<=")[^"]*')
_NOT_SPACE = re.compile(r"[^>\s]")
ROW = "row"
_ONE_LINE = {"heading", "title", "term", ROW}


@dataclass(frozen=True)
class Segment:
    """A part of a section: its `text`, without the indentation of its lines, and where it is in the section.

    It is written from `start` to `end` of the text of its section, at `line` of the file; its lines after the first
    begin with `indent`. `kind` is that of a block (guide.model), or row: that of a table.
    """

    kind: str
    text: str
    line: int
    start: int
    end: int
    indent: str

    @property
    def is_one_line(self) -> bool:
        return self.kind in _ONE_LINE

    def may_be(self, text: str) -> bool:
        """Whether another text can be in its place: in as many lines as it likes, if it can have more, none empty."""
        lines = text.split("\n")
        return (len(lines) == 1 or not self.is_one_line) and (self.kind == "code" or all(map(str.strip, lines)))

    def as_written(self, text: str) -> str:
        first, *others = text.split("\n")
        return "\n".join([first, *(f"{self.indent}{line}" if line.strip() else line for line in others)])


@dataclass(frozen=True)
class SegmentedSection:
    """A section as it is written, and its segments."""

    id: str
    line: int
    text: str
    segments: tuple[Segment, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(segment.kind for segment in self.segments)

    def with_texts(self, texts: Sequence[str]) -> str:
        """The section with other texts in the places of its segments, one for each; what is the same stays as it is."""
        parts, end = [], 0
        for segment, text in zip(self.segments, texts, strict=True):
            written = self.text[segment.start : segment.end] if text == segment.text else segment.as_written(text)
            parts += [self.text[end : segment.start], written]
            end = segment.end
        return "".join([*parts, self.text[end:]])


def segmented(content: Content, page: Page) -> Mapping[str, SegmentedSection]:
    """The sections of a page by their ids, in their order; together they are its written text.

    The title is no segment: it is in the front matter.
    """
    guide = content.guide(replace(page, body=page.written, filled=()))
    found = {}
    for text in sections_of(page, guide):
        blocks = text.section.blocks[1:] if text.section is guide.introduction else text.section.blocks
        segments = tuple(_segments(text, blocks))
        found[text.section.id] = SegmentedSection(text.section.id, text.first, "\n".join(text.lines), segments)
    return found


def _segments(text: SectionText, blocks: Sequence[Block]) -> Iterator[Segment]:
    ordered = sorted(
        (block for block in blocks if block.line >= text.first), key=lambda block: (block.line, block.column)
    )
    end = 0
    for block in ordered:
        after = next((other.line for other in ordered if other.line > block.line), text.first + len(text.lines))
        segment = _segment(text, block, after)
        if segment is not None and segment.start >= end and segment.text:
            end = segment.end
            yield segment


def _segment(text: SectionText, block: Block, after: int) -> Segment | None:
    """The segment of a block; the next one begins at line `after`."""
    index = block.line - text.first
    line = text.lines[index]
    if block.kind == "cell":
        return _in_line(text, ROW, index, len(line) - len(line.lstrip()), len(line.rstrip()))
    if block.kind == "heading":
        marks = _MARKS.search(line, block.column)
        return _in_line(text, block.kind, index, block.column, marks.start() if marks else len(line))
    if block.kind == "title":
        quoted = _QUOTED.search(line)
        return _in_line(text, block.kind, index, quoted.start(), quoted.end()) if quoted else None
    if block.kind == "code":
        code = next(span.text for span in block.spans if span.kind == "code")
        return _in_lines(text, block, range(index, min(index + code.count("\n") + 1, len(text.lines))))
    last = next(
        (number for number in range(index, after - text.first) if not text.lines[number].strip()), after - text.first
    )
    return _in_lines(text, block, range(index, last))


def _in_line(text: SectionText, kind: str, index: int, start: int, end: int) -> Segment:
    before = _offset(text, index)
    return Segment(kind, text.lines[index][start:end], text.first + index, before + start, before + end, "")


def _in_lines(text: SectionText, block: Block, numbers: range) -> Segment:
    """A segment of whole lines, but for what is before the text of the first one."""
    first, *others = (text.lines[number] for number in numbers)
    mark = _CHECKBOX.match(first, block.column) if block.kind == "item" else None
    start = mark.end() if mark else block.column
    indent = _NOT_SPACE.sub(" ", first[: block.column])
    lines = [first[start:], *(_without_indent(line, indent, block.kind) for line in others)]
    lines[-1] = lines[-1].rstrip()
    end = _offset(text, numbers[-1]) + len(text.lines[numbers[-1]].rstrip())
    return Segment(block.kind, "\n".join(lines), block.line, _offset(text, numbers[0]) + start, end, indent)


def _without_indent(line: str, indent: str, kind: str) -> str:
    if kind == "code":
        return line.removeprefix(indent) if line.startswith(indent) else line.lstrip()
    return line.lstrip(" \t>") if ">" in indent else line.lstrip()


def _offset(text: SectionText, index: int) -> int:
    """Where a line begins in the text of the section."""
    return sum(len(line) + 1 for line in text.lines[:index])
