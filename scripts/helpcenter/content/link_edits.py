"""Changes the addresses of links and pictures in Markdown, and nothing else. The parser decides what is a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from helpcenter.files.text import position_at

# Stands for an address while the parser is asked whether there is one; no text has it.
_PROBE = "helpcenter-probe-{}-.md"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Edit(NamedTuple):
    """On a line of a file (from 1), after `start` characters: the address `old`, which becomes `new`."""

    line: int
    start: int
    old: str
    new: str


class HiddenAddressError(Exception):
    """An address that the parser finds is not in the text as it is: it is written with escapes."""


def find(
    text: str, first_line: int, targets: Callable[[str], Sequence[str]], readdressed: Callable[[str], str]
) -> list[Edit]:
    """The edits that give each link and picture of `text` its new address; the text begins at `first_line` of its file.

    `targets` reads the addresses of a text, `readdressed` makes the new one of each. Raises HiddenAddressError with the
    address.
    """
    before = targets(text)
    after = [readdressed(address) for address in before]
    changed = {old: new for old, new in zip(before, after, strict=True) if old != new}
    if not changed:
        return []
    longest_first = "|".join(map(re.escape, sorted(changed, key=len, reverse=True)))
    found = list(re.finditer(longest_first, text))
    probes = [_PROBE.format(number) for number in range(len(found))]
    read = set(targets(_replaced(text, zip(found, probes, strict=True))))
    links = [(match, changed[match[0]]) for match, probe in zip(found, probes, strict=True) if probe in read]
    now = targets(_replaced(text, links))
    if now != after:
        raise HiddenAddressError(next(old for old, new, is_ in zip(before, after, now, strict=False) if new != is_))
    return [_edit(text, match, new, first_line) for match, new in links]


def apply(edits: Iterable[Edit], text: str) -> str:
    """The text of a whole file with its edits made; line ends stay as they are. Raises ValueError if it is another."""
    lines = _LINE.findall(text)
    for line, start, old, new in sorted(edits, reverse=True):
        written = lines[line - 1] if line <= len(lines) else ""
        if not written.startswith(old, start):
            raise ValueError(f"line {line} has no {old}")
        lines[line - 1] = f"{written[:start]}{new}{written[start + len(old) :]}"
    return "".join(lines)


def _replaced(text: str, replacements: Iterable[tuple[re.Match[str], str]]) -> str:
    parts, end = [], 0
    for match, new in replacements:
        parts += [text[end : match.start()], new]
        end = match.end()
    return "".join([*parts, text[end:]])


def _edit(text: str, match: re.Match[str], new: str, first_line: int) -> Edit:
    line, column = position_at(text, match.start())
    return Edit(first_line + line - 1, column - 1, match[0], new)
