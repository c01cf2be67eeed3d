"""The addresses in a feed (https://www.rfc-editor.org/rfc/rfc4287, https://www.rssboard.org/rss-specification)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ATOM = "{http://www.w3.org/2005/Atom}"
_ATTRIBUTES = {"link": "href", "content": "src", "enclosure": "url", "source": "url", "thumbnail": "url"}
_TEXTS = {"link", "icon", "logo", "comments"}


def addresses(root: Element, url: str, join: Callable[[str, str], str | None]) -> Iterator[tuple[str, str]]:
    """The addresses of the feed at `url`, each with the address where relative ones begin.

    `join` gives the absolute address of a relative one. Relative ones of RSS, which has no base, are left out.
    """
    waiting = [(root, url)]
    while waiting:
        element, base = waiting.pop()
        base = join(base, element.attrib.get(_BASE, "")) or base
        for value in _of_element(element):
            if element.tag.startswith(_ATOM) or value.lower().startswith(("http://", "https://")):
                yield value, base
        waiting += [(child, base) for child in reversed(element)]


def _of_element(element: Element) -> Iterator[str]:
    name, text = element.tag.rpartition("}")[2], (element.text or "").strip()
    attribute = _ATTRIBUTES.get(name)
    if attribute and element.attrib.get(attribute):
        yield element.attrib[attribute]
    is_link = name in _TEXTS or (name == "guid" and element.attrib.get("isPermaLink", "true") == "true")
    if text and is_link:
        yield text
