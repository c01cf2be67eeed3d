"""Where addresses are in what is neither HTML nor plain text: CSS, JSON-LD, lists of redirects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from helpcenter.links.parse import css, json_ld, redirects
from helpcenter.links.parse.limits import INERT

# Where in a text each address is, in its order.
Places = Mapping[str, Sequence[int]]
# Where a line ends in CSS (https://www.w3.org/TR/css-syntax-3/#newline).
_LINE_END = re.compile(r"\r\n|[\n\r\f]")
# Before an address: `url(` and a quotation mark, with spaces.
_BEFORE = 20
_STRING = re.compile(r'"(?P<key>[^"\\]*)"\s*:\s*"(?P<of_key>[^"\\]*)"|"(?P<other>[^"\\]*)"')
_JSON_LD = re.compile(r"type\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_NAMED = re.compile(r"\btype\s*=\s*[\"']?(?!text/css)[^\s\"'>]", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def in_style_sheet(text: str, start: int = 0) -> Iterable[tuple[str, int]]:
    """The addresses of a style sheet that begins at `start` of a longer text, each with its place there."""
    lines = [0, *(end.end() for end in _LINE_END.finditer(text))]
    for value, line, column in css.places(text):
        place = lines[line - 1] + column - 1
        written = text.find(value, place, place + _BEFORE + len(value))
        yield value, start + (place if written < 0 else written)


def in_style_elements(text: str) -> Iterable[tuple[str, int]]:
    """Those of all style sheets in a page or a drawing."""
    for element in INERT.finditer(text):
        start_tag = text[element.start() : element.start(2)] if element[1] else ""
        if (element[1] or "").lower() == "style" and not _NAMED.search(start_tag):
            yield from in_style_sheet(element[2], element.start(2))


def in_json_ld(text: str) -> Iterable[tuple[str, int]]:
    """The strings in the JSON-LD of a page that can be addresses, without fragments: no names and no keys."""
    for element in INERT.finditer(text):
        if (element[1] or "").lower() == "script" and _JSON_LD.search(text[element.start() : element.start(2)]):
            for found in _STRING.finditer(element[2]):
                group = "other" if found["key"] is None else "of_key"
                if found["key"] is None or found["key"] in json_ld.ADDRESSES:
                    yield found[group].partition("#")[0], element.start(2) + found.start(group)


def in_redirects(text: str) -> Iterable[tuple[str, int]]:
    """The targets of `_redirects`."""
    lines = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    for redirect in redirects.parse(text):
        source = text.index(redirect.source, lines[redirect.line - 1]) + len(redirect.source)
        yield redirect.target, text.index(redirect.target, source)


def by_address(found: Iterable[tuple[str, int]]) -> Places:
    places: dict[str, list[int]] = defaultdict(list)
    for value, place in found:
        places[value].append(place)
    return places


def without_comments(text: str, name: str) -> str:
    """The text of a file of this name with spaces in the place of its comments."""
    if name.endswith(".txt"):
        return re.sub("#.*", lambda comment: " " * len(comment[0]), text) if name == "robots.txt" else text
    return _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
