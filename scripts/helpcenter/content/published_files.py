"""What is published besides pages: pictures, style sheets, files for servers. What they say is read, as pages are."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from helpcenter.content import picture, server_headers, style_sheets
from helpcenter.content.picture import Picture
from helpcenter.files.digest import digest
from helpcenter.files.text import decoded, read_bytes
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.project import Project

# Which files may be published, by the ends of their names. No program reads what a raster picture shows.
PICTURES = picture.DOTS | {".ico"}
FONTS = frozenset({".woff2", ".woff", ".ttf", ".otf"})
# Files for servers and programs, which are read as texts.
_FOR_SERVERS = frozenset({"_redirects", server_headers.FILE, "CNAME", "robots.txt", ".nojekyll"})
_WELL_KNOWN = ".well-known/"
_TAG = re.compile(r"<[^<>]*>|<!\[CDATA\[|\]\]>")
_VALUE = re.compile(r"""\s(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
# What makes more of an SVG than a drawing (https://www.w3.org/TR/SVG2/): scripts, HTML, texts from elsewhere.
_ACTIVE = re.compile(
    r"<\s*(?:[\w-]+:)?(?:script|foreignObject|style|iframe|handler|set|animate\w*)\b|<!ENTITY|<\?xml-stylesheet|\son\w+\s*=",
    re.IGNORECASE,
)
# What puts letters in another order than they are read in, or turns them round.
_REORDERS = re.compile(
    r"(?:\b(?:direction|unicode-bidi|writing-mode)\s*[:=]|\srotate\s*=|scale[XY]?\(\s*-|<\s*(?:\w+:)?textPath\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"<(?:\w+:)?(?:text|tspan)\b[^<>]*>\s*\S\s*<", re.IGNORECASE)
# A picture may have some marks of one letter.
_MOST_LETTERS = 4
# A header that sends readers elsewhere.
_LEADS = re.compile(r"\s+(?:refresh|location|content-location)\s*:", re.IGNORECASE)
_ADDRESSES = {"href", "xlink:href", "src"}
# Attributes that are said or shown.
_SAID = {"aria-label", "title", "alt", "aria-description"}


class Said(NamedTuple):
    """A text or an address in a file, with its line."""

    text: str
    line: int


@dataclass(frozen=True)
class PublishedFile:
    """`texts` are seen by readers or servers, `addresses` lead elsewhere, `refused` is what no check can judge.

    A file that is not `expected` is of a kind that cannot be published. `digest` is of all that is in the file: no
    program sees what a picture shows. `picture` is what a page must know to show it.
    """

    path: str
    texts: tuple[Said, ...] = ()
    addresses: tuple[Said, ...] = ()
    refused: tuple[Said, ...] = ()
    expected: bool = True
    digest: str = ""
    picture: Picture | None = None


def load(project: Project) -> tuple[tuple[PublishedFile, ...], list[Finding]]:
    """All files that are published as they are; and which cannot be read, or have texts that cannot."""
    files: list[PublishedFile] = []
    findings: list[Finding] = []
    for file in project.files:
        name = file.relative_to(project.docs).as_posix()
        if name in project.pages or any("\ud800" <= character <= "\udfff" for character in name):  # misnamed-page
            continue
        try:
            data = read_bytes(file, project.shown(file))
            entry = _file(data, name, project.shown(file))
            files.append(replace(entry, digest=digest(data.hex())))
            findings += server_headers.parse(entry.texts, entry.path)[1] if name == server_headers.FILE else []
        except FindingError as error:
            findings.append(error.finding)
    return tuple(files), findings


def _file(data: bytes, name: str, path: str) -> PublishedFile:
    kind = PurePosixPath(name).suffix.lower()
    if kind in PICTURES | FONTS:
        return PublishedFile(path, picture=picture.dots(data) if kind in picture.DOTS else None)
    if kind == picture.DRAWING:
        text = decoded(data, path)
        return replace(_drawing(text, path), picture=picture.drawing(text))
    if kind == ".css":
        return _style_sheet(decoded(data, path), path)
    if name in _FOR_SERVERS or name.startswith(_WELL_KNOWN):
        lines = [Said(text, line) for line, text in enumerate(decoded(data, path).split("\n"), 1) if text.strip()]
        refused = [
            Said(said.text.strip(), said.line)
            for said in lines
            if name == server_headers.FILE and _LEADS.match(said.text)
        ]
        return PublishedFile(path, tuple(lines), refused=tuple(refused))
    return PublishedFile(path, expected=False)


def _drawing(text: str, path: str) -> PublishedFile:
    """What an SVG says: its text, even if every letter has an element of its own, and its attributes."""
    texts: list[Said] = []
    addresses: list[Said] = []
    shown, end = [], 0
    for tag in _TAG.finditer(text):
        shown.append(html.unescape(text[end : tag.start()]))
        end = tag.end()
        for value in _VALUE.finditer(tag[0]):
            said = Said(html.unescape(value["double"] or value["single"] or ""), text.count("\n", 0, tag.start()) + 1)
            if value["name"].lower() in _ADDRESSES and not said.text.startswith("#"):
                addresses.append(said)
            elif value["name"].lower() in _SAID:
                texts.append(said)
    line = next((text.count("\n", 0, text.find(each)) + 1 for each in shown if each.strip() and each in text), 1)
    texts += [Said(joint.join(filter(str.strip, map(str.strip, shown))), line) for joint in ("", " ")]
    letters = list(_LETTER.finditer(text))
    odd = [*_ACTIVE.finditer(text), *_REORDERS.finditer(text), *(letters[:1] if len(letters) > _MOST_LETTERS else ())]
    refused = tuple(Said(found[0].strip(" <\n"), text.count("\n", 0, found.start()) + 1) for found in odd)
    return PublishedFile(path, tuple(said for said in dict.fromkeys(texts) if said.text), tuple(addresses), refused)


def _style_sheet(text: str, path: str) -> PublishedFile:
    import tinycss2  # noqa: PLC0415 -- most help centers have none of their own

    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    nodes = list(_nodes(rules))
    texts = tuple(Said(node.value, node.source_line) for node in nodes if node.type == "string" and node.value.strip())
    addresses = tuple(Said(node.value, node.source_line) for node in nodes if node.type == "url")
    addresses += tuple(
        Said(part.value, part.source_line)
        for node in nodes
        if node.type == "function" and node.lower_name in {"url", "src", "image", "image-set"}
        for part in node.arguments
        if part.type == "string"
    )
    refused = tuple(Said(*each) for each in style_sheets.unexpected(rules))
    return PublishedFile(path, texts, addresses, refused)


def _nodes(nodes: Any) -> Iterator[Any]:
    """All nodes of a style sheet, those in blocks and functions too, in their order."""
    for node in nodes or ():
        yield node
        for part in ("prelude", "content", "arguments"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                yield from _nodes(inner)
