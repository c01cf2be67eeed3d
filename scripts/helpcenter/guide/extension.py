"""Python-Markdown extension: reads the Guide, and adds addresses, checkboxes and badges to the page.

It runs inside the Markdown parser of the site, so that the check reads what the page shows. It reads the
finished tree into a `Guide`, then adds addresses of steps, checkboxes, evidence badges, and a link to each
heading and step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Comment, Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from helpcenter.guide import reader
from helpcenter.guide.model import Block, Guide, Section, Step
from helpcenter.guide.reader import BLOCKS, CHECKBOX, Reader, SectionElements, sentence
from helpcenter.guide.source_lines import SourceLines, remove_lines, with_lines
from helpcenter.language.localizer import Localizer

# Divides a page for the templates: introduction, sections before the checklist, checklist, the rest;
# without a checklist: introduction, the rest.
# Writers cannot type it: a source has no control characters.
PART_MARK = "\x1fpart"
# The values of `evidence` in a heading.
EVIDENCE = ("confirmed",)
# The inline patterns of Python-Markdown itself, and what a text must have so that one of them can match.
_INLINE = (
    "backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
    "autolink", "automail", "linebreak", "html", "entity", "not_strong", "em_strong", "em_strong2",
)  # fmt: skip
_MARK = re.compile(r"[\\`\[!<&*_]|  \n")


EMPTY = Guide(Section("title", 1, (Block("heading", "", 1),)))


class GuideExtension(Extension):
    """Add to a Markdown instance; after each conversion, `guide` is what was read.

    `first_line` is the line of the file at which the converted text begins, `checklist` the id of the section with what
    to have at hand, which templates can show elsewhere.
    """

    checklist: str | None = None

    def __init__(self, localizer: Localizer, first_line: int = 1) -> None:
        super().__init__()
        self.localizer = localizer
        self.first_line = first_line
        self.guide = EMPTY

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown calls it by this name
        md.registerExtension(self)
        # Before the inline patterns (20): blocks still have their source text.
        md.treeprocessors.register(SourceLines(md, lambda: self.first_line), "helpcenter-lines", 100)
        # After attr_list (8), which makes ids, and before MkDocs lists the addresses on the page (5).
        md.treeprocessors.register(_GuideReading(md, self), "helpcenter-guide", 6)
        md.treeprocessors.register(_Addresses(md, self), "helpcenter-addresses", 5.5)
        # After the table of contents (5), which must not see links and comments, and before MkDocs changes links (0).
        md.treeprocessors.register(_Decoration(md, self), "helpcenter-decoration", 3)


class GuideParser:
    """Reads the guides of one language through the site's Markdown `extensions` and their `configs`.

    It stops after the guide is read: it makes no addresses, links or HTML, which only the page needs.
    """

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any], localizer: Localizer) -> None:
        self._extension = GuideExtension(localizer)
        others = [extension for extension in extensions if not isinstance(extension, GuideExtension)]
        self._markdown = Markdown(extensions=[*others, self._extension], extension_configs=dict(configs))
        for name in ("toc", "prettify", "unescape", "helpcenter-addresses", "helpcenter-decoration"):
            if name in self._markdown.treeprocessors:
                self._markdown.treeprocessors.deregister(name)
        patterns = self._markdown.inlinePatterns
        if sum(name in patterns for name in _INLINE) == len(patterns):
            self._markdown.treeprocessors.register(_PlainText(self._markdown), "helpcenter-plain", 50)
        # Otherwise Python-Markdown sorts the patterns again for every text.
        inline: Any = self._markdown.treeprocessors["inline"]
        inline.inlinePatterns = list(patterns)
        self._markdown.serializer = lambda _: f"<{self._markdown.doc_tag}></{self._markdown.doc_tag}>"

    def parse(self, body: str, first_line: int) -> Guide:
        """The guide of a Markdown text that begins at line `first_line` of its file."""
        self._extension.first_line = first_line
        self._extension.guide = EMPTY  # Python-Markdown runs no processor on an empty text
        self._markdown.reset().convert(body)
        return self._extension.guide


class _PlainText(Treeprocessor):
    """Hides text without any mark from the inline patterns, which take half of the time: each searches all text."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARK.search(element.text):
                element.text = AtomicString(element.text)


class _GuideReading(Treeprocessor):
    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.extension = extension
        optional = extension.localizer.text("step.optional")
        self.reader = Reader(md, lambda text: text.startswith(optional))

    def run(self, root: Element) -> None:
        self.extension.guide = self.reader.read(root)


class _Addresses(Treeprocessor):
    """Gives steps and checklist entries their addresses and checkboxes, and removes what only the checks need."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.localizer = extension.localizer

    def run(self, root: Element) -> None:
        guide = self.extension.guide
        for section, elements in zip(guide.parts, reader.split_sections(root), strict=True):
            self._mark(section, elements)
            self._mark_evidence(root, section, elements)
        for heading in root.iter("h1"):
            heading.attrib.setdefault("id", "title")
        for element, name, _, _ in reader.broken_links(with_lines(root)):
            element.attrib.pop(name)  # MkDocs would fail
        remove_lines(root)

    def _mark(self, section: Section, elements: SectionElements) -> None:
        lists = reader.ordered_lists(elements)
        for block in lists:
            block.set("class", "steps")
        items = [item for block in lists for item in block]
        for step, item in zip(section.steps, items, strict=True):
            self._mark_step(step, item)
        for entry, item in zip(section.checklist, list(reader.checklist(elements)), strict=False):
            text = sentence(item)
            text.text = (text.text or "").removeprefix(CHECKBOX)
            item.attrib.update({"id": entry.id, "class": "check"})
            _insert_checkbox(text, {"aria-labelledby": entry.id})

    def _mark_step(self, step: Step, item: Element) -> None:
        text = sentence(item)
        item.set("id", step.id)
        _insert_checkbox(text, {"aria-label": self.localizer.text("step.done", n="-".join(map(str, step.numbers)))})
        _insert_link(text, step.id, self.localizer.text("permalink.step"))
        for substep, child in zip(step.substeps, reader.nested_steps(item), strict=True):
            self._mark_step(substep, child)

    def _mark_evidence(self, root: Element, section: Section, elements: SectionElements) -> None:
        if elements.heading is not None:
            elements.heading.attrib.pop("evidence", None)
            if section.evidence in EVIDENCE:
                badge = Element("p", {"class": f"evidence evidence--{section.evidence}"})
                badge.text = self.localizer.text(f"evidence.{section.evidence}.badge")
                root.insert(list(root).index(elements.heading) + 1, badge)


class _Decoration(Treeprocessor):
    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.title = extension.localizer.text("permalink.section")

    def run(self, root: Element) -> None:
        for elements in reader.split_sections(root)[1:]:
            if elements.heading is not None:
                _insert_link(elements.heading, elements.heading.get("id", ""), self.title)
        _mark_parts(root, self.extension.checklist)


def _mark_parts(root: Element, checklist: str | None) -> None:
    """A comment before the first section, and one before and one after the checklist."""
    headings = [index for index, child in enumerate(root) if child.tag == "h2"]
    start = next((index for index in headings if checklist and root[index].get("id") == checklist), None)
    marks = headings[:1]
    if start is not None:
        marks += [start, next((index for index in headings if index > start), len(root))]
    for index in reversed(marks):
        root.insert(index, Comment(PART_MARK))


def _insert_checkbox(sentence: Element, attributes: dict[str, str]) -> None:
    checkbox = Element("input", {"type": "checkbox", "class": "tick", "autocomplete": "off", **attributes})
    checkbox.tail = " " + (sentence.text or "").lstrip()
    sentence.text = None
    sentence.insert(0, checkbox)


def _insert_link(parent: Element, id: str, title: str) -> None:
    link = Element("a", {"class": "headerlink", "href": f"#{id}", "aria-label": title})
    link.text = "#"
    position = next((index for index, child in enumerate(parent) if child.tag in BLOCKS), len(parent))
    parent.insert(position, link)
