"""Marks that are not what the writer meant: `2、` for a step, a full-width colon for an answer, `- -` for an entry.

A page is checked as it was meant, with the right marks in their place: else one wrong character moves a step out of its
list, and the list, the translation, the links and the codes of the section would all be reported for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.guide.model import Guide, Section

# What looks like the number of a step to a writer, but not to Markdown.
_LOOKS_NUMBERED = re.compile(
    r"\s*((?:[0-9０-９]{1,2}\s*[.．、)）:：](?!\d)|[（(][0-9０-９]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[①-⑳])\s*)\S"
)
_NUMBERED = re.compile(r"\s*\d+\.\s")
# The beginning of an answer in a definition list, with a wrong colon or without a space.
_MALFORMED_ANSWER = re.compile(r"(：\s*|:(?![\s:-]))\S")
# A mark within the first line of an entry or an answer, in which nothing else is; not a rule: * * *.
_DOUBLED = re.compile(
    r"[\s>]*((?:[-*+]\s+)+(?=[-*+]\s+[^\s*+-])|(?P<number>\d+[.)])\s+(?=(?P=number)\s+\S)|:\s+(?=:\s+\S))"
)


# A heading with full-width signs.
_WIDE_HEADING = re.compile(r"(#*＃[＃#]*\s*)(?=[^\s＃#])")
# A link with a full-width bracket, or with a space in it: words, then an address of this site or another.
_ADDRESS = r"(?:[^\s()（）]*\.md(?:#[^\s()（）]*)?|#[\w-]+|https?://[^\s()（）]+)"
_WIDE_LINK = re.compile(
    rf".*?(【(?P<a>[^\[\]【】]+)】\s*[(（](?P<b>{_ADDRESS})[)）]"
    rf"|\[(?P<c>[^\[\]【】]+)\]\s*(?:（(?P<d>{_ADDRESS})[)）]|\((?P<e>{_ADDRESS})）|(?<=\s)\((?P<f>{_ADDRESS})\)))"
)
# An entry that is indented, but not enough.
_INDENTED_ENTRY = re.compile(r"([ ]{2,3})(?=([-*+]|\d+\.)\s+\S)")
_ENTRY = re.compile(r"[ ]{0,3}([-*+]|\d+\.)\s+\S")
# The text of a box that is not indented enough.
_BOX = re.compile(r"!!! ")
_BOX_TEXT = re.compile(r"([ ]{0,3})(?=\S)")


class Mark(NamedTuple):
    """How a wrong mark is recognized (its first group), and what is right in its place."""

    pattern: re.Pattern[str]
    right: Callable[[re.Match[str]], str]


def _link(wrong: re.Match[str]) -> str:
    return f"[{wrong['a'] or wrong['c']}]({wrong['b'] or wrong['d'] or wrong['e'] or wrong['f']})"


STEP = Mark(_LOOKS_NUMBERED, lambda _: "1. ")
ANSWER = Mark(_MALFORMED_ANSWER, lambda _: ":   ")
DOUBLED = Mark(_DOUBLED, lambda _: "")
HEADING = Mark(_WIDE_HEADING, lambda wrong: "#" * len(wrong[1].strip()) + " ")
LINK = Mark(_WIDE_LINK, _link)
NESTED = Mark(_INDENTED_ENTRY, lambda _: "    ")
BOX_TEXT = Mark(_BOX_TEXT, lambda _: "    ")
# A right mark can make another line readable that was part of the one before; a few times is enough for all.
_MAX_READINGS = 4


@dataclass(frozen=True)
class MisreadMark:
    """A wrong mark that begins at `column` of the line `line` (both from 1)."""

    line: int
    column: int
    mark: Mark


def as_meant(content: Content, page: Page) -> tuple[Guide, tuple[MisreadMark, ...]]:
    """What a page says with the right marks, and the marks that are wrong."""
    guide, lines = content.guide(page), list(page.lines)
    found: dict[int, MisreadMark] = {}
    for _ in range(_MAX_READINGS):
        more = {mark.line: mark for mark in _misread(page.body_line, lines, guide)}
        for line, mark in more.items():
            index = line - page.body_line
            if wrong := mark.mark.pattern.match(lines[index]):
                lines[index] = lines[index][: wrong.start(1)] + mark.mark.right(wrong) + lines[index][wrong.end(1) :]
        if not more:
            break
        found |= more
        guide = content.guide(replace(page, body="\n".join(lines)))
    return guide, tuple(found[line] for line in sorted(found))


def looks_numbered(lines: Sequence[str], first_line: int, guide: Guide) -> Iterator[tuple[int, int]]:
    """The line and column of what looks like a step in a procedure and is none."""
    code = lines_of_code(guide)
    last = first_line + len(lines) - 1
    for section, end in _procedures(guide, last):
        known = {step.line for step in section.all_steps()} | code
        for number in range(section.line + 1, end + 1):
            if number not in known and (found := _LOOKS_NUMBERED.match(lines[number - first_line])):
                yield number, found.start(1) + 1


def _misread(first_line: int, lines: Sequence[str], guide: Guide) -> Iterator[MisreadMark]:
    for number, column in looks_numbered(lines, first_line, guide):
        if not _NUMBERED.match(lines[number - first_line]):
            yield MisreadMark(number, column, STEP)
    found = [
        MisreadMark(number, wrong.start(1) + 1, mark)
        for number, line in enumerate(lines, first_line)
        for mark in (ANSWER, DOUBLED, HEADING, LINK)
        if (mark is not LINK or _may_have_link(line)) and (wrong := mark.pattern.match(line))
    ]
    found += _indented_too_little(lines, first_line)
    code = lines_of_code(guide) if found else ()
    yield from (mark for mark in found if mark.line not in code)


def _may_have_link(line: str) -> bool:
    """Whether a line has a sign of a wrong link: few have."""
    return any(sign in line for sign in ("】", "）", "] "))


def _indented_too_little(lines: Sequence[str], first_line: int) -> Iterator[MisreadMark]:
    """Entries under entries, and the text of boxes, that are indented by fewer than four spaces."""
    for number, (above, line) in enumerate(pairwise(lines), first_line + 1):
        if _ENTRY.match(above) and not above.startswith("  ") and _INDENTED_ENTRY.match(line):
            yield MisreadMark(number, 1, NESTED)
        elif _BOX.match(above) and (wrong := _BOX_TEXT.match(line)):
            yield MisreadMark(number, wrong.end(1) + 1, BOX_TEXT)


def lines_of_code(guide: Guide) -> frozenset[int]:
    """The lines of blocks of code."""
    blocks = [(block.line, span.text) for block, span in guide.marked("code") if block.kind == "code"]
    return frozenset(line for first, text in blocks for line in range(first, first + text.count("\n") + 2))


def _procedures(guide: Guide, end: int) -> Iterator[tuple[Section, int]]:
    """Each procedure with the last line of its section."""
    parts = guide.sections
    for section, following in zip(parts, (*parts[1:], None), strict=False):
        if section.is_procedure:
            yield section, following.line - 1 if following else end
