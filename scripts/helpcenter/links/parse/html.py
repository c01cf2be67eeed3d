"""An HTML document: what it uses, and which names it gives to its parts."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.links.parse import page_metadata, references, srcset
from helpcenter.links.parse.collector import Gathered
from helpcenter.links.parse.encoding import decode
from helpcenter.links.parse.facts import Element, Facts, Reference
from helpcenter.links.parse.references import Attributes
from helpcenter.links.url import syntax
from helpcenter.links.url.syntax import Flaw


def read(found: Gathered, data: bytes, *, closely: bool) -> Facts:
    """The facts of a document; with its elements and its head if it is looked at `closely`."""
    text = decode(data)
    tree = LexborHTMLParser(text)
    base = _base(found, tree)
    ids: set[str] = set()
    names: set[str] = set()
    elements: list[Element] = []
    maps = False
    for node, tag, attributes in references.elements(tree):
        if name := attributes.get("id"):
            if name in ids and _stands_twice(name, text):
                message = f'the id "{name}" stands here again: links to it lead to the first; give this one another'
                found.flaw(Flaw("repeated-id", message), references.of_id(name))
            ids.add(name)
        if tag == "a" and (name := attributes.get("name")):
            names.add(name)
        here = references.of_element(node, tag, attributes)
        for reference in here:
            local = reference[1] in references.OF_CSS and reference[2].startswith("#")
            found.use(reference, found.url if local else base)
        if tag != "a":
            _judge(found, node, tag, attributes)
        maps |= "usemap" in attributes
        if tag == "link" and "manifest" in (attributes.get("rel") or "").lower().split():
            found.name("manifest", attributes.get("href") or "", base)
        if closely and here:
            elements.append(page_metadata.element(node, here))
    if maps:
        _judge_maps(found, tree)
    # A page that leads on takes any fragment along.
    anchors = None if references.leads_on(tree) else frozenset(ids | names)
    return found.facts(anchors, elements, page_metadata.head(tree) if closely else None)


def _base(found: Gathered, tree: LexborHTMLParser) -> str:
    """Where the relative addresses of a page begin."""
    node = tree.css_first("base[href]")
    if node is None:
        return found.url
    value = node.attributes["href"] or ""
    for flaw in syntax.flaws(value) if value else ():
        found.flaw(flaw, ("base", "href", value))
    return found.addresses.join(found.url, value) or found.url


def _stands_twice(name: str, text: str) -> bool:
    """Whether it was written more than once: the parser repeats an `<a id>` that nobody closed."""
    written = re.findall(rf"""\bid\s*=\s*["']?{re.escape(name)}(?=["'\s/>])""", unescape(text), re.IGNORECASE)
    return len(written) != 1


def _judge(found: Gathered, node: LexborNode, tag: str, attributes: Attributes) -> None:
    """What can be wrong with an element besides its addresses."""
    if references.lacks_address(node, tag, attributes):
        message = f"this <{tag}> has no address; give it one, or take it away"
        found.flaw(Flaw("missing-address", message), (tag, "", ""))
    for attribute in references.SRCSETS:
        if attribute in attributes:
            _judge_srcset(found, (tag, attribute, attributes[attribute] or ""))


def _judge_srcset(found: Gathered, reference: Reference) -> None:
    tag, attribute, value = reference
    candidates = list(srcset.candidates(value))
    if not candidates:
        found.flaw(next(syntax.flaws("")), reference)
    for candidate, fits in candidates:
        if not fits:
            message = f'what stands after "{candidate}" is no size; write a width (480w) or a density (2x)'
            found.flaw(Flaw("malformed-srcset", message), (tag, attribute, candidate))


def _judge_maps(found: Gathered, tree: LexborHTMLParser) -> None:
    """`usemap` names a `<map>` of the page."""
    known = {f"#{node.attributes[key]}" for node in tree.css("map") for key in ("name", "id") if key in node.attributes}
    for node in tree.css("[usemap]"):
        value = node.attributes["usemap"] or ""
        reference = (node.tag or "", "usemap", value)
        if not value.strip():
            found.flaw(next(syntax.flaws("")), reference)
        elif value[value.find("#") :] not in known:
            found.flaw(Flaw("missing-map", f'no <map> here is called "{value.lstrip("#")}"; mend the name'), reference)
