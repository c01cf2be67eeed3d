"""Words in running text: Latin words between word boundaries, others wherever they stand.

A word with a capital is meant so written (`ID`); one without also stands for itself in capitals. A Latin word stands
for its plural too.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of `words`, the longest first; `said` tells which."""
    longest_first = sorted(words, key=len, reverse=True)
    latin = one_of([word for word in longest_first if word[:1].isascii()])
    others = one_of([word for word in longest_first if not word[:1].isascii()])
    return re.compile(rf"(?<![A-Za-z0-9])(?P<latin>{latin})(?:e?s)?(?![A-Za-z0-9])|(?P<other>{others})")


def said(found: re.Match[str]) -> str:
    """The word that was found, as the list has it but for capitals: not its plural."""
    return found["latin"] or found["other"]


def one_of(words: list[str]) -> str:
    """A pattern for any of the words, in their order."""
    each = "|".join(re.escape(word) if any(map(str.isupper, word)) else f"(?i:{re.escape(word)})" for word in words)
    return f"(?:{each})" if each else "(?!)"


def mentions(text: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """The first of `words` that `text` has."""
    return pattern(words).search(text)
