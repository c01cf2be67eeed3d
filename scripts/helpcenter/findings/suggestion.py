"""What somebody probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_MOST_NAMED = 40


def did_you_mean(word: str, known: Iterable[object]) -> str:
    """The cure for an unknown word: the nearest known one, or all of them."""
    known = sorted(map(str, known))
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"known are: {', '.join(known) or 'none yet'}" if len(known) <= _MOST_NAMED else "nothing known is like it"
