"""A guide: what a page says, as values. The templates and the checks use the same one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step of a procedure.

    `id` is its address on the page (`app-3`, a sub-step `app-3-1`), `text` its sentence without markup,
    `labels` the on-screen labels in it (what is bold), `notes` the paragraphs under it.
    """

    id: str
    number: int
    text: str
    line: int
    optional: bool = False
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    substeps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class ChecklistItem:
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Trouble:
    """What the reader sees, and what to do about it."""

    symptom: str
    remedy: str
    line: int


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level.

    `lists` counts the ordered lists directly under the heading; the steps are those of all of them.
    `has_preamble` says that something else stands above the first of them.
    """

    id: str
    title: str
    level: int
    line: int
    is_procedure: bool = False
    evidence: str | None = None
    lists: int = 0
    has_preamble: bool = False
    steps: tuple[Step, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class Guide:
    """`sections` in the order of the page; its title is not one of them.

    `anchors` are all addresses on the page, `broken_links` all that cannot be read as one, each with its line.
    """

    title: str
    sections: tuple[Section, ...]
    anchors: tuple[tuple[str, int], ...] = ()
    broken_links: tuple[tuple[str, int], ...] = ()

    def section(self, id: str) -> Section | None:
        return next((section for section in self.sections if section.id == id), None)

    @property
    def procedures(self) -> tuple[Section, ...]:
        """The sections with steps, one for each channel: a channel is known by its section's id."""
        return tuple(section for section in self.sections if section.is_procedure)

    @property
    def checklist(self) -> tuple[ChecklistItem, ...]:
        """What to have at hand before the first step."""
        before = self.section("before")
        return before.checklist if before else ()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        trouble = self.section("trouble")
        return trouble.troubles if trouble else ()

    def repeated_anchors(self) -> Iterator[tuple[str, int, int]]:
        """Addresses that stand more than once: the address, its second line, its first line."""
        first: dict[str, int] = {}
        for anchor, line in self.anchors:
            if anchor in first:
                yield anchor, line, first[anchor]
            first.setdefault(anchor, line)
