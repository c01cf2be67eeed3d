"""What the rules of a project's own pages look at, beyond where their links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.links.parse import html_addresses
from helpcenter.links.parse.facts import Element, Head
from helpcenter.links.parse.references import Reference

_NOT_TEXT = {"script", "style", "template", "noscript", "code", "kbd", "svg"}


def element(node: LexborNode, addresses: list[Reference]) -> Element:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    return Element(tuple(addresses), attributes, _label(node, attributes) if node.tag == "a" else "", _language(node))


def _label(node: LexborNode, attributes: Mapping[str, str]) -> str:
    """The text of a link as it is seen or heard: its label, or its words and those of its pictures."""
    pictures = " ".join(
        each.attributes.get("alt") or each.attributes.get("aria-label") or "" for each in node.css("[alt],[aria-label]")
    )
    return " ".join((attributes.get("aria-label") or f"{node.text()} {pictures}").split())


def _language(node: LexborNode) -> str:
    around: LexborNode | None = node.parent
    while around is not None:
        if language := around.attributes.get("lang"):
            return language
        around = around.parent
    return ""


def head(tree: LexborHTMLParser) -> Head:
    language = _attribute(tree, "html", "lang")
    robots = _attribute(tree, "meta[name=robots i]", "content")
    return Head(
        language=language,
        topic=_attribute(tree, "meta[name='helpcenter:id']", "content"),
        indexed="noindex" not in robots.lower(),
        forwards=html_addresses.leads_on(html_addresses.refreshes(tree)),
        text=" ".join(_texts(tree.body, language)) if tree.body is not None else "",
    )


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "" if node is not None else "").strip()


def _texts(body: LexborNode, language: str) -> Iterator[str]:
    """The texts that are in the language of the page."""
    waiting = [body]
    while waiting:
        node = waiting.pop()
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                yield child.text().strip()
            elif child.tag not in _NOT_TEXT and (child.attributes.get("lang") or language) == language:
                waiting.append(child)
