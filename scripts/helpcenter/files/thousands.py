"""Numbers with a mark between thousands (1,000), which YAML reads as a text or as two entries."""

from __future__ import annotations

import re

# Beginnings of numbers, and groups of three digits.
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:(?P<mark>, ?|[，、'’ \u00a0\u202f])\d{3})(?:(?P=mark)\d{3})*(?!\w|[,.]\d)")
_CALLED = {",": "a comma", "，": "a comma", "、": "a comma", "'": "an apostrophe", "’": "an apostrophe"}


def cure(text: str, column: int | None = None) -> str | None:
    """How to write the number in a text, or the one at a column; None if there is not one with such a mark."""
    found = [each for each in _NUMBER.finditer(text) if column is None or each.start() <= column < each.end()]
    if len(found) != 1:
        return None
    return f"write {re.sub(r'[^0-9]', '', found[0][0])}, without {_CALLED.get(found[0]['mark'][0], 'a space')}"
