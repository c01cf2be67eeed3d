"""What a text says in words that its translation must say too: not, only, usually; the names of things and places.

Which words mean the same in two languages is data; `lexicon` reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

# How the meanings of names begin.
_NAMES = {"country", "product", "term", "thing"}


class Meaning(NamedTuple):
    """What words say. Those of one `family` are opposites: one may be left unsaid, but not said for another."""

    family: str
    name: str

    @property
    def group(self) -> str:
        """Meanings of one group exclude each other in the same words: a `refill card` is not a `refill`."""
        return self.family or self.name.partition(".")[0]

    @property
    def product(self) -> str:
        """The id of the product that it is, or nothing."""
        return self.name.partition(".")[2] if self.group == "product" else ""

    @property
    def is_name(self) -> bool:
        """Whether it is a thing or a place, which a text may call `it` after the first time."""
        return self.group in _NAMES


def plain(name: str) -> Meaning:
    """A meaning whose words always have a counterpart. That of a thing or a place begins so: `thing.`, `country.`."""
    return Meaning("", name)


NOT = plain("not")

# Words and where they begin.
Words: TypeAlias = list[tuple[int, str]]


@dataclass(frozen=True)
class Said:
    """What a text says: the words for each meaning, as they are written, and where they begin.

    `possible` has, for each word that may have a meaning, what else it says for certain; `joined` is how many parts
    have no `not` of their own, and can share that of another part; `known` are the meanings that the language has words
    for; `length` is how long the text is.
    """

    words: Mapping[Meaning, Words]
    possible: Mapping[Meaning, list[frozenset[Meaning]]]
    joined: int
    known: frozenset[Meaning]
    length: int

    def exceeds(self, other: Said, meaning: Meaning) -> bool:
        """Whether it says this, and the other text does not: or `not` more often than the other text can.

        Of a family of opposites, one is missed only where the other text says another one of them.
        """
        mine, theirs = (len(each.words.get(meaning, ())) for each in (self, other))
        unexplained = self._unexplained(other, meaning)
        shared = mine if meaning != NOT else other.joined if theirs + unexplained else 0
        mine = max(mine - shared, min(mine, 1))
        if meaning not in other.known or mine <= theirs + unexplained:
            return False
        return not meaning.family or any(each.family == meaning.family for each in other.words)

    def _unexplained(self, other: Said, meaning: Meaning) -> int:
        """How many words of the other text may have a meaning. What is `before` here, too, is not another `not`.

        But what is `not visible` here is `invisible` there.
        """
        found = other.possible.get(meaning, ())
        if meaning != NOT:
            return len(found)
        negated = set(self.words.get(NOT, ()))
        said = {each for each, words in self.words.items() if not negated.issuperset(words)}
        return sum(certain.isdisjoint(said) for certain in found)


def together(parts: Iterable[tuple[int, Said]]) -> Said:
    """What a text says of which the parts have been read, each from where it begins."""
    words: dict[Meaning, Words] = defaultdict(list)
    possible: dict[Meaning, list[frozenset[Meaning]]] = defaultdict(list)
    joined = length = 0
    known: frozenset[Meaning] = frozenset()
    for start, said in parts:
        for meaning, places in said.words.items():
            words[meaning] += [(start + place, word) for place, word in places]
        for meaning, certain in said.possible.items():
            possible[meaning] += certain
        joined, length, known = joined + said.joined, length + said.length, said.known
    return Said(words, possible, joined, known, length)


def differences(one: Said, other: Said, *, names: bool) -> tuple[Words, Words]:
    """The words of two texts for what only one of them says, or says more often: the `names`, or all others."""
    # What both say is never different, but for what is counted.
    differing = [
        meaning
        for meaning in (one.words.keys() ^ other.words.keys()) | {NOT}
        if meaning.is_name == names and (one.exceeds(other, meaning) or other.exceeds(one, meaning))
    ]
    mine, theirs = (
        sorted({word for meaning in differing for word in each.words.get(meaning, ())}) for each in (one, other)
    )
    return mine, theirs
