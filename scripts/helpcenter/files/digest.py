"""Digests of texts, to see later whether they have changed."""

from __future__ import annotations

import hashlib

# Only letters: YAML cannot read them as a number.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH = 8


def digest(text: str) -> str:
    """Eight letters that are others for another text, as good as always; not proof against somebody who tries."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH].translate(_LETTERS)
