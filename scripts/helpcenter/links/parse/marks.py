"""Marks in HTML that keep dead links from being reported: `data-check-links="off"`, for an element and all within it.

The reason is in `data-check-links-reason`.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.links.parse.facts import Mark

ATTRIBUTE = "data-check-links"
REASON = f"{ATTRIBUTE}-reason"


class Marks:
    """The marks of a document; `outer` is the one around the whole of it."""

    def __init__(self, tree: LexborHTMLParser, outer: Mark | None = None) -> None:
        self._outer = outer
        self._around: dict[int, Mark | None] = {}
        self.all: list[Mark] = []
        for node in tree.css(f"[{ATTRIBUTE}]"):
            attributes = node.attributes
            value, reason = attributes[ATTRIBUTE] or "", (attributes.get(REASON) or "").strip()
            mark = Mark((node.tag or "", ATTRIBUTE, value), reason)
            self._around[node.mem_id] = mark
            self.all.append(mark)

    def around(self, node: LexborNode) -> Mark | None:
        """The innermost mark around an element, or on it."""
        passed: list[int] = []
        here: LexborNode | None = node
        while here is not None and here.mem_id not in self._around:
            passed.append(here.mem_id)
            here = here.parent
        mark = self._outer if here is None else self._around[here.mem_id]
        self._around.update(dict.fromkeys(passed, mark))
        return mark
