"""Entries of a list whose dash is missing, or has no space behind it; and those that full-width commas join."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from helpcenter.files.line_mending import shown
from helpcenter.files.yaml_document import Document, Key

_JOINED = re.compile(r"\s*[，、；]\s*")
_IN_BRACKETS = re.compile(r"\[[^\]]*[，、；]")
_WITHOUT_SPACE = re.compile(r"[-–—－](?=[^\s-])")


def dash(document: Document, keys: Sequence[Key]) -> tuple[int, str] | None:
    """Of what must be a list and is none: the line where its first dash is wrong, and how to write it.

    None if it is on the line of its key.
    """
    lines = document.text.split("\n")
    number = document.position(keys)[0] - document.first_line
    if keys:
        if not lines[number].rstrip().endswith(":"):
            return None
        number += 1
    first = next(
        (each for each in range(number, len(lines)) if lines[each].strip() and not _is_comment(lines[each])), 0
    )
    line = lines[first].strip()
    if line[:1] in {"[", "【", "［"}:
        return None
    found = _WITHOUT_SPACE.match(line)
    wrong = "there is no space after the dash" if found else "each entry of this list begins with a dash"
    return document.first_line + first, f"{wrong}; write - {shown(line[found.end() if found else 0 :])}"


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def joined(document: Document, value: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Entries of lists in brackets that are several, with full-width commas between them; each with what is right.

    Not those in quotation marks: their commas are meant.
    """
    if not keys and not _IN_BRACKETS.search(document.text):
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        place = (*keys, key)
        if isinstance(inner, str):
            parts = [part for part in _JOINED.split(inner) if part]
            if isinstance(key, int) and len(parts) > 1 and _is_unquoted_in_brackets(document, place):
                yield place, ", ".join(parts)
        else:
            yield from joined(document, inner, place)


def _is_unquoted_in_brackets(document: Document, keys: Sequence[Key]) -> bool:
    line, column = document.position(keys)
    written = document.text.split("\n")[line - document.first_line]
    return written[column - 1] not in "\"'" and not written[: column - 1].rstrip().endswith("-")
