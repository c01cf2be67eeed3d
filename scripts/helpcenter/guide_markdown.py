"""Python-Markdown extension: Markdown → Guide, and the marks that a guide has on the page.

It runs inside the site's own Markdown parser, so that what is checked is what is shown: it reads the
finished tree into a `Guide` and adds step addresses, boxes to tick, evidence labels and links to each
heading and step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Comment, Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from helpcenter.guide import ChecklistItem, Guide, Section, Step, Trouble
from helpcenter.l10n import Localizer
from helpcenter.page import Page
from helpcenter.source_lines import SourceLines, forget_lines, line_of, with_lines

# Divides a page for the templates: introduction, sections above the checklist, checklist, the rest;
# without a checklist introduction and rest.
# No writer can type it: a source holds no control characters.
PART_MARK = "\x1fpart"
# What a heading may say of its section.
EVIDENCE = ("confirmed",)

_HEADING = re.compile(r"h[1-6]")
_BLOCKS = {"p", "ul", "ol", "dl", "div", "pre", "blockquote", "table", "details", "figure", "hr"}
_STASH = re.compile(f"{STX}[^\x03]*\x03")


class GuideExtension(Extension):
    """Add to a Markdown instance; after each conversion `guide` holds what was read.

    `first_line` is the line of the file at which the converted text begins.
    """

    def __init__(self, localizer: Localizer, first_line: int = 1) -> None:
        super().__init__()
        self.localizer = localizer
        self.first_line = first_line
        self.guide = Guide("", ())

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name that Python-Markdown calls
        md.registerExtension(self)
        # Above the inline patterns (20): blocks still hold their source text.
        md.treeprocessors.register(SourceLines(md, self.first_line), "helpcenter-lines", 100)
        # Below attr_list (8), which makes ids, above MkDocs' list of the addresses on the page (5).
        md.treeprocessors.register(_Structure(md, self), "helpcenter-guide", 6)
        # Below the table of contents (5), which knows neither links nor comments, above MkDocs' rewriting of links (0).
        md.treeprocessors.register(_Decoration(md, self), "helpcenter-decoration", 3)


def parse(page: Page, extensions: list[Any], configs: Mapping[str, Any], localizer: Localizer) -> Guide:
    """The guide of one page, through the site's Markdown `extensions` and their `configs`."""
    own = GuideExtension(localizer, page.body_line)
    others = [extension for extension in extensions if not isinstance(extension, GuideExtension)]
    Markdown(extensions=[*others, own], extension_configs=dict(configs)).convert(page.body)
    return own.guide


@dataclass
class _Open:
    """A section while it is being read."""

    heading: Element
    evidence: str | None
    blocks: list[Element]


class _Structure(Treeprocessor):
    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.localizer = extension.localizer

    def run(self, root: Element) -> None:
        title = next((self._text(element) for element in root if element.tag == "h1"), "")
        opened = _sections(root)
        sections = tuple(self._section(section) for section in opened)
        anchors = tuple((element.attrib["id"], line) for element, line in with_lines(root) if "id" in element.attrib)
        self.extension.guide = Guide(title, sections, anchors, tuple(_broken_links(root)))
        for section in opened:
            self._mark_evidence(root, section)
        for heading in root.iter("h1"):
            heading.attrib.setdefault("id", "title")
        forget_lines(root)

    def _section(self, section: _Open) -> Section:
        id = section.heading.get("id", "")
        is_procedure = "steps" in section.heading.get("class", "").split()
        ordered = [block for block in section.blocks if block.tag == "ol"] if is_procedure else []
        checklists = [block for block in section.blocks if block.tag == "ul"]
        definitions = [block for block in section.blocks if block.tag == "dl"]
        items = [item for block in ordered for item in block]
        for block in ordered:
            block.set("class", "steps")
        return Section(
            id=id,
            title=self._text(section.heading),
            level=int(section.heading.tag[1]),
            line=line_of(section.heading),
            is_procedure=is_procedure,
            evidence=section.evidence,
            lists=len(ordered),
            has_preamble=bool(ordered) and section.blocks[0] is not ordered[0],
            steps=tuple(self._step(item, id, (number,)) for number, item in enumerate(items, 1)),
            checklist=() if is_procedure else tuple(self._checklist(checklists, id)),
            troubles=tuple(trouble for block in definitions for trouble in self._troubles(block)),
        )

    def _step(self, item: Element, section: str, numbers: tuple[int, ...]) -> Step:
        id = "-".join((section, *map(str, numbers)))
        sentence = _sentence(item)
        text = self._text(sentence, inline_only=True)
        notes = [child for child in item if child is not sentence and child.tag in {"p", "div"}]
        nested = [child for block in item if block.tag == "ol" for child in block]
        step = Step(
            id=id,
            number=numbers[-1],
            text=text,
            line=line_of(item if sentence is item else sentence),
            optional=text.startswith(self.localizer.text("step.optional")),
            labels=tuple(self._text(label) for label in sentence.iter("strong")),
            notes=tuple(self._text(note) for note in notes),
            substeps=tuple(self._step(child, section, (*numbers, index)) for index, child in enumerate(nested, 1)),
        )
        item.set("id", id)
        _insert_tick(sentence, {"aria-label": self.localizer.text("step.done", n="-".join(map(str, numbers)))})
        _insert_link(sentence, id, self.localizer.text("permalink.step"))
        return step

    def _checklist(self, blocks: list[Element], section: str) -> Iterator[ChecklistItem]:
        items = [item for block in blocks for item in block if (_sentence(item).text or "").startswith("[ ] ")]
        for number, item in enumerate(items, 1):
            sentence = _sentence(item)
            sentence.text = (sentence.text or "").removeprefix("[ ] ")
            id = f"{section}-{number}"
            entry = ChecklistItem(id, self._text(sentence, inline_only=True), line_of(sentence))
            item.attrib.update({"id": id, "class": "check"})
            _insert_tick(sentence, {"aria-labelledby": id})
            yield entry

    def _troubles(self, block: Element) -> Iterator[Trouble]:
        symptom, line, remedies = "", 0, list[str]()
        for child in block:
            if child.tag == "dt":
                if remedies:
                    yield Trouble(symptom, " ".join(remedies), line)
                symptom, line, remedies = self._text(child), line_of(child), []
            else:
                remedies.append(self._text(child))
        if symptom:
            yield Trouble(symptom, " ".join(remedies), line)

    def _mark_evidence(self, root: Element, section: _Open) -> None:
        if section.evidence in EVIDENCE:
            badge = Element("p", {"class": f"evidence evidence--{section.evidence}"})
            badge.text = self.localizer.text(f"evidence.{section.evidence}.badge")
            root.insert(list(root).index(section.heading) + 1, badge)

    def _text(self, element: Element, *, inline_only: bool = False) -> str:
        """The text of `element` without markup; with `inline_only` up to the first block in it."""
        raw = " ".join("".join(_texts(element, inline_only=inline_only)).split())
        return _STASH.sub("", UnescapeTreeprocessor(self.md).unescape(raw.replace(AMP_SUBSTITUTE, "&")))


class _Decoration(Treeprocessor):
    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.title = extension.localizer.text("permalink.section")

    def run(self, root: Element) -> None:
        for section in _sections(root):
            _insert_link(section.heading, section.heading.get("id", ""), self.title)
        _mark_parts(root)


def _sections(root: Element) -> list[_Open]:
    """The headings below the title with the blocks under each; takes the evidence mark off the heading."""
    opened: list[_Open] = []
    for element in root:
        if isinstance(element.tag, str) and _HEADING.fullmatch(element.tag):
            if element.tag != "h1":
                opened.append(_Open(element, element.attrib.pop("evidence", None), []))
        elif opened:
            opened[-1].blocks.append(element)
    return opened


def _broken_links(root: Element) -> Iterator[tuple[str, int]]:
    """Addresses that nothing can read; each is taken out of the page, where it would stop MkDocs."""
    for element, line in with_lines(root):
        for name in ("href", "src"):
            try:
                urlsplit(element.get(name, ""))
            except ValueError:
                yield element.attrib.pop(name), line


def _mark_parts(root: Element) -> None:
    """A comment before the first section, and one before and one after the section `before`."""
    headings = [index for index, child in enumerate(root) if child.tag == "h2"]
    before = next((index for index in headings if root[index].get("id") == "before"), None)
    marks = headings[:1]
    if before is not None:
        marks += [before, next((index for index in headings if index > before), len(root))]
    for index in reversed(marks):
        root.insert(index, Comment(PART_MARK))


def _sentence(item: Element) -> Element:
    """Where the words of a list item stand: its first paragraph, or the item itself in a tight list."""
    return item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item


def _insert_tick(sentence: Element, attributes: dict[str, str]) -> None:
    tick = Element("input", {"type": "checkbox", "class": "tick", "autocomplete": "off", **attributes})
    tick.tail = " " + (sentence.text or "").lstrip()
    sentence.text = None
    sentence.insert(0, tick)


def _insert_link(parent: Element, id: str, title: str) -> None:
    link = Element("a", {"class": "headerlink", "href": f"#{id}", "aria-label": title})
    link.text = "#"
    at = next((index for index, child in enumerate(parent) if child.tag in _BLOCKS), len(parent))
    parent.insert(at, link)


def _texts(element: Element, *, inline_only: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if inline_only and child.tag in _BLOCKS:
            return
        if child.get("class") != "headerlink":
            yield from _texts(child, inline_only=inline_only)
        yield child.tail or ""
