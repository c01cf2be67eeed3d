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
# A word after a letter is the end of a longer one.
LETTER_BEFORE = LETTER.replace("0-9", "")
_LETTER = re.compile(LETTER)
_NOT_TYPED = re.compile(r"[\W_]+")


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
    """A pattern for any of the words, in their order.

    First it looks for a letter with which one begins: where there is none, which is nearly everywhere, that is all.
    """
    each = "|".join(re.escape(word) if any(map(str.isupper, word)) else f"(?i:{re.escape(word)})" for word in words)
    if not each:
        return "(?!)"
    letters = {letter for word in words for letter in (*word[:1], *word[:1].swapcase())}
    first = f"(?=[{re.escape(''.join(sorted(letters)))}])" if all(words) else ""
    return f"(?:{first}(?:{each}))"


def any_word(words: Iterable[str], *, dots: bool = False, after: str = LETTER_BEFORE) -> str:
    """A pattern for any of the words, the longest first; one of a script with spaces is a whole word.

    It does not begin right behind what the pattern `after` matches: a letter (but `24hours` is right). With `dots`,
    `pm` is also `p.m.`
    """

    def pattern(word: str) -> str:
        return r"\.?\s?".join(map(re.escape, word)) + r"\.?" if dots and word.isascii() else re.escape(word)

    longest_first = sorted(filter(None, words), key=len, reverse=True)
    whole = [pattern(word) for word in longest_first if word[0].isalpha() and is_spaced(word)]
    others = [pattern(word) for word in longest_first if not (word[0].isalpha() and is_spaced(word))]
    # What ends in a letter or digit ends there, too; US$30 is US$ and 30.
    found = [rf"(?<!{after})(?:{'|'.join(whole)})(?:(?<![^\W_])|(?!{LETTER}|_))"] if whole else []
    return f"(?:{'|'.join([*found, *others])})" if found or others else "(?!)"


def typed(name: str) -> str:
    """A name as customers type it: `T-Mobile` is tmobile."""
    return _NOT_TYPED.sub("", name).casefold()


def mentions(text: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """The first of `words` that `text` has."""
    return pattern(words).search(text)
