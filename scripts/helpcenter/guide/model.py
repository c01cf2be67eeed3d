"""A guide: what a page says, as values. The templates and the checks use the same one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Span:
    """A marked part of a block's text, from `start` to `end`.

    `kind` is label (bold: what stands on the screen), code, link or image; `target` the address of the latter two,
    `title` what a mouse shows over them.
    The text of an image is its alternative text, which does not stand in the block's text.
    """

    kind: str
    text: str
    start: int
    end: int
    target: str = ""
    title: str = ""


@dataclass(frozen=True)
class Block:
    """A stretch of running text: its words without markup, and what is marked in it.

    `kind` is heading, paragraph, item, term, definition, cell, title (of an admonition) or code. `line` is that of
    the file at which it begins, after `column` characters.
    """

    kind: str
    text: str
    line: int
    spans: tuple[Span, ...] = ()
    column: int = field(default=0, compare=False)

    def marked(self, *kinds: str) -> Iterator[Span]:
        return (span for span in self.spans if span.kind in kinds)

    def prose(self, *kinds: str, filler: str = " ") -> str:
        """The text with the spans of these kinds filled with `filler`: every character keeps its place."""
        text = self.text
        for span in self.marked(*kinds) if self.spans else ():
            text = text[: span.start] + filler * (span.end - span.start) + text[span.end :]
        return text


@dataclass(frozen=True)
class Step:
    """One step of a procedure.

    `id` is its address on the page (`app-3`, a sub-step `app-3-1`), `numbers` its number, of a sub-step after that
    of its step, `sentence` what to do, `notes` what stands under it.
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
    """A heading and what stands under it, up to the next heading of any level.

    `marks` are what its heading says besides its id, `.steps` and the evidence. `blocks` are all its blocks in order,
    the heading first. In a procedure, `lists` are the lines at which an
    ordered list begins directly under the heading (the steps are those of all of them), and `strays` the lines of
    what stands outside of them. `admonitions` are their kinds, `bullets` the number of list items that are neither
    steps nor checklist entries, `tables` the rows and columns of each table.
    """

    id: str
    level: int
    blocks: tuple[Block, ...]
    is_procedure: bool = False
    evidence: str | None = None
    marks: tuple[str, ...] = ()
    lists: tuple[int, ...] = ()
    strays: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
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
    """`introduction` is the title and what stands under it, `sections` all the others in the order of the page.

    `anchors` are all addresses on the page, `broken_links` all that cannot be read as one, each with its line;
    `raw_html` is what is no Markdown; `titles` are the lines of all headings of the first level,
    `attributes` what is put into the page's code besides headings, with its line.
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
        """All that is marked so on the page, with its block."""
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
    def procedures(self) -> tuple[Section, ...]:
        """The sections with steps, one for each channel: a channel is known by its section's id."""
        return tuple(section for section in self.sections if section.is_procedure)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps and sub-steps of the page."""
        return tuple(step for section in self.procedures for step in section.all_steps())

    def repeated_anchors(self) -> Iterator[tuple[str, int, int]]:
        """Addresses that stand more than once: the address, its second line, its first line."""
        first: dict[str, int] = {}
        for anchor, line in self.anchors:
            if anchor in first:
                yield anchor, line, first[anchor]
            first.setdefault(anchor, line)
