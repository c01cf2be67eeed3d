"""From the HTML of a built page to the sections that the search offers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Templates mark with this attribute what is not about the subject of a page: lists of links, labels of evidence.
_NOT_SEARCHED = "[data-search=off], template, script, style, noscript, svg, form, .headerlink"
_HEADINGS = ("h1", "h2", "h3")
_BLOCKS = "p, li, label, dt, dd, summary, th, td, pre, div, section, br"
# What matters most in a text: what is on the screen, and what readers see when something goes wrong.
_TERMS = ("dt", "summary")
_KEYS = ", ".join(("strong", "kbd", *_TERMS))
KEY = "¦"
_STOPS = frozenset(".!?:;…")
_WIDE_STOPS = frozenset("。！？：；")


@dataclass(frozen=True)
class SearchedSection:
    """A heading and what is under it, up to the next; `id` is the heading's, "" for the head of the page.

    What matters most in the text is between two KEY.
    """

    id: str
    heading: str
    text: str


@dataclass
class _Begun:
    id: str = ""
    heading: str = ""
    text: str = ""

    def section(self) -> SearchedSection:
        return SearchedSection(self.id, self.heading, _joined(self.text))


def of_page(html: str) -> tuple[SearchedSection, ...]:
    """The sections of a page in their order: its head, then one for each heading below the title that has an id."""
    # What is around it need not be read; without a beginning or an end, everything is.
    begin, end = html.find("<article"), html.rfind("</article>")
    article = LexborHTMLParser(html[max(begin, 0) : end if end >= 0 else None].replace(KEY, "|")).css_first("article")
    if article is None:
        return ()
    for node in article.css(_NOT_SEARCHED):
        node.decompose()
    for node in article.css(_BLOCKS):
        node.insert_after("\n")
    for node in article.css(_KEYS):
        if not _is_within(node, *_TERMS):
            node.insert_before(KEY)
            node.insert_after(KEY)
    headings = {node.mem_id: _emptied(node) for node in article.css(", ".join(_HEADINGS))}
    sections = [_Begun()]
    for node in article.traverse(include_text=True):
        if node.is_text_node:
            sections[-1].text += node.text_content or ""
        elif node.tag in _HEADINGS and node.tag != "h1":
            if node.id:
                sections.append(_Begun(node.id, headings[node.mem_id]))
            else:
                sections[-1].text += f"\n{headings[node.mem_id]}\n"
    return tuple(begun.section() for begun in sections)


def as_text(title: str, sections: Iterable[SearchedSection]) -> str:
    """What readers can read on a page: its title, headings and texts, each on a line of its own."""
    return "\n".join((title, *chain(*((section.heading, section.text) for section in sections))))


def _is_within(node: LexborNode, *tags: str) -> bool:
    above = node.parent
    while above is not None and above.tag not in tags:
        above = above.parent
    return above is not None


def _emptied(heading: LexborNode) -> str:
    """Take the text out of a heading: it must not be in the text of its section, too."""
    text = _plain(heading.text())
    for part in list(heading.iter(include_text=True)):
        part.decompose()
    return text


def _joined(text: str) -> str:
    """Blocks one after the other: where one ends without a stop, a dot keeps them apart."""
    joined = ""
    for block in filter(None, map(_plain, text.split("\n"))):
        joined += _between(joined.rstrip(KEY)[-1:]) + block
    return joined


def _between(last: str) -> str:
    """What comes after a block that ends with the character `last`."""
    return "" if not last or last in _WIDE_STOPS else " " if last in _STOPS else " · "


def _plain(text: str) -> str:
    return " ".join(text.split())
