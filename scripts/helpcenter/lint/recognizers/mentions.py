"""Which of many words a text has: soon said, since most texts have none, and every text is asked many times."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from helpcenter.language.words import LETTER, divided, one_of

# Signs that swindlers put in place of letters, too: Te|egram.
_TOKEN = re.compile(r"[a-z0-9]+(?:[@$|!€][a-z0-9]+)*")


@lru_cache(maxsize=16)  # several recognizers ask for the same text
def tokens(text: str) -> frozenset[str]:
    """The words of `text` in Latin letters and digits, in lower case."""
    return frozenset(_TOKEN.findall(text.lower()))


def mentioned(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words that `text` may have; it has none of the others."""
    latin, longer, others = _sought(words)
    said = tokens(text)
    found = {*latin & said, *(others.findall(text) if others else ())}
    found |= {word for first, word in longer if first in said and word in (text.lower() if word.islower() else text)}
    return tuple(sorted(found))


@cache
def whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words; one of a script with spaces only as a whole word."""
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?<!{LETTER})(?<!_){whole}(?!{LETTER})|{others}")


@cache
def _sought(words: tuple[str, ...]) -> tuple[frozenset[str], list[tuple[str, str]], re.Pattern[str] | None]:
    """Single words in Latin letters; longer ones and those with capitals, with their beginnings; all others."""
    beginnings = {word: found[0] for word in words if (found := _TOKEN.match(word.lower()))}
    others = [word for word in words if word not in beginnings]
    return (
        frozenset(first for word, first in beginnings.items() if word == first),
        [(first, word) for word, first in beginnings.items() if word != first],
        # Python finds alternatives fast if each begins with a character, and no case is ignored.
        re.compile("|".join(map(re.escape, others))) if others else None,
    )
