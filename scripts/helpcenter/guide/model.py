"""A guide: the content of a page as values, for the templates and for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Span:
    """A marked part of a block's text, from `start` to `end`.

    `kind` is label (bold: text on the screen), code, link, image or break (a new line, which the block's text has as a
    space). Links and images have an address, `target`, and perhaps a tooltip, `title`. The text of an image is its
    alternative text, which is not part of the block's text; that of a block of code has its lines.
    """

    kind: str
    text: str
    start: int
    end: int
    target: str = ""
    title: str = ""


@dataclass(frozen=True)
class Block:
    """A piece of running text: its text without markup, and what is marked in it.

    `kind` is heading, paragraph, item, term, definition, cell, title (of an admonition) or code. It begins at line
    `line` of the file, after `column` characters of this line.
    """

    kind: str
    text: str
    line: int
    spans: tuple[Span, ...] = ()
    column: int = field(default=0, compare=False)

    def marked(self, *kinds: str) -> Iterator[Span]:
        return (span for span in self.spans if span.kind in kinds)

    def prose(self, *kinds: str, filler: str = " ") -> str:
        """The text with the spans of these kinds filled with `filler`: every character keeps its position."""
        text = self.text
        for span in self.marked(*kinds) if self.spans else ():
            text = text[: span.start] + filler * (span.end - span.start) + text[span.end :]
        return text


@dataclass(frozen=True)
class Step:
    """One step of a procedure.

    `id` is its address on the page (`app-3`, of a sub-step `app-3-1`), `numbers` its number (of a sub-step: the number
    of its step, then its own), `sentence` what to do, `notes` the blocks under it.
    """

    id: str
    numbers: tuple[int, ...]
    sentence: Block
    optional: bool = False
    notes: tuple[Block, ...] = ()
    substeps: tuple[Step, ...] = ()

    @property
    def line(self) -> int:
        return self.sentence.line

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def labels(self) -> tuple[str, ...]:
        """The on-screen labels in the sentence."""
        return tuple(span.text for span in self.sentence.marked("label"))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (self.sentence, *self.notes)

    def with_substeps(self) -> Iterator[Step]:
        yield self
        for step in self.substeps:
            yield from step.with_substeps()


@dataclass(frozen=True)
class ChecklistItem:
    id: str
    block: Block

    @property
    def text(self) -> str:
        return self.block.text


@dataclass(frozen=True)
class TroubleshootingEntry:
    """What the reader sees, and what to do about it."""

    symptom: Block
    remedies: tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what is under it, up to the next heading of any level.

    `blocks` are all its blocks in order, the heading first, `paragraphs` those in no list or box. `marks` are the
    marks of its heading other than its id, `.steps` and the evidence. In a procedure, `lists` are the lines at which
    its ordered lists begin (all of them together are its steps), and `outside_steps` the lines of everything else but
    checklists. `checklists` are the lines at which checklists begin, `checklist` all their entries,
    `without_checkbox` the entries without one. `admonitions` are the kinds of its boxes, `bullets` the number of list
    items that are neither steps nor checklist entries, `tables` the number of rows and columns of each table.
    """

    id: str
    level: int
    blocks: tuple[Block, ...]
    paragraphs: tuple[Block, ...] = ()
    is_procedure: bool = False
    evidence: str | None = None
    marks: tuple[str, ...] = ()
    lists: tuple[int, ...] = ()
    outside_steps: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    checklists: tuple[int, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    without_checkbox: tuple[Block, ...] = ()
    troubleshooting: tuple[TroubleshootingEntry, ...] = ()
    admonitions: tuple[str, ...] = ()
    bullets: int = 0
    tables: tuple[tuple[int, int], ...] = ()

    @property
    def heading(self) -> Block:
        return self.blocks[0]

    @property
    def title(self) -> str:
        return self.heading.text

    @property
    def line(self) -> int:
        return self.heading.line

    def all_steps(self) -> Iterator[Step]:
        """The steps with their sub-steps, in the order of the page."""
        for step in self.steps:
            yield from step.with_substeps()


@dataclass(frozen=True)
class Guide:
    """`introduction` is the title and what is under it, `sections` all other sections in the order of the page.

    `anchors` are all addresses on the page, `broken_links` all invalid link addresses, `attributes` all attributes
    that are not on a heading, each with its line. `raw_html` are the pieces of HTML, `titles` the lines of all
    headings of the first level.
    """

    introduction: Section
    sections: tuple[Section, ...] = ()
    anchors: tuple[tuple[str, int], ...] = ()
    broken_links: tuple[tuple[str, int], ...] = ()
    raw_html: tuple[str, ...] = ()
    titles: tuple[int, ...] = ()
    attributes: tuple[tuple[str, int], ...] = ()

    @property
    def title(self) -> str:
        return self.introduction.title

    @property
    def parts(self) -> tuple[Section, ...]:
        return (self.introduction, *self.sections)

    def marked(self, *kinds: str) -> Iterator[tuple[Block, Span]]:
        """All spans of these kinds on the page, with their blocks."""
        return (place for place in self._marked if place[1].kind in kinds)

    @cached_property
    def _marked(self) -> tuple[tuple[Block, Span], ...]:
        return tuple((block, span) for block in self.blocks for span in block.spans)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for part in self.parts for block in part.blocks)

    def section(self, id: str) -> Section | None:
        return next((section for section in self.sections if section.id == id), None)

    @cached_property
    def empty_sections(self) -> tuple[Section, ...]:
        """The sections with nothing under their headings, not even sections of a deeper level."""
        pairs = zip(self.parts, (*self.parts[1:], None), strict=True)
        return tuple(
            section
            for section, following in pairs
            if len(section.blocks) == 1 and section.title and (following is None or following.level <= section.level)
        )

    @cached_property
    def procedures(self) -> tuple[Section, ...]:
        """The sections with steps, one for each channel: the id of the section is the channel."""
        return tuple(section for section in self.sections if section.is_procedure)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps and sub-steps of the page."""
        return tuple(step for section in self.procedures for step in section.all_steps())

    def repeated_anchors(self) -> Iterator[tuple[str, int, int]]:
        """Addresses that are used more than once: the address, the line of the second use, the line of the first."""
        first: dict[str, int] = {}
        for anchor, line in self.anchors:
            if anchor in first:
                yield anchor, line, first[anchor]
            first.setdefault(anchor, line)
