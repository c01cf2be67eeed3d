"""The house table for mixed Chinese and Latin text, applied by AutoCorrect."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

import autocorrect_py

_loaded: dict[str, Mapping[str, int]] = {}


def corrections(text: str, table: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """What to write otherwise in `text`: from where to where, and what."""
    if _loaded.get("table") != table:  # AutoCorrect has one configuration for the whole process
        autocorrect_py.load_config(json.dumps({"rules": table}))  # type: ignore[attr-defined]
        _loaded["table"] = table
    corrected = autocorrect_py.format(text)
    if corrected == text:
        return
    for tag, start, end, new_start, new_end in SequenceMatcher(None, text, corrected, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start, end, corrected[new_start:new_end]
