"""Where in a file of the site an address stands. Only asked for the few that are reported."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from helpcenter.links import reading
from helpcenter.links.encoding import decode
from helpcenter.links.facts import Reference
from helpcenter.source import place

Position = tuple[int, int]  # line and column, both from 1
# Attributes that hold several addresses, or one among other things.
_SEVERAL = {"srcset", "imagesrcset", "style", "content"}
_ADDRESSES = {"href", "src", "srcset", "imagesrcset", "data", "srcdoc"}


class Positions:
    """Reads each file once, however much is reported of it."""

    def __init__(self) -> None:
        self._known: dict[Path, _Read] = {}

    def find(self, file: Path, reference: Reference | None, nth: int) -> Position:
        """Line and column of the `nth` (from 0) of equal addresses; the nearest that can be found, or the beginning."""
        if reference is None:
            return 1, 1
        if file not in self._known:
            text = decode(file.read_bytes())
            self._known[file] = _Read(text, _tags(text) if reading.is_page(file.name) else [])
        return self._known[file].find(reference, nth)


def in_text(text: str, value: str, nth: int = 0) -> Position:
    """Line and column of the `nth` occurrence of a text, or of the last one."""
    position = 0
    for number in range(nth + 1):
        following = text.find(value, position + bool(number))
        position = following if following >= 0 else position
    return place(text, position)


class _Read:
    """A file with its start tags, by what stands in them."""

    def __init__(self, text: str, tags: list[_Tag]) -> None:
        self._text = text
        self._exact: dict[Reference, list[_Tag]] = defaultdict(list)
        self._holding: dict[tuple[str, str], list[_Tag]] = defaultdict(list)
        for tag in tags:
            for name, value in tag.attributes.items():
                self._exact["" if name == "id" else tag.name, name, value].append(tag)
                if name in _SEVERAL:
                    self._holding[tag.name, name].append(tag)
            if _ADDRESSES.isdisjoint(tag.attributes):
                self._exact[tag.name, "", ""].append(tag)

    def find(self, reference: Reference, nth: int) -> Position:
        tag, attribute, value = reference
        tag = "" if attribute == "id" else tag.lower()
        found = self._exact.get((tag, attribute, value)) or [
            each for each in self._holding.get((tag, attribute), ()) if value in each.attributes[attribute]
        ]
        return found[min(nth, len(found) - 1)].position(attribute) if found else in_text(self._text, value, nth)


@dataclass(frozen=True)
class _Tag:
    """A start tag: where it stands, how it is written, and its attributes."""

    name: str
    line: int
    column: int
    written: str
    attributes: Mapping[str, str]

    def position(self, attribute: str) -> Position:
        match = re.search(rf"(?<![\w-]){re.escape(attribute)}\s*=", self.written, re.IGNORECASE) if attribute else None
        line, column = place(self.written, match.start() if match else 0)
        return self.line + line - 1, column + (self.column if line == 1 else 0)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        attributes = {name: value or "" for name, value in reversed(attrs)}  # of two, the first counts
        self.found.append(_Tag(tag, line, column, self.get_starttag_text() or "", attributes))


def _tags(text: str) -> list[_Tag]:
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser.found
