"""What a sentence says in words that its translation must say too: not, only, usually; the names of things and places.

Which words mean the same in two languages is data: `meanings` and `opposites` in the file of each language, and the
terms and products of a help center. Words are compared by their stems, so `copies` is `copy`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

import snowballstemmer
from babel import Locale
from babel.core import get_global

from helpcenter.language.language_data import LanguageData

# Before a word that may mean this, and may also mean something else.
POSSIBLY = "~"
# At the end of a word that stands for all words that begin so.
_BEGINNING = "*"
# How the meanings of names begin.
_NAMES = {"country", "product", "term", "thing"}
_PROPER = {"country", "product"}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# One character of a script without spaces, a mark that can mean `or`, or a word, such as `read-only`; what is short
# after an apostrophe is one of its own (don 't).
_TOKEN = re.compile(rf"[{_HAN}、/]|(?:'(?=[^\W_]{{1,2}}\b))?[^\W_{_HAN}]+(?:-[^\W_{_HAN}]+)*")
_END = ""
# A compound of more parts is not a word.
_PARTS = 4
# Before a word that is compared as it is, without taking its endings off.
_EXACT = "="

_APOSTROPHES = "'’"


class _Word(NamedTuple):
    """A word of a text: its stem, the word itself with a mark, what it means alone, and how longer ones go on."""

    stem: str
    exact: str
    alone: Mapping[Meaning, bool]
    nodes: Sequence[Mapping[str, Any]]


class Meaning(NamedTuple):
    """What words say. Those of one `family` are opposites: one may be left unsaid, but not said for another."""

    family: str
    name: str

    @property
    def group(self) -> str:
        """Meanings of one group exclude each other in the same words: a `refill card` is not a `refill`."""
        return self.family or self.name.partition(".")[0]

    @property
    def is_name(self) -> bool:
        """Whether it is a thing or a place, which a text may call `it` after the first time."""
        return self.group in _NAMES


def plain(name: str) -> Meaning:
    """A meaning whose words always have a counterpart. That of a thing or a place begins so: `thing.`, `country.`."""
    return Meaning("", name)


# Each `not` is compared, as one that is lost turns a sentence round; but a word that joins two parts can make one of
# two (`no A or B` is no A and no B), unless the second part has a `not` of its own: at most so many words later.
_NOT = plain("not")
_JOINING = plain("joining")
_OWN = 2
# A list has commas between its parts, which are of at most so many words.
_COMMA = ","
_SHORT = 3

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
        shared = mine if meaning != _NOT else other.joined if theirs else 0
        mine = max(mine - shared, min(mine, 1))
        if meaning not in other.known or mine <= theirs + self._unexplained(other, meaning):
            return False
        return not meaning.family or any(each.family == meaning.family for each in other.words)

    def _unexplained(self, other: Said, meaning: Meaning) -> int:
        """How many words of the other text may have a meaning. What is `before` here, too, is not another `not`.

        But what is `not visible` here is `invisible` there.
        """
        found = other.possible.get(meaning, ())
        if meaning != _NOT:
            return len(found)
        negated = set(self.words.get(_NOT, ()))
        said = {each for each, words in self.words.items() if not negated.issuperset(words)}
        return sum(certain.isdisjoint(said) for certain in found)


def differences(one: Said, other: Said, *, names: bool) -> tuple[Words, Words]:
    """The words of two texts for what only one of them says, or says more often: the `names`, or all others."""
    # What both say is never different, but for what is counted.
    differing = [
        meaning
        for meaning in (one.words.keys() ^ other.words.keys()) | {_NOT}
        if meaning.is_name == names and (one.exceeds(other, meaning) or other.exceeds(one, meaning))
    ]
    mine, theirs = (
        sorted({word for meaning in differing for word in each.words.get(meaning, ())}) for each in (one, other)
    )
    return mine, theirs


class Lexicon:
    """The words of one language for each meaning; read by the longest match."""

    def __init__(
        self, words: Mapping[Meaning, Iterable[str]], neutral: Iterable[str], stem: Callable[[str], str]
    ) -> None:
        self._stem = stem
        self._known = frozenset(words)
        self._beginnings: list[tuple[str, Meaning]] = []
        whole = set(map(self._key, neutral))
        known: dict[tuple[str, ...], dict[Meaning, bool]] = {key: {} for key in whole}
        for meaning, listed in words.items():
            for word in listed:
                if word.endswith(_BEGINNING):
                    self._beginnings.append((word.strip(POSSIBLY + _BEGINNING), meaning))
                else:
                    key = _exact(word) if meaning.group in _PROPER else self._key(word)
                    known.setdefault(key, {})[meaning] = not word.startswith(POSSIBLY)
        self._tree: dict[str, Any] = {}
        for key, meanings in known.items():
            node = self._tree
            for token in key:
                node = node.setdefault(token, {})
            node[_END] = meanings if key in whole else _with_parts(key, meanings, known)

    @classmethod
    def of(cls, tag: str, data: LanguageData, names: Mapping[str, Iterable[str]]) -> Lexicon:
        """The lexicon of the language `tag`: the words of its file, the `names` of things by id, CLDR's countries."""
        words: dict[Meaning, tuple[str, ...]] = {plain(name): listed for name, listed in data.meanings.items()}
        for family, opposites in data.opposites.items():
            words |= {Meaning(family, name): listed for name, listed in opposites.items()}
        for name, listed in (*names.items(), *_countries(tag)):
            words[plain(name)] = (*words.get(plain(name), ()), *listed)
        return _lexicon(tag, tuple(words.items()), data.neutral)

    def read(self, text: str) -> Said:
        """What `text` says."""
        tokens = list(_tokens(text))
        known = [self._word(token[0]) for token in tokens]
        words: dict[Meaning, Words] = defaultdict(list)
        possible: dict[Meaning, list[frozenset[Meaning]]] = defaultdict(list)
        nots: set[int] = set()
        joining: list[int] = []
        end = 0
        for at, word in enumerate(known):
            if at < end or not (word.nodes or word.alone):  # read already, or nothing that is compared
                continue
            end, meanings = self._longest(known, at)
            start = _start(text, tokens, at)
            certain = frozenset(meaning for meaning, is_firm in meanings.items() if is_firm)
            for meaning in meanings:
                if meaning in certain:
                    place = tokens[start].start()
                    words[meaning].append((place, text[place : tokens[end - 1].end()]))
                else:
                    possible[meaning].append(certain)
            if _NOT in certain:
                nots.add(start)
            if _JOINING in meanings:
                joining.append(at)
        joined = sum(_parts(text, tokens, at) for at in joining if nots.isdisjoint(range(at, at + _OWN + 1)))
        return Said(words, possible, joined, self._known, len(tokens))

    def _longest(self, words: Sequence[_Word], at: int) -> tuple[int, Mapping[Meaning, bool]]:
        """The end of the longest known words at a place, and what they mean."""
        end, meanings, nodes = at + 1, words[at].alone, words[at].nodes
        for index in range(end, len(words)):
            word = words[index]
            nodes = [node[key] for node in nodes for key in (word.stem, word.exact) if key in node]
            if not nodes:
                break
            if known := [node[_END] for node in nodes if _END in node]:
                end, meanings = index + 1, known[0] | known[-1]
        return end, meanings

    def _possible(self, word: str) -> Mapping[Meaning, bool]:
        """What an unknown word may mean: by how it begins, or by its parts (`email-only`)."""
        stem = self._stem(word)
        found = {meaning: False for beginning, meaning in self._beginnings if stem.startswith(beginning)}
        for part in word.split("-")[:_PARTS]:
            found |= dict.fromkeys(self._tree.get(self._stem(part), {}).get(_END, {}), False)
        return found

    @cached_property
    def _word(self) -> Callable[[str], _Word]:
        """What is known of a word. Most words are looked at thousands of times, and mean nothing."""

        def of(written: str) -> _Word:
            word = written.lower()
            stem, exact = self._stem(word), _EXACT + word
            nodes = [self._tree[key] for key in (stem, exact) if key in self._tree]
            known = [node[_END] for node in nodes if _END in node]
            alone = known[0] | known[-1] if known else self._possible(word)
            return _Word(stem, exact, alone, [node for node in nodes if node.keys() - {_END}])

        return lru_cache(maxsize=100_000)(of)

    def _key(self, word: str) -> tuple[str, ...]:
        return tuple(self._stem(each[0].lower()) for each in _tokens(word.removeprefix(POSSIBLY)))


@lru_cache(maxsize=16)
def _lexicon(tag: str, words: tuple[tuple[Meaning, tuple[str, ...]], ...], neutral: tuple[str, ...]) -> Lexicon:
    """Kept, since most of its words are those of the language and change with no edit of a page."""
    return Lexicon(dict(words), neutral, _stemmer(tag))


def length(text: str) -> int:
    """How long a text is: in words, and in characters of a script without spaces."""
    return sum(1 for _ in _tokens(text))


def _start(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """The first part of the word at a place: `don't` is one word."""
    while at and text[tokens[at].start()] in _APOSTROPHES and tokens[at - 1].end() == tokens[at].start():
        at -= 1
    return at


def _parts(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """How many parts of a list a joining word adds: two in `no cash, card or voucher`."""
    last, found = at, 1
    for earlier in range(at - 1, 0, -1):
        if last - earlier > _SHORT:
            break
        if text.startswith(_COMMA, tokens[earlier - 1].end()):
            last, found = earlier, found + 1
    return found


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(text.replace("’", "'"))


def _exact(name: str) -> tuple[str, ...]:
    """The key of a name, whose words have no endings: `Mali` is not `mal`."""
    return tuple(_EXACT + word[0].lower() for word in _tokens(name.removeprefix(POSSIBLY)))


def _with_parts(
    key: tuple[str, ...], meanings: Mapping[Meaning, bool], known: Mapping[tuple[str, ...], Mapping[Meaning, bool]]
) -> dict[Meaning, bool]:
    """`meanings` with those of the words within: `cannot` among the opposites of ability is `not`, too."""
    found = dict(meanings)
    listed = {meaning.group for meaning in meanings}
    for start in range(len(key) if meanings else 0):
        for end in range(start + 1, len(key) + 1):
            for meaning, is_firm in known.get(key[start:end], {}).items():
                if meaning.group not in listed:
                    found[meaning] = found.get(meaning, False) or is_firm
    return found


def _stemmer(tag: str) -> Callable[[str], str]:
    """What takes the endings off the words of a language: Snowball's, if it knows the language."""
    language = Locale.parse(tag, sep="-").english_name
    if language is None or language.split()[0].lower() not in snowballstemmer.algorithms():
        return str
    return lru_cache(maxsize=None)(snowballstemmer.stemmer(language.split()[0].lower()).stemWord)


@cache
def _countries(tag: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of the countries, by CLDR; the name of its language may mean a country, too (`Spanish`)."""
    locale = Locale.parse(tag, sep="-")
    return tuple(
        (f"country.{code}", (name, *(POSSIBLY + locale.languages[each] for each in _languages_of(code, locale))))
        for code, name in locale.territories.items()
        if code.isalpha()
    )


def _languages_of(territory: str, locale: Locale) -> list[str]:
    found = get_global("territory_languages").get(territory, {})
    return [code for code in found if found[code].get("official_status") and code in locale.languages]
