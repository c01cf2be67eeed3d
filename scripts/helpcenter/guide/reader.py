"""The finished tree of Python-Markdown → Guide. Does not change the tree."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, STX

from helpcenter.guide.attributes import broken_links, typed_attributes
from helpcenter.guide.elements import (
    BLOCKS,
    CHECKBOX,
    HEADINGS,
    SectionElements,
    checklist,
    checklists,
    has_checkbox,
    nested_steps,
    ordered_lists,
    sentence,
    split_sections,
)
from helpcenter.guide.fences import Fences
from helpcenter.guide.model import Block, ChecklistItem, Guide, Section, Span, Step, TroubleshootingEntry
from helpcenter.guide.source_lines import LINE, line_of, position_of, with_lines

# The elements that have text of their own, and the kind of this text.
_TEXT = dict.fromkeys(HEADINGS, "heading") | {
    "p": "paragraph", "dt": "term", "td": "cell", "th": "cell", "pre": "code", "li": "item", "dd": "definition",
}  # fmt: skip
_SPANS = {"strong": "label", "code": "code", "a": "link", "img": "image"}
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
# What is read for it: unlike \n, which browsers show as a space.
_NEW_LINE = "\v"
# How Python-Markdown hides text from the inline patterns: as the number of a character, or as an index of its stash.
_STASHED = re.compile(f"{STX}(?:(\\d+)|[^\x03]*?:(\\d+)|[^\x03]*)\x03")


class Reader:
    """Reads one page after the other. `is_optional` tells from the sentence of a step whether the step is optional."""

    def __init__(self, md: Markdown, is_optional: Callable[[str], bool], fences: Fences) -> None:
        self.md = md
        self.is_optional = is_optional
        self.fences = fences
        self._texts: dict[Element, Block] = {}
        self._code: dict[int, Block] = {}

    def read(self, root: Element) -> Guide:
        self._texts.clear()
        self._code = self.fences.blocks()
        elements = list(with_lines(root))
        sections = split_sections(root)
        introduction, *others = map(self._section, sections)
        return Guide(
            introduction=introduction,
            sections=tuple(others),
            anchors=tuple(sorted(_anchors(elements, (introduction, *others)), key=lambda anchor: anchor[1])),
            broken_links=tuple((address, line) for _, _, address, line in broken_links(elements)),
            raw_html=tuple(
                raw for raw in map(str, self.md.htmlStash.rawHtmlBlocks[self.fences.count :]) if raw.startswith("<")
            ),
            titles=tuple(line_of(element) for element in root if element.tag == "h1"),
            attributes=(
                *typed_attributes(elements, {each.heading for each in sections if each.heading is not None}),
                *self.fences.attributes(),
            ),
        )

    def _section(self, elements: SectionElements) -> Section:
        heading = elements.heading if elements.heading is not None else Element("h1")
        blocks = [self._text(heading, "heading")]
        for element in elements.blocks:
            blocks += self._blocks(element)
        id = heading.get("id", "title" if heading.tag == "h1" else "")
        is_procedure = elements.is_procedure
        ordered, lists = ordered_lists(elements), checklists(elements)
        needs = tuple(self._checklist(elements, f"{id}-need" if is_procedure else id))
        return Section(
            id=id,
            level=int(heading.tag[1]),
            blocks=tuple(blocks),
            paragraphs=tuple(self._text(block, "paragraph") for block in elements.blocks if block.tag == "p"),
            is_procedure=is_procedure,
            evidence=heading.get("evidence"),
            marks=tuple(_marks(heading)),
            lists=tuple(_first_line(block) for block in ordered),
            outside_steps=tuple(
                _first_line(block) for block in elements.blocks if block.tag != "ol" and block not in lists
            )
            if is_procedure
            else (),
            steps=tuple(self._steps([item for block in ordered for item in block], id, ())),
            checklist=needs,
            checklists=tuple(_first_line(block) for block in lists),
            without_checkbox=tuple(
                self._text(sentence(item), "item") for block in lists for item in block if not has_checkbox(item)
            ),
            troubleshooting=tuple(
                entry for block in elements.blocks if block.tag == "dl" for entry in self._troubleshooting(block)
            ),
            admonitions=tuple(
                kind for block in elements.blocks for div in block.iter("div") if (kind := _admonition_kind(div))
            ),
            bullets=_entries(elements.blocks, ("ul",) if is_procedure else ("ul", "ol")) - len(needs),
            tables=tuple(_size(table) for block in elements.blocks for table in block.iter("table")),
        )

    def _checklist(self, elements: SectionElements, prefix: str) -> Iterator[ChecklistItem]:
        for number, item in enumerate(checklist(elements), 1):
            yield ChecklistItem(f"{prefix}-{number}", self._text(sentence(item), "item"))

    def _blocks(self, element: Element) -> Iterator[Block]:
        kind = _TEXT.get(element.tag)
        if kind == "item" and sentence(element) is not element:
            self._text(sentence(element), "item")  # Markdown has made a paragraph of it
        if kind:
            is_title = kind == "paragraph" and element.get("class") == "admonition-title"
            block = self._text(element, "title" if is_title else kind)
            if block.text or block.spans:
                yield block
            yield from self._fenced_in(element)
        for child in element:
            if child.tag in BLOCKS or child.tag in _TEXT or kind is None:
                yield from self._blocks(child)

    def _fenced_in(self, element: Element) -> Iterator[Block]:
        """Fenced code is in no element of its own, but in the text of another one."""
        for text in _inline_texts(element) if self._code else ():
            for stashed in _STASHED.finditer(text):
                if code := self._code.get(int(stashed[2] or -1)):
                    yield code

    def _steps(self, items: list[Element], section: str, above: tuple[int, ...]) -> Iterator[Step]:
        for number, item in enumerate(items, 1):
            numbers = (*above, number)
            element = sentence(item)
            text = self._text(element, "item")
            others = [child for child in item if child is not element and child.tag in BLOCKS]
            yield Step(
                id="-".join((section, *map(str, numbers))),
                numbers=numbers,
                sentence=text,
                optional=self.is_optional(text.text),
                notes=tuple(block for child in others if child.tag != "ol" for block in self._blocks(child)),
                substeps=tuple(self._steps(nested_steps(item), section, numbers)),
            )

    def _troubleshooting(self, block: Element) -> Iterator[TroubleshootingEntry]:
        symptom: Block | None = None
        remedies: list[Block] = []
        for child in block:
            if child.tag == "dt":
                if symptom:
                    yield TroubleshootingEntry(symptom, tuple(remedies))
                symptom, remedies = self._text(child, "term"), []
            else:
                remedies += self._blocks(child)
        if symptom:
            yield TroubleshootingEntry(symptom, tuple(remedies))

    def plain_text(self, element: Element) -> str:
        """The text of an inline element, without markup."""
        parts: list[str] = []
        self._inline(element, parts, [], 0)
        return "".join(parts).replace(_NEW_LINE, "\n")

    def _text(self, element: Element, kind: str) -> Block:
        """The text of `element` up to the first block in it, without markup; the same block at every call."""
        if element not in self._texts:
            self._texts[element] = self._read_text(element, kind)
        return self._texts[element]

    def _read_text(self, element: Element, kind: str) -> Block:
        parts: list[str] = []
        spans: list[Span] = []
        self._inline(element, parts, spans, 0)
        raw = "".join(parts)
        text = raw.lstrip().removeprefix(CHECKBOX)
        cut = len(raw) - len(text)
        text = text.rstrip()
        places = (found.start() for found in re.finditer(_NEW_LINE, text))
        breaks = [Span("break", "\n", place, place + 1) for place in places]
        if kind == "code":
            moved = [Span("code", text, 0, len(text))]
        else:
            moved = [replace(span, start=max(span.start - cut, 0), end=max(span.end - cut, 0)) for span in spans]
        line, column = position_of(element[0] if element.tag == "pre" and len(element) else element)
        return Block(kind, text.replace("\n", " ").replace(_NEW_LINE, " "), line, (*moved, *breaks), column)

    def _inline(self, element: Element, parts: list[str], spans: list[Span], position: int) -> int:
        """Append the text in `element`, which begins at `position`; return its end."""
        position = self._append(element.text, parts, position)
        for child in element:
            if child.tag in BLOCKS:
                break
            if child.tag == "br":
                position = self._append(_NEW_LINE, parts, position)
            start, first = position, len(parts)
            position = self._inline(child, parts, spans, position)
            if child.tag in _SPANS:
                text = "".join(parts[first:]).replace(_NEW_LINE, "\n") or child.get("alt", "")
                target = child.get("href") or child.get("src") or ""
                title = self._clean(child.get("title", ""))
                spans.append(Span(_SPANS[child.tag], text, start, position, self._clean(target), title))
            position = self._append(child.tail, parts, position)
        return position

    def _append(self, text: str | None, parts: list[str], position: int) -> int:
        if not text:
            return position
        text = self._clean(text)
        parts.append(text)
        return position + len(text)

    def _clean(self, text: str) -> str:
        if STX in text:
            text = _STASHED.sub(self._unstashed, text.replace(AMP_SUBSTITUTE, "&"))
        # Code is already escaped, and browsers read character references everywhere.
        return html.unescape(text) if "&" in text else text

    def _unstashed(self, stashed: re.Match[str]) -> str:
        if stashed[1]:
            return chr(int(stashed[1]))
        stash = self.md.htmlStash.rawHtmlBlocks
        raw = str(stash[int(stashed[2])]) if stashed[2] and int(stashed[2]) < len(stash) else ""
        if raw.startswith("<"):
            return _NEW_LINE if _BREAK.match(raw) else ""
        return html.unescape(raw)


def _inline_texts(element: Element) -> Iterator[str]:
    """The text in an element up to the first block in it, in pieces."""
    yield element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            return
        yield from _inline_texts(child)
        yield child.tail or ""


def _anchors(elements: Iterable[tuple[Element, int]], sections: Iterable[Section]) -> Iterator[tuple[str, int]]:
    """The ids on the page, and those that steps and checklist entries will get."""
    yield from ((element.attrib["id"], line) for element, line in elements if "id" in element.attrib)
    for section in sections:
        yield from ((step.id, step.line) for step in section.all_steps())
        yield from ((entry.id, entry.block.line) for entry in section.checklist)


def _entries(blocks: list[Element], lists: tuple[str, ...]) -> int:
    return sum(len(items) for block in blocks for tag in lists for items in block.iter(tag))


def _marks(heading: Element) -> Iterator[str]:
    yield from (f".{name}" for name in heading.get("class", "").split() if name != "steps")
    yield from (name for name in heading.attrib if name not in {"id", "class", "evidence", LINE})


def _first_line(element: Element) -> int:
    """The line of the first text in `element`: a list itself has no line."""
    for inner in element.iter():
        if (inner.text or "").strip():
            return line_of(inner)
    return line_of(element)


def _admonition_kind(element: Element) -> str:
    """The kind of an admonition (`warning`); empty for every other element."""
    classes = element.get("class", "").split()
    return classes[1] if classes[:1] == ["admonition"] and len(classes) > 1 else ""


def _size(table: Element) -> tuple[int, int]:
    rows = list(table.iter("tr"))
    return len(rows), max((len(row) for row in rows), default=0)
