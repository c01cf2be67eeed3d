"""Where in a file of the site an address is. Only asked for the few that are reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from helpcenter.files.text import normalized, position_at
from helpcenter.findings.finding import Position
from helpcenter.links.locate import other_syntax
from helpcenter.links.parse import file as reading
from helpcenter.links.parse import html_addresses
from helpcenter.links.parse.encoding import text_of
from helpcenter.links.parse.limits import INERT
from helpcenter.links.parse.references import Reference

# Attributes that hold several addresses, or one among other things.
_SEVERAL = {"srcset", "imagesrcset", "style", "content", *html_addresses.PAINTS}
# What stands between such characters is nearly always a whole address.
_WORD = re.compile(r"""[^\s"'()<>,;=]+""")
# What holds addresses without an attribute, by how their references call it.
_READERS = {
    "css": other_syntax.in_style_sheet,
    "style": other_syntax.in_style_elements,
    "script": other_syntax.in_json_ld,
    "redirect": other_syntax.in_redirects,
}
_ADDRESSES = {"href", "src", "srcset", "imagesrcset", "data", "srcdoc"}


class Positions:
    """Reads a file once, as long as all questions are about it."""

    def __init__(self) -> None:
        self._file: Path | None = None

    def find(self, file: Path, reference: Reference | None, nth: int) -> Position:
        """Line and column of the `nth` (from 0) of equal addresses; the nearest that can be found, or the beginning."""
        if reference is None:
            return 1, 1
        if file != self._file:
            self._file, self._addresses = file, _WrittenAddresses(file)
        return self._addresses.find(reference, nth)


def in_text(text: str, value: str, nth: int = 0) -> Position:
    """Line and column of the `nth` occurrence of a text, or of the last one."""
    found = [match.start() for match in re.finditer(rf"""(?<![^\s"'(<>,=]){re.escape(value)}(?![^\s"')<>,;])""", text)]
    position = found[min(nth, len(found) - 1)] if found and value else max(text.find(value), 0)
    return position_at(text, position)


class _WrittenAddresses:
    """Where addresses are in a file: found in its text, or, if they are written in another way, in its tags."""

    def __init__(self, file: Path) -> None:
        suffix = file.suffix.lower()
        self._is_drawing = suffix == ".svg"
        self._has_tags = self._is_drawing or reading.is_page(file.name)
        text = normalized(text_of(file.read_bytes(), suffix))
        self._text = text if self._has_tags or suffix == ".css" else other_syntax.without_comments(text, file.name)
        self._lines = [match.end() for match in re.finditer("\n", self._text)]

    def find(self, reference: Reference, nth: int) -> Position:
        tag, attribute, value = reference
        if not attribute and (known := self._in_other_syntax(tag).get(value)):
            return self._position(known[min(nth, len(known) - 1)])
        if not self._has_tags:
            return self._in_text(value, nth)
        if self._is_drawing and attribute == "href" and value not in self._values(attribute):
            attribute = "xlink:href"
        if attribute and value in self._values(attribute) and value.isprintable():
            quoted = self._in_quotes(tag, attribute, value)
            if nth < len(quoted):
                return self._position(quoted[nth])
        name = tag.lower()
        if tags := self._tags.get((name, attribute, value)):
            return tags[min(nth, len(tags) - 1)].position(attribute)
        found = self._words_of_tags.get((name, attribute, value)) or self._holding(name, attribute, value)
        return found[min(nth, len(found) - 1)] if found else self._in_text(value, nth)

    @cached_property
    def _in_other_syntax(self) -> Callable[[str], other_syntax.Places]:
        return cache(lambda tag: other_syntax.by_address(_READERS[tag](self._text) if tag in _READERS else ()))

    def _in_text(self, value: str, nth: int) -> Position:
        found = self._words.get(value)
        return self._position(found[min(nth, len(found) - 1)]) if found else in_text(self._text, value, nth)

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where words are: nearly all addresses are one."""
        found: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self._text):
            found[match[0]].append(match.start())
        return found

    @cached_property
    def _in_quotes(self) -> Callable[[str, str, str], list[int]]:
        return cache(self._find_in_quotes)

    def _find_in_quotes(self, tag: str, attribute: str, value: str) -> list[int]:
        """Where the attribute has this value between quotation marks, as nearly all have."""
        known = self._values(attribute)[value]
        return [position for position in known if self._is_in(tag, position) and not self._is_inert(position)]

    @cached_property
    def _values(self) -> Callable[[str], dict[str, list[int]]]:
        return cache(self._find_values)

    def _find_values(self, attribute: str) -> dict[str, list[int]]:
        """Where an attribute is, by its value. A hundred times as fast as reading all tags."""
        found: dict[str, list[int]] = defaultdict(list)
        for mark in "\"'":
            beginning = f"{attribute}={mark}"
            position = self._text.find(beginning)
            while position > 0:
                start = position + len(beginning)
                end = self._text.find(mark, start)
                if self._text[position - 1] in " \t\n\r\"'" and end > 0:
                    found[unescape(self._text[start:end])].append(position)
                position = self._text.find(beginning, start)
        return {value: sorted(positions) for value, positions in found.items()}

    def _is_in(self, tag: str, position: int) -> bool:
        """Whether a position is in a tag of this name, or of any if none is given."""
        start = self._text.rfind("<", 0, position) + 1
        return start > 0 and (
            not tag or re.match(rf"{tag}\s", self._text[start : start + len(tag) + 1], re.IGNORECASE) is not None
        )

    def _is_inert(self, position: int) -> bool:
        """Whether it is in a comment, or in an element whose text is not markup or is not shown."""
        before = bisect_right(self._inert, (position, len(self._text)))
        return before > 0 and position < self._inert[before - 1][1]

    @cached_property
    def _inert(self) -> list[tuple[int, int]]:
        return [match.span(2) if match[1] else match.span() for match in INERT.finditer(self._text)]

    def _position(self, position: int) -> Position:
        line = bisect_right(self._lines, position)
        return line + 1, position - (self._lines[line - 1] if line else 0) + 1

    @cached_property
    def _tags(self) -> dict[Reference, list[_StartTag]]:
        """The start tags by their attributes."""
        found: dict[Reference, list[_StartTag]] = defaultdict(list)
        for tag in self._all_tags:
            for name, value in tag.attributes.items():
                found["" if name == "id" else tag.name, name, value].append(tag)
            if _ADDRESSES.isdisjoint(tag.attributes):
                found[tag.name, "", ""].append(tag)
        return found

    def _holding(self, tag: str, attribute: str, value: str) -> list[Position]:
        """Where an attribute holds an address among other things."""
        tags = self._tags_with_several.get((tag, attribute), ())
        return [each.position(attribute) for each in tags if value in each.attributes[attribute]]

    @cached_property
    def _words_of_tags(self) -> dict[Reference, list[Position]]:
        """The same by the words of these attributes: nearly all addresses are one."""
        found: dict[Reference, list[Position]] = defaultdict(list)
        for (tag, name), tags in self._tags_with_several.items():
            for each in tags:
                position = each.position(name)
                for word in dict.fromkeys(_WORD.findall(each.attributes[name])):
                    found[tag, name, word].append(position)
        return found

    @cached_property
    def _tags_with_several(self) -> dict[tuple[str, str], list[_StartTag]]:
        found: dict[tuple[str, str], list[_StartTag]] = defaultdict(list)
        for tag in self._all_tags:
            for name in _SEVERAL & tag.attributes.keys():
                found[tag.name, name].append(tag)
        return found

    @cached_property
    def _all_tags(self) -> list[_StartTag]:
        return _tags(self._text)


@dataclass(frozen=True)
class _StartTag:
    """A start tag: where it is, how it is written, and its attributes."""

    name: str
    line: int
    column: int
    written: str
    attributes: Mapping[str, str]

    def position(self, attribute: str) -> Position:
        match = re.search(rf"(?<![\w-]){re.escape(attribute)}\s*=", self.written, re.IGNORECASE) if attribute else None
        line, column = position_at(self.written, match.start() if match else 0)
        return self.line + line - 1, column + (self.column if line == 1 else 0)


class _StartTagParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[_StartTag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        attributes = {name: value or "" for name, value in reversed(attrs)}  # of two, the first counts
        self.found.append(_StartTag(tag, line, column, self.get_starttag_text() or "", attributes))

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 -- as there
        """HTML has no other than CDATA: all else is a comment up to the next `>`; Python's parser raises an error."""
        if self.rawdata.startswith("<![CDATA[", i):
            return super().parse_marked_section(i, report)
        return self.parse_bogus_comment(i)


def _tags(text: str) -> list[_StartTag]:
    parser = _StartTagParser()
    parser.feed(text)
    parser.close()
    return parser.found
