"""List items that readers tick off: their sentence becomes the label of a checkbox, notes stay beside it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from helpcenter.guide.elements import BLOCKS, CHECKBOX, sentence

# An element that an extension has made and stashed; the tags that a writer typed are stashed one by one.
_ELEMENT = re.compile(r"\s*<(\w+)\b.*</\1>\s*", re.DOTALL)


class TickableItems:
    """Changes list items of the page that `md` converts."""

    def __init__(self, md: Markdown) -> None:
        self._md = md

    def add_checkbox(self, item: Element, id: str, link: Element | None = None) -> None:
        """Give `item` its address, a checkbox labelled by its sentence, and after it `link`.

        `<li id="…"><label><input …> <span>sentence</span></label> link, notes, sub-steps</li>`
        """
        item.set("id", id)
        label = Element("label")
        checkbox = SubElement(label, "input", {"class": "tick", "type": "checkbox", "autocomplete": "off"})
        checkbox.tail = " "
        span = SubElement(label, "span")
        label.tail = self._move_sentence(item, span)
        item.insert(0, label)
        if link is not None:
            link.tail, label.tail = label.tail, "\n"
            item.insert(1, link)

    def _move_sentence(self, item: Element, span: Element) -> str:
        """Move the sentence of `item` into `span`; return the text that now follows it in `item`."""
        text = sentence(item)
        span.text = (text.text or "").removeprefix(CHECKBOX).lstrip()
        inline = list(text)
        if text is item:
            position = next((index for index, child in enumerate(item) if child.tag in BLOCKS), len(item))
            inline = inline[:position]
            after = ""
        else:
            span.attrib.update(text.attrib)  # a paragraph may have an id
            after = text.tail or ""
            item.remove(text)
        for child in inline:
            if text is item:
                item.remove(child)
            span.append(child)
        item.text = None
        cut = self._cut_at_block(span)
        _strip_end(span)
        return "\n" + cut + after.lstrip("\n")

    def _cut_at_block(self, span: Element) -> str:
        """Take a stashed block, and what follows it, out of a sentence: no label can hold it."""
        position = self._block_in(span.text)
        if position is not None:
            text = span.text or ""
            span.text = text[:position]
            return text[position:]
        for child in span:
            position = self._block_in(child.tail)
            if position is not None:
                tail = child.tail or ""
                child.tail = tail[:position]
                return tail[position:]
        return ""

    def _block_in(self, text: str | None) -> int | None:
        """Where the first stashed block is in `text`: a code block of an extension, for example."""
        stash = self._md.htmlStash.rawHtmlBlocks
        for found in HTML_PLACEHOLDER_RE.finditer(text or ""):
            raw = str(stash[int(found[1])]) if int(found[1]) < len(stash) else ""
            element = _ELEMENT.fullmatch(raw)
            if element and self._md.is_block_level(element[1]):
                return found.start()
        return None


def _strip_end(span: Element) -> None:
    if len(span):
        span[-1].tail = (span[-1].tail or "").rstrip()
    else:
        span.text = (span.text or "").rstrip()
