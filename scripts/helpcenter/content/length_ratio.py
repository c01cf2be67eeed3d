"""How much longer one language says the same than another one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from statistics import median

from helpcenter.language.lexicon import length

# So many pages show how long translations usually are.
_SAMPLE = 50


def usual(pairs: Iterable[tuple[str, str]]) -> float:
    """How much longer the first text of a pair usually is than the second, in words."""
    return median([length(one) / max(length(other), 1) for one, other in islice(pairs, _SAMPLE)] or [1])
