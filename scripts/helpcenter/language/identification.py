"""Whether a text is certainly in one language and not in another: by its letters, or by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from helpcenter.language.writing_systems import script, scripts_of

# How many texts are kept counted: for the preview, which asks of all pages after every change.
_KEPT = 2048
# Chinese and Japanese characters stand for themselves: nobody divides them.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Of fewer words, nothing is certain; of those of the same writing system even less.
_FEWEST = 20
_FEWEST_ALIKE = 40
# How much of a text is in the letters of its language, and how much at most in those of another one.
_MOST, _FEW, _NONE = 0.85, 0.12, 0.02
# How much of a Japanese text is in letters that Chinese does not have.
_OWN = 0.3
# How much of a text are common words of its language, and how much at most those of another one.
_COMMON, _FOREIGN = 0.15, 0.04
# In a text in the letters of one language only, these are fewer where words have many forms.
_SOME = 0.1


class KnownLanguage(NamedTuple):
    """The tag of a language, and its commonest words; without words, its letters alone decide."""

    tag: str
    words: frozenset[str]

    @property
    def scripts(self) -> frozenset[str]:
        return frozenset(scripts_of(self.tag))


def is_in(text: str, language: KnownLanguage, other: KnownLanguage) -> bool:
    """Whether a text is certainly in a `language`, and not in the `other` one."""
    if language.tag.partition("-")[0] == other.tag.partition("-")[0] or not (language.scripts and other.scripts):
        return False
    scripts, words = _counted(text)
    total = scripts.total()
    if total < _FEWEST:
        return False

    def share(wanted: frozenset[str]) -> float:
        return sum(scripts[each] for each in wanted) / total

    mine, theirs = language.scripts - other.scripts, other.scripts - language.scripts
    if not mine and not theirs:
        return total >= _FEWEST_ALIKE and _is_by_words(words, language.words, other.words)
    if not theirs:
        return share(mine) >= _OWN
    if share(language.scripts) < _MOST or share(theirs) > (_FEW if mine else _NONE):
        return False
    # Of Chinese and Japanese, single characters are counted, which are no words.
    return not language.words or "CJK" in language.scripts or _share(words, language.words) >= _SOME


def _is_by_words(words: Counter[str], mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether common words of a language are there, and hardly any that only the other one has."""
    return bool(theirs) and _share(words, mine - theirs) >= _COMMON and _share(words, theirs - mine) <= _FOREIGN


def _share(words: Counter[str], wanted: frozenset[str]) -> float:
    return sum(number for word, number in words.items() if word in wanted) / words.total()


@lru_cache(maxsize=_KEPT)
def _counted(text: str) -> tuple[Counter[str], Counter[str]]:
    """The writing systems of the words of a text, and its words."""
    words = Counter(word.lower() for word in _WORD.findall(text))
    scripts: Counter[str] = Counter()
    for word, number in words.items():
        scripts[script(word[0])] += number
    return scripts, words
