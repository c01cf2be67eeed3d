"""The elements of a finished tree that make a guide: sections, steps, checklists. Does not change the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

CHECKBOX = "[ ] "
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = {"p", "ul", "ol", "dl", "div", "pre", "blockquote", "table", "details", "figure", "hr", *HEADINGS}


@dataclass
class SectionElements:
    """The elements of a section: its heading (None for what is above the title) and its blocks."""

    heading: Element | None
    blocks: list[Element] = field(default_factory=list)

    @property
    def id(self) -> str | None:
        return self.heading.get("id") if self.heading is not None else None

    @property
    def is_procedure(self) -> bool:
        return self.heading is not None and "steps" in self.heading.get("class", "").split()


def split_sections(root: Element) -> list[SectionElements]:
    """The title, then each other heading, with the blocks under it; a second title is one of the blocks."""
    found = [SectionElements(None)]
    for element in root:
        if element.tag == "h1" and found[0].heading is None:
            found[0].heading = element
        elif element.tag in HEADINGS[1:]:
            found.append(SectionElements(element))
        else:
            found[-1].blocks.append(element)
    return found


def ordered_lists(section: SectionElements) -> list[Element]:
    """The lists of steps directly under a heading with the mark `.steps`."""
    return [block for block in section.blocks if block.tag == "ol"] if section.is_procedure else []


def nested_steps(item: Element) -> list[Element]:
    return [child for block in item if block.tag == "ol" for child in block]


def checklists(section: SectionElements) -> list[Element]:
    """The lists directly under the heading in which an entry has a checkbox, perhaps a misspelled one.

    Before the steps every list is one: there, only a checklist can be meant.
    """
    steps = ordered_lists(section)
    first = section.blocks.index(steps[0]) if steps else 0
    return [
        block
        for index, block in enumerate(section.blocks)
        if block.tag == "ul" and (index < first or any((sentence(item).text or "").startswith("[") for item in block))
    ]


def checklist(section: SectionElements) -> Iterator[Element]:
    """The list items with a checkbox."""
    return (item for block in checklists(section) for item in block if has_checkbox(item))


def has_checkbox(item: Element) -> bool:
    return (sentence(item).text or "").startswith(CHECKBOX)


def sentence(item: Element) -> Element:
    """The element with the text of a list item: its first paragraph, or the item itself in a tight list."""
    return item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
