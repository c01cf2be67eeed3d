"""Documents within a page, which have ids of their own: that of an `<iframe srcdoc>`, and declarative shadow trees."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from helpcenter.links.parse.html_addresses import Attributes

# Each level of nesting repeats the text of those below it.
DEEPEST = 8
HOLDERS = {"iframe", "template"}
_MODES = {"open", "closed"}
# https://dom.spec.whatwg.org/#valid-shadow-host-name, besides elements with a hyphen in their names
_HOSTS = frozenset("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split())
_START_TAG = re.compile(r'<template(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*>')


def document(node: LexborNode, tag: str, attributes: Attributes) -> str | None:
    """The text of the document that an element holds; None if it holds none."""
    if tag == "iframe":
        return attributes.get("srcdoc") or None
    if tag == "template" and (attributes.get("shadowrootmode") or "").lower() in _MODES and _is_first(node):
        written = node.html or ""
        return _START_TAG.sub("", written, count=1).removesuffix("</template>")
    return None


def _is_first(node: LexborNode) -> bool:
    """Whether the element around it takes it for its shadow tree: the first one, of elements that can have one."""
    host = node.parent
    if host is None or not (host.tag in _HOSTS or "-" in (host.tag or "")):
        return False
    before = node.prev
    while before is not None:
        if before.tag == "template" and (before.attributes.get("shadowrootmode") or "").lower() in _MODES:
            return False
        before = before.prev
    return True
