"""Words in running text: those of scripts that put spaces between words only as whole words, others anywhere.

A word with a capital is meant so written (`ID`); one without is also found in capitals, and a whole word also in the
plural with s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# A letter or digit of a script that puts spaces between words: Latin, Greek, Cyrillic, Arabic, … but not Chinese.
# Where capitals and small letters are equal, Python takes long to compile a range of this size.
LETTER = "(?-i:[0-9A-Za-z\u00c0-\u1fff])"
_LETTER = re.compile(LETTER)


def is_spaced(word: str) -> bool:
    """Whether `word` is in a script that puts spaces between words."""
    return word[:1].isascii() or bool(_LETTER.match(word))


def divided(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words of scripts that put spaces between them, and the others; each the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return [word for word in longest_first if is_spaced(word)], [word for word in longest_first if not is_spaced(word)]


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of `words`, the longest first; `said` tells which."""
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?<!{LETTER})(?P<whole>{whole})(?:e?s)?(?!{LETTER})|(?P<other>{others})")


def said(found: re.Match[str]) -> str:
    """The word that was found, as the list has it but for capitals: not its plural."""
    return found["whole"] or found["other"]


def one_of(words: list[str]) -> str:
    """A pattern for any of the words, in their order."""
    each = "|".join(re.escape(word) if any(map(str.isupper, word)) else f"(?i:{re.escape(word)})" for word in words)
    return f"(?:{each})" if each else "(?!)"


def mentions(text: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """The first of `words` that `text` has."""
    return pattern(words).search(text)
