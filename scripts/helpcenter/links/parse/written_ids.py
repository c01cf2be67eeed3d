"""The ids of a page, as they are written: which are there twice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from helpcenter.findings.rule import Rule

REPEATED_ID = Rule.documented(
    "repeated-id",
    """An id that two elements of a page have.

Bad:  `<h2 id="app">` and, further down, `<h2 id="app">`
Good: `<h2 id="app">` and `<h2 id="store">`

A link leads to the first one only.""",
)
RULES = (REPEATED_ID,)

# One for readers with scripts, one for those without.
_PAIR = 2
_ID = re.compile(r"""(?<![\w-])id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class WrittenIds:
    """How often ids are in a page: the parser repeats an `<a id>` that is not closed."""

    def __init__(self, text: str, tree: LexborHTMLParser) -> None:
        self._text, self._tree = text, tree

    def is_repeated(self, name: str) -> bool:
        """Whether an id that was found twice is there twice for a reader, with scripts or without."""
        count = self._counts[name]
        return count != 1 and not (count == _PAIR and self._in_noscript[name] == 1)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(match[1] or match[2] or match[3] for match in _ID.finditer(unescape(self._text)))

    @cached_property
    def _in_noscript(self) -> Counter[str | None]:
        found = self._tree.css("noscript [id]") if "noscript" in self._text else ()
        return Counter(node.attributes["id"] for node in found)
