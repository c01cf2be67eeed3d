"""How wide a text is, as its writer sees it."""

from __future__ import annotations

_FIRST_WIDE = 0x2E80


def columns(text: str) -> int:
    """Characters of Chinese are two columns wide."""
    return len(text) + sum(ord(character) > _FIRST_WIDE for character in text)
