"""The house table for mixed Chinese and Latin text, applied by AutoCorrect."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import autocorrect_py

_loaded: dict[str, Mapping[str, int]] = {}


def is_right(text: str, table: Mapping[str, int]) -> bool:
    return corrected(text, table) == text


def corrections(text: str, table: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """What to write otherwise in `text`: from where to where, and what."""
    right = corrected(text, table)
    if right == text:
        return
    # AutoCorrect adds and removes spaces, and replaces one mark by another.
    here = there = 0
    while here < len(text) and there < len(right):
        old, new = text[here], right[there]
        if old == new:
            here, there = here + 1, there + 1
        elif new == " ":
            yield here, here, " "
            there += 1
        elif old == " ":
            yield here, here + 1, ""
            here += 1
        else:
            yield here, here + 1, new
            here, there = here + 1, there + 1
    if text[here:].strip() or right[there:].strip():
        yield here, len(text), right[there:]
    elif here < len(text):
        yield here, len(text), ""


def corrected(text: str, table: Mapping[str, int]) -> str:
    """The text as the table wants it; unchanged with an empty one."""
    if not table:
        return text
    if _loaded.get("table") != table:  # AutoCorrect has one configuration for the whole process
        autocorrect_py.load_config(json.dumps({"rules": table}))  # type: ignore[attr-defined]
        _loaded["table"] = table
    right = str(autocorrect_py.format(text))
    # Around letters that were full-width it sees only then that a space is missing.
    return right if right == text else str(autocorrect_py.format(right))
