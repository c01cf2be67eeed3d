"""Which line of Markdown an element of a page was made from: found by the text of the block that it is in."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from difflib import SequenceMatcher

from selectolax.lexbor import LexborNode

from helpcenter.findings.finding import Location
from helpcenter.guide.model import Block, Span
from helpcenter.links.locate.built_files import in_text
from helpcenter.lint.context import Issue, PageContext

_BLOCKS = ("p", "label", "li", "td", "th", "dt", "dd", "summary", "h1", "h2", "h3", "h4", "h5", "h6")
_KINDS = {"a": "link", "img": "image"}
# A block that has been damaged is still more similar to its source than this.
_SIMILAR = 0.6


class MarkdownLocator:
    """Looks for the source of an element in the text of its page. `target` is where it leads, as `/en/phones/#app`."""

    def __init__(self, context: PageContext, node: LexborNode, target: str) -> None:
        self._context = context
        self._node = node
        self._target = target
        self._around = _block_around(node)

    def same_block(self) -> Location | None:
        """The place in the block that has the same text."""
        text = _text_of_block(self._around)
        same = [block for block in self._context.guide.blocks if text_of_string(block.text) == text] if text else []
        if not same or not is_in_article(self._node):
            return None
        before = sum(1 for node in _blocks_before(self._around) if _text_of_block(node) == text)
        return self._in_block(same[min(before, len(same) - 1)])

    def same_heading(self, address: str) -> Location | None:
        """The heading with the same words, for a place in the page: tables of contents are made from headings."""
        for part in self._context.guide.parts if address.startswith("#") else ():
            if text_of_string(part.title) == _words(self._node):
                return self._place(self._context.at(part, ""))
        return None

    def verbatim(self, address: str) -> Location | None:
        """Where the address is written as it is: in HTML, or that of another host."""
        page = self._context.page
        if not address or address not in page.written or not is_in_article(self._node):
            return None
        line, column = in_text(page.written, address)
        return page.path, page.body_line + line - 1, column

    def similar(self) -> Location | None:
        """The place of the link with the same words or the same target, or in the most similar block."""
        if not is_in_article(self._node):
            return None
        kind = _KINDS.get(self._node.tag or "")
        marked = list(self._context.guide.marked(kind)) if kind else []
        for fits in (self._has_same_words, self._has_same_target):
            if found := next((place for place in marked if fits(place[1])), None):
                return self._place(self._context.at_span(*found, ""))
        around = _text_of_block(self._around)
        similarity = {block: _similarity(around, text_of_string(block.text)) for block in self._context.guide.blocks}
        best = max(similarity, key=lambda block: similarity[block], default=None)
        return self._in_block(best) if best is not None and similarity[best] > _SIMILAR else None

    def _in_block(self, block: Block) -> Location:
        kind = _KINDS.get(self._node.tag or "")
        spans = list(block.marked(kind)) if kind else []
        order = [span == spans[self._order] for span in spans] if self._order < len(spans) else [False] * len(spans)
        best = max(zip(spans, order, strict=True), key=self._fitness, default=(None, False))[0]
        return self._place(self._context.at_span(block, best, "") if best else self._context.at(block, ""))

    def _fitness(self, candidate: tuple[Span, bool]) -> tuple[bool, bool, bool]:
        span, has_same_order = candidate
        return self._has_same_words(span), self._has_same_target(span), has_same_order

    @property
    def _order(self) -> int:
        """How many elements of its kind are before it in its block."""
        same_kind = self._around.css(f"{self._node.tag}:not(.headerlink)")
        return next((number for number, each in enumerate(same_kind) if each.mem_id == self._node.mem_id), 0)

    def _has_same_words(self, span: Span) -> bool:
        return bool(span.text) and text_of_string(span.text) == _words(self._node)

    def _has_same_target(self, span: Span) -> bool:
        """Whether what was written in Markdown, the path of a file, became this address."""
        page = self._context.page
        path, mark, fragment = span.target.partition("#")
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path)) if path else page.uri
        there = self._context.content.pages.get(f"{page.locale}/{uri}")
        prefix = self._context.language.prefix
        return there is not None and f"/{prefix}{there.url}{mark}{fragment}" == self._target

    def _place(self, issue: Issue) -> Location:
        return issue.path, issue.line, issue.column


def is_in_article(node: LexborNode) -> bool:
    return any(around.tag == "article" for around in _ancestors(node))


def text_of(node: LexborNode) -> str:
    return text_of_string(node.text())


def text_of_string(text: str) -> str:
    """What is compared: spaces differ between a source and what is made from it."""
    return "".join(text.split())


def _words(node: LexborNode) -> str:
    return text_of_string(node.attributes.get("alt") or "") if node.tag == "img" else text_of(node)


def _text_of_block(node: LexborNode) -> str:
    """The text of a block, without the sign that links to a heading."""
    sign = node.css_first("a.headerlink")
    return text_of(node).removesuffix(text_of(sign) if sign is not None else "")


def _block_around(node: LexborNode) -> LexborNode:
    return next((around for around in _ancestors(node) if around.tag in _BLOCKS), node)


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The element itself, and all around it."""
    around: LexborNode | None = node
    while around is not None:
        yield around
        around = around.parent


def _blocks_before(node: LexborNode) -> Iterator[LexborNode]:
    """The blocks of the article that begin before this one."""
    *_, article = (around for around in _ancestors(node) if around.tag == "article")
    for each in article.css(",".join(_BLOCKS)):
        if each.mem_id == node.mem_id:
            return
        if len(each.css(",".join(_BLOCKS))) <= 1:  # itself: what holds other blocks has no text of its own
            yield each


def _similarity(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > _SIMILAR and matcher.quick_ratio() > _SIMILAR else 0.0
