"""Python-Markdown extension: reads the Guide, and adds to the page what readers need to follow it.

It runs inside the Markdown parser of the site, so that the check reads what the page shows. It reads the
finished tree into a `Guide`, then adds addresses of steps, checkboxes, evidence badges, and a link to each
heading and step; it marks what is on the screen, and makes the answers to problems foldable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Comment, Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from helpcenter.guide import elements as tree
from helpcenter.guide.attributes import broken_links
from helpcenter.guide.elements import BLOCKS, SectionElements
from helpcenter.guide.foldable import fold_entries
from helpcenter.guide.model import Block, Guide, Section, Step
from helpcenter.guide.pictures import SizeOf, mark_pictures
from helpcenter.guide.reader import Reader
from helpcenter.guide.source_lines import SourceLines, remove_lines, with_lines
from helpcenter.guide.stackable import mark_wide_tables
from helpcenter.guide.tickable import TickableItems
from helpcenter.guide.unseparated import UnseparatedBlocks
from helpcenter.language.localizer import Localizer

# Divides a page for the templates: introduction, the rest. Writers cannot type it: a source has no control characters.
PART_MARK = "\x1fpart"
# The values of `evidence` in a heading.
EVIDENCE = ("confirmed", "advice")
# The elements that lead to an address, and its attribute.
_LEADING = {"a": "href", "img": "src"}
_HYPHENATED = re.compile(r"([A-Za-z0-9]+-[A-Za-z0-9]+)")


EMPTY = Guide(Section("title", 1, (Block("heading", "", 1),)))


@dataclass(frozen=True)
class PageSettings:
    """What the extension must know of one page.

    `first_line` is the line of the file at which the converted text begins, `troubleshooting` the id of the section
    whose entries can be folded. `checklist` is the id of the section with what to have at hand; on a page without it,
    the first checklist has this address. `labels` are the known on-screen labels, each with the BCP 47 tag of its
    language; any other bold text in a step is a label in `label_language`. By its address as it is written,
    `picture_size` tells how large a picture is, and `link` where on the site a link or picture leads. `text_language`
    is for a text in another language than the page: the BCP 47 tag and the direction of its language, and the tag of
    the language to which its links lead.
    """

    first_line: int = 1
    checklist: str | None = None
    troubleshooting: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    label_language: str = ""
    picture_size: SizeOf = lambda _: None
    link: Callable[[str], str] = str
    text_language: tuple[str, str, str] | None = None


class GuideExtension(Extension):
    """Add to a Markdown instance; after each conversion, `guide` is what was read. `page` is the page to convert."""

    def __init__(self, localizer: Localizer) -> None:
        super().__init__()
        self.localizer = localizer
        self.page = PageSettings()
        self.guide = EMPTY

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown calls it by this name
        md.registerExtension(self)
        optional = self.localizer.text("step.optional")
        # Before the inline patterns (20): blocks still have their source text.
        lines = SourceLines(md, lambda: self.page.first_line)
        md.treeprocessors.register(lines, "helpcenter-lines", 100)
        guide_reader = Reader(md, lambda text: text.startswith(optional), lines.fences)
        # After fenced code is put aside (25), and before HTML is (20).
        md.preprocessors.register(UnseparatedBlocks(md), "helpcenter-unseparated", 21)
        # After attr_list (8), which makes ids, and before MkDocs lists the addresses on the page (5).
        md.treeprocessors.register(_GuideReading(md, self, guide_reader), "helpcenter-guide", 6)
        md.treeprocessors.register(_Following(md, self, guide_reader), "helpcenter-following", 5.5)
        # After the table of contents (5), which must not see links and comments.
        md.treeprocessors.register(_Decoration(md, self), "helpcenter-decoration", 3)


class _GuideReading(Treeprocessor):
    def __init__(self, md: Markdown, extension: GuideExtension, guide_reader: Reader) -> None:
        super().__init__(md)
        self.extension = extension
        self.reader = guide_reader

    def run(self, root: Element) -> None:
        self.extension.guide = self.reader.read(root)


class _Following(Treeprocessor):
    """What readers need to follow a guide: addresses, checkboxes, on-screen labels, badges and foldable answers.

    Removes what only the checks need.
    """

    def __init__(self, md: Markdown, extension: GuideExtension, guide_reader: Reader) -> None:
        super().__init__(md)
        self.extension = extension
        self.localizer = extension.localizer
        self.reader = guide_reader
        self.items = TickableItems(md)

    def run(self, root: Element) -> None:
        for section, elements in zip(self.extension.guide.parts, tree.split_sections(root), strict=True):
            self._mark_labels_of_steps(elements)
            self._mark_checklist(section, elements)
            self._mark_procedure(section, elements)
            self._mark_evidence(root, section, elements)
        self._mark_other_labels(root)
        self._mark_first_checklist(root)
        for heading in root.iter("h1"):
            heading.attrib.setdefault("id", "title")
        for element, name, _, _ in broken_links(with_lines(root)):
            element.attrib.pop(name)  # it leads nowhere
        remove_lines(root)
        for elements in tree.split_sections(root):
            if elements.id == self.extension.page.troubleshooting:
                fold_entries(root, [block for block in elements.blocks if block.tag == "dl"])
        mark_wide_tables(root)
        mark_pictures(root, self.extension.page.picture_size)
        _mark_keys(root)
        for heading in root.iter("h1"):
            _keep_names_whole(heading)

    def _mark_checklist(self, section: Section, elements: SectionElements) -> None:
        for block in tree.checklists(elements):
            block.attrib.update({"class": "needs", "role": "list"})
            if section.is_procedure:
                block.set("aria-label", self.localizer.text("needs.title"))
        for entry, item in zip(section.checklist, list(tree.checklist(elements)), strict=True):
            self.items.add_checkbox(item, entry.id)

    def _mark_first_checklist(self, root: Element) -> None:
        id, guide = self.extension.page.checklist, self.extension.guide
        first = next((block for block in root.iter("ul") if block.get("class") == "needs"), None)
        if id and first is not None and not guide.section(id):
            first.set("id", id)

    def _mark_procedure(self, section: Section, elements: SectionElements) -> None:
        lists = tree.ordered_lists(elements)
        for block in lists:
            block.attrib.update({"class": "steps", "role": "list"})
        items = [item for block in lists for item in block]
        for step, item in zip(section.steps, items, strict=True):
            self._mark_step(step, item)

    def _mark_step(self, step: Step, item: Element) -> None:
        substeps = tree.nested_steps(item)
        self.items.add_checkbox(item, step.id, _link(step.id, self.localizer.text("permalink.step")))
        for substep, child in zip(step.substeps, substeps, strict=True):
            self._mark_step(substep, child)

    def _mark_labels_of_steps(self, elements: SectionElements) -> None:
        """Bold in a step is always what is on the screen."""
        for block in tree.ordered_lists(elements):
            for bold in block.iter("strong"):
                self._mark_label(bold, self.extension.page.labels.get(self.reader.plain_text(bold)))

    def _mark_other_labels(self, root: Element) -> None:
        for bold in root.iter("strong"):
            if language := self.extension.page.labels.get(self.reader.plain_text(bold)):
                self._mark_label(bold, language)

    def _mark_label(self, bold: Element, language: str | None) -> None:
        """A voice that reads the page, and the shapes of characters, follow the language of the label."""
        bold.tag = "kbd"
        bold.set("lang", language or self.extension.page.label_language)

    def _mark_evidence(self, root: Element, section: Section, elements: SectionElements) -> None:
        if elements.heading is not None:
            elements.heading.attrib.pop("evidence", None)
            if section.evidence in EVIDENCE:
                badge = Element("p", {"class": f"evidence evidence--{section.evidence}"})
                badge.text = self.localizer.text(f"evidence.{section.evidence}.badge")
                root.insert(list(root).index(elements.heading) + 1, badge)


class _Decoration(Treeprocessor):
    """What the table of contents must not see: links to sections, where links lead, the mark that divides the page."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.title = extension.localizer.text("permalink.section")

    def run(self, root: Element) -> None:
        for elements in tree.split_sections(root)[1:]:
            if elements.heading is not None:
                _insert_link(elements.heading, _link(elements.heading.get("id", ""), self.title))
        for element in root.iter("a"):
            host = urlsplit(element.get("href", "")).hostname
            if host and host not in "".join(element.itertext()):
                element.set("data-host", host)  # for paper, where a link cannot be followed
        for element in root.iter():
            address = element.get(_LEADING.get(element.tag, ""))
            if address and AMP_SUBSTITUTE not in address:  # Markdown writes only mail addresses so
                element.set(_LEADING[element.tag], self.extension.page.link(address))
        if self.extension.page.text_language is not None:
            _mark_language(root, *self.extension.page.text_language)
        first = next((index for index, child in enumerate(root) if child.tag == "h2"), None)
        if first is not None:
            root.insert(first, Comment(PART_MARK))


def _mark_language(root: Element, tag: str, direction: str, link_tag: str) -> None:
    """The text of a page is in another language than the page, and its links to the site are not."""
    for block in root:
        block.set("lang", tag)
        block.set("dir", direction)
    for link in root.iter("a"):
        if not urlsplit(link.get("href", "")).hostname:
            link.set("hreflang", link_tag)


def _mark_keys(root: Element) -> None:
    """A code of one character is a key, which nobody copies."""
    for code in root.iter("code"):
        if len(code.text or "") == 1:
            code.set("class", "key")


def _keep_names_whole(heading: Element) -> None:
    """A name such as T-Mobile is not divided at its hyphen."""
    before, *names = _HYPHENATED.split(heading.text or "")
    heading.text = before
    for position, (name, after) in enumerate(zip(names[::2], names[1::2], strict=True)):
        whole = Element("span", {"class": "nowrap"})
        whole.text, whole.tail = name, after
        heading.insert(position, whole)


def _link(id: str, title: str) -> Element:
    link = Element("a", {"class": "headerlink", "href": f"#{id}", "aria-label": title})
    link.text = "#"
    return link


def _insert_link(parent: Element, link: Element) -> None:
    position = next((index for index, child in enumerate(parent) if child.tag in BLOCKS), len(parent))
    parent.insert(position, link)
