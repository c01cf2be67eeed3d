"""Where addresses are in HTML and SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.links.parse import css, srcset
from helpcenter.links.parse.references import Reference

Attributes: TypeAlias = Mapping[str, str | None]

# Attributes that hold an address, by element. Of SVG, all that refer.
_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "blockquote": ("cite",),
    "body": ("background",),
    "button": ("formaction",),
    "del": ("cite",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src",),
    "img": ("src",),
    "input": ("formaction",),
    "ins": ("cite",),
    "link": ("href",),
    "object": ("data",),
    "q": ("cite",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "video": ("src", "poster"),
}
_OF_SVG = ("href", "xlink:href")
# Elements of SVG that refer to another by `href`; on others it means nothing.
REFERRING = frozenset(
    ("a", "image", "script", "use", "feImage", "linearGradient", "radialGradient", "pattern", "filter", "textPath")
) | frozenset(("mpath", "animate", "animateMotion", "animateTransform", "set"))
SRCSETS = ("srcset", "imagesrcset")
# Addresses in CSS: in a style sheet, and in an attribute.
OF_CSS = {"", "style"}
# Elements that need an address, and the attributes that may hold it.
_NEEDS = {
    "img": ("src", "srcset"),
    "link": ("href", "imagesrcset"),
    "iframe": ("src", "srcdoc", "name"),
    "embed": ("src",),
    "track": ("src",),
    "object": ("data",),
}
_LOADED = (
    {("body", "background"), ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href")}
    | {(tag, "src") for tag in ("audio", "img", "input", "script", "source", "track", "video")}
    | {("video", "poster")}
)
_LOADED_LINKS = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "modulepreload"}
# Only the connection is prepared: nothing is fetched from these addresses.
_CONNECTIONS = {"preconnect", "dns-prefetch"}
_PREVIEWS = re.compile(
    r"(og:(url|image|audio|video)(:url|:secure_url)?|twitter:(image|image:src|player))", re.IGNORECASE
)
# https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps
_REFRESH = re.compile(
    r"""\s*(?:\d[\d.]*|\.[\d.]+)\s*(?:[;,]\s*|(?<=\s))(?:url\s*=\s*)?("[^"]*|'[^']*|.*)""", re.IGNORECASE | re.DOTALL
)
# A delay of less than a second.
_WITHOUT_DELAY = re.compile(r"\s*(?:0+(?:\.[\d.]*)?|\.[\d.]+)(?=[;,\s]|\Z)(.*)", re.DOTALL)
_RELOADS = re.compile(r"(url\s*=?)?\s*", re.IGNORECASE)
INTERESTING = frozenset([*_ATTRIBUTES, *REFERRING, *_NEEDS, "map", "meta", "style", "template"])
# Attributes of SVG that may refer to a part of the same file (https://www.w3.org/TR/SVG2/linking.html#processingURL).
PAINTS = ("fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end")
_PAINTED = ",".join(f"[{name}*='url(' i]" for name in PAINTS)
# What is painted if the other is not there.
_FALLBACK = re.compile(r"\)\s*[\w#]")
# No browser nests elements deeper.
_DEEPEST = 512
# The names that scripts use which load pictures late.
_LATE = re.compile(
    r"data-(?:.*-)?(?:src|srcset|href|url|lazy|lazyload|original|echo)(?:-.*)?"
    r"|(?:x-bind|v-bind)?:(?:src|srcset|href|data)|ng-(?:src|srcset|href)|\[(?:attr\.)?(?:src|srcset|href|data)\]"
)
_STYLED = re.compile(r"url\(|image-set\(", re.IGNORECASE)


def elements(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str, Attributes]]:
    """Every element that can lead, load or have a name, in the order of the document."""
    for node in tree.root.traverse() if tree.root is not None else ():
        tag, attributes = node.tag or "", node.attributes
        if tag in INTERESTING or "id" in attributes or "style" in attributes:
            yield node, tag, attributes


def of_element(node: LexborNode, tag: str, attributes: Attributes) -> list[Reference]:
    """The addresses in one element."""
    if tag == "a" and "style" not in attributes and "xlink:href" not in attributes:  # nine of ten
        return [(tag, "href", attributes["href"] or "")] if "href" in attributes else []
    return list(_of_element(node, tag, attributes))


def _of_element(node: LexborNode, tag: str, attributes: Attributes) -> Iterator[Reference]:
    if tag == "link" and not _CONNECTIONS.isdisjoint((attributes.get("rel") or "").lower().split()):
        return
    for name in _holding(node, tag, attributes):
        if name in attributes and (attributes[name] or waiting(attributes) is None):
            yield tag, name, attributes[name] or ""
    for name in SRCSETS:
        for candidate, _ in srcset.candidates(attributes.get(name) or ""):
            yield tag, name, candidate
    if tag == "meta":
        yield from _of_meta(attributes)
    if tag == "style" and (attributes.get("type") or "text/css").lower() == "text/css":
        yield from ((tag, "", address) for address in css.addresses(node.text()))
    if (style := attributes.get("style")) and _STYLED.search(style):
        yield from ((tag, "style", address) for address in css.addresses_of_declarations(style))


def _holding(node: LexborNode, tag: str, attributes: Attributes) -> Iterator[str]:
    """The attributes that hold one address in this element."""
    yield from _ATTRIBUTES.get(tag, ())
    if tag in REFERRING and _is_in_svg(node):
        yield from (name for name in _OF_SVG if name not in _ATTRIBUTES.get(tag, ()))
    if tag == "input" and (attributes.get("type") or "").lower() == "image":
        yield "src"


def _is_in_svg(node: LexborNode) -> bool:
    around: LexborNode | None = node
    for _ in range(_DEEPEST):
        if around is None or around.tag == "svg":
            break
        around = around.parent
    return around is not None


def _of_meta(attributes: Attributes) -> Iterator[Reference]:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.match(content)
        address = match[1] if match else ""
        address = address[1:] if address[:1] in {'"', "'"} else address.rstrip()
        if not _RELOADS.fullmatch(address):
            yield "meta", "content", address
    elif _PREVIEWS.fullmatch(attributes.get("property") or attributes.get("name") or ""):
        yield "meta", "content", content


def lacks_address(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    """Whether an element that needs an address has none."""
    if tag == "source":
        parent = node.parent.tag if node.parent else ""
        needs: tuple[str, ...] = {"picture": ("srcset",), "audio": ("src",), "video": ("src",)}.get(
            parent or "", ("src", "srcset")
        )
    else:
        needs = _NEEDS.get(tag, ())
    if not needs or any(attributes.get(attribute) for attribute in needs):
        return False
    return waiting(attributes) is not None or not any(attribute in attributes for attribute in needs)


def of_paints(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, Reference]]:
    """The addresses in attributes by which one part of a drawing is painted, cut or marked with another."""
    found = {node.mem_id: node for node in tree.css(_PAINTED)}  # an element is found once for each attribute
    for node in found.values():
        if _is_in_svg(node):
            yield from ((node, reference) for reference in paints(node.tag or "", node.attributes))


def paints(tag: str, attributes: Attributes) -> Iterator[Reference]:
    """Those of one element, unless it says what to paint if there is nothing at the address."""
    for name in PAINTS:
        value = attributes.get(name) or ""
        if "url(" in value.lower() and not (name in {"fill", "stroke"} and _FALLBACK.search(value)):
            yield from ((tag, name, address) for address in css.addresses_of_declarations(value))


def waiting(attributes: Attributes) -> str | None:
    """The attribute with the address that a script will give to an element, as it is done to load pictures late."""
    return next((name for name in attributes if _LATE.fullmatch(name)), None)


def leads_on(refreshes: Iterable[LexborNode]) -> bool:
    """Whether a page with these `refreshes` sends its readers to another one, with scripts or without."""
    return any(list(_of_meta(node.attributes)) for node in refreshes)


def refreshes(tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements by which a page is loaded again, or another one in its place."""
    nodes = tree.css("meta[http-equiv=refresh i]")
    return [node for node in nodes if node.parent and node.parent.tag != "noscript"]


def forward(refreshes: Iterable[LexborNode]) -> Reference | None:
    """Where a page says that it leads on without delay; with an empty address if it only loads itself again."""
    for node in refreshes:
        if written := _WITHOUT_DELAY.match(node.attributes.get("content") or ""):
            return next(_of_meta(node.attributes), ("meta", "content", "") if not written[1].strip(" ;,") else None)
    return None


def loads(reference: Reference, attributes: Attributes) -> bool:
    """Whether an address is loaded as a picture, a script, a style sheet, a video or a sound: as no page can be."""
    tag, attribute, value = reference
    if value.startswith("#") and (attribute in OF_CSS or tag in REFERRING):  # a part of the page itself
        return False
    if tag == "link" and attribute == "href":
        return not _LOADED_LINKS.isdisjoint((attributes.get("rel") or "").lower().split())
    return attribute in SRCSETS or attribute in OF_CSS or (tag, attribute) in _LOADED


def kind_of_file(attributes: Attributes) -> str:
    """The kind of file that a `<link>` says is at its address, where a name would not show it."""
    words = (attributes.get("rel") or "").lower().split()
    if "manifest" in words:
        return "manifest"
    kind = (attributes.get("type") or "").strip().lower()
    return "feed" if "alternate" in words and kind in {"application/rss+xml", "application/atom+xml"} else ""


def of_id(name: str) -> Reference:
    """The place of an id: in any element."""
    return "", "id", name
