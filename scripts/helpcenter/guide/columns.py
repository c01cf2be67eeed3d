"""How wide a text is, as its writer sees it."""

from __future__ import annotations

import re

# So wide is a line that nobody has to break, in columns.
SHORT_LINE = 56
_WIDE = re.compile("[^\0-\u2e80]")


def columns(text: str) -> int:
    """Characters of Chinese are two columns wide."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
