"""An HTML document: what it uses, and which names it gives to its parts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.findings.rule import Rule
from helpcenter.links.parse import html_addresses, page_metadata, srcset
from helpcenter.links.parse.collector import Collector
from helpcenter.links.parse.encoding import decode
from helpcenter.links.parse.facts import Element, Facts, Reference
from helpcenter.links.parse.html_addresses import Attributes
from helpcenter.links.url import syntax
from helpcenter.links.url.syntax import UrlIssue

MISSING_ADDRESS = Rule.documented(
    "missing-address",
    """An element that needs an address, and has none.

Bad:  `<img alt="The phone">`
Good: `<img src="phone.png" alt="The phone">`

With `--site`, frames and elements with an address for a script (`data-src`) may have none.""",
)
MALFORMED_SRCSET = Rule.documented(
    "malformed-srcset",
    """A picture of a `srcset` with a size that is not a width or a density.

Bad:  `<img srcset="small.png 480, large.png 2y">`
Good: `<img srcset="small.png 480w, large.png 960w">`

Browsers leave such a picture out.""",
)
REPEATED_ID = Rule.documented(
    "repeated-id",
    """An id that two elements of a page have.

Bad:  `<h2 id="app">` and, further down, `<h2 id="app">`
Good: `<h2 id="app">` and `<h2 id="store">`

A link leads to the first one only.""",
)
MISSING_MAP = Rule.documented(
    "missing-map",
    """A picture whose `usemap` names a map that the page does not have.

Bad:  `<img usemap="#countries">` without `<map name="countries">`
Good: `<img usemap="#countries">` with it""",
    waivable=True,
)
RULES = (MISSING_ADDRESS, MALFORMED_SRCSET, REPEATED_ID, MISSING_MAP)
_ID = re.compile(r"""(?<![\w-])id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def read(found: Collector, data: bytes, *, with_metadata: bool) -> Facts:
    """The facts of a document; `with_metadata` adds its elements and its head."""
    text = decode(data)
    tree = LexborHTMLParser(text)
    base = _base(found, tree)
    ids: set[str] = set()
    names: set[str] = set()
    elements: list[Element] = []
    written = _WrittenIds(text)
    maps = False
    for node, tag, attributes in html_addresses.elements(tree):
        if name := attributes.get("id"):
            if name in ids and written.count(name) != 1:
                message = f'the id "{name}" is here again: links to it lead to the first; give this one another'
                found.report(UrlIssue(REPEATED_ID, message), html_addresses.of_id(name))
            ids.add(name)
        if tag == "a" and (name := attributes.get("name")):
            names.add(name)
        here = html_addresses.of_element(node, tag, attributes)
        for reference in here:
            local = reference[1] in html_addresses.OF_CSS and reference[2].startswith("#")
            found.use(reference, found.url if local else base)
        if tag != "a":
            _judge(found, node, tag, attributes)
        maps |= "usemap" in attributes
        if tag == "link" and "manifest" in (attributes.get("rel") or "").lower().split():
            found.name("manifest", attributes.get("href") or "", base)
        if with_metadata and here:
            elements.append(page_metadata.element(node, here))
    if maps:
        _judge_maps(found, tree)
    # A page that leads on takes any fragment along.
    anchors = None if html_addresses.leads_on(tree) else frozenset(ids | names)
    return found.facts(anchors, elements, page_metadata.head(tree) if with_metadata else None)


def _base(found: Collector, tree: LexborHTMLParser) -> str:
    """Where the relative addresses of a page begin."""
    node = tree.css_first("base[href]")
    if node is None:
        return found.url
    value = node.attributes["href"] or ""
    for issue in syntax.issues(value) if value else ():
        found.report(issue, ("base", "href", value))
    return found.addresses.join(found.url, value) or found.url


class _WrittenIds:
    """How often ids are in the text of a page: the parser repeats an `<a id>` that is not closed."""

    def __init__(self, text: str) -> None:
        self._text = text

    def count(self, name: str) -> int:
        return self._counts[name]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(match[1] or match[2] or match[3] for match in _ID.finditer(unescape(self._text)))


def _judge(found: Collector, node: LexborNode, tag: str, attributes: Attributes) -> None:
    """What can be wrong with an element besides its addresses."""
    if html_addresses.lacks_address(node, tag, attributes):
        message = f"this <{tag}> has no address; give it one, or remove it"
        late = html_addresses.waiting(attributes)
        reference = (tag, late, attributes[late] or "") if late else (tag, "", "")
        found.report(UrlIssue(MISSING_ADDRESS, message), reference)
    for attribute in html_addresses.SRCSETS:
        if attribute in attributes:
            _judge_srcset(found, (tag, attribute, attributes[attribute] or ""))


def _judge_srcset(found: Collector, reference: Reference) -> None:
    tag, attribute, value = reference
    candidates = list(srcset.candidates(value))
    if not candidates:
        found.report(next(syntax.issues("")), reference)
    for candidate, fits in candidates:
        if not fits:
            message = f'what follows "{candidate}" is not a size; write a width (480w) or a density (2x)'
            found.report(UrlIssue(MALFORMED_SRCSET, message), (tag, attribute, candidate))


def _judge_maps(found: Collector, tree: LexborHTMLParser) -> None:
    """`usemap` names a `<map>` of the page."""
    known = {f"#{node.attributes[key]}" for node in tree.css("map") for key in ("name", "id") if key in node.attributes}
    for node in tree.css("[usemap]"):
        value = node.attributes["usemap"] or ""
        reference = (node.tag or "", "usemap", value)
        if not value.strip():
            found.report(next(syntax.issues("")), reference)
        elif value[value.find("#") :] not in known:
            message = f'no <map> here is called "{value.lstrip("#")}"; correct the name'
            found.report(UrlIssue(MISSING_MAP, message), reference)
