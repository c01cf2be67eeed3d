"""Reads what a text says, by the words of its language: the longest ones that are known, by their stems.

Which words mean the same in two languages is data: `meanings` and `opposites` in the file of each language, and the
terms and products of a help center. `copies` is `copy`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

from babel import Locale
from babel.core import get_global

from helpcenter.language.language_data import LanguageData
from helpcenter.language.meanings import NOT, Meaning, Said, Words, plain

# Before a word that may mean this, and may also mean something else.
POSSIBLY = "~"
# After a prefix: it matches every word that begins with it.
_BEGINNING = "*"
_PROPER = {"country", "product"}
# Han characters and kana.
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# One character of a script without spaces, a mark that can mean `or`, or a word, such as `read-only`; what is short
# after an apostrophe is one of its own (don 't).
_TOKEN = re.compile(rf"[{_HAN}、/]|(?:'(?=[^\W_]{{1,2}}\b))?[^\W_{_HAN}]+(?:-[^\W_{_HAN}]+)*")
_END = ""
# A compound of more parts is not a word.
_PARTS = 4
# Inside a longer expression, expressions of at most so many words are looked for, however long it is.
_WITHIN = 12
# Before a word that is compared as it is, without taking its endings off.
_EXACT = "="
# What Arabic writes together with the word behind it: and, so, with, as, for. The last one hides the a of an article.
_PROCLITIC = re.compile(r"[وفبك](?=\w{3})|لل(?=\w{2})|ل(?=\w{3})")
_ARTICLE = {"لل": "ال"}

_APOSTROPHES = "'’"


# Each `not` is compared, as one that is lost turns a sentence round; but a word that joins two parts can make one of
# two (`no A or B` is no A and no B), unless the second part has a `not` of its own: at most so many words later.
_JOINING = plain("joining")
_OWN = 2
# A list has commas between its parts, which are of at most so many words.
_COMMA = ","
_SHORT = 3

# Words by what they mean.
_Listed: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def possible(words: Iterable[str]) -> tuple[str, ...]:
    """The words that may mean something else, without their mark."""
    return tuple(word[1:] for word in words if word.startswith(POSSIBLY))


class _Senses(NamedTuple):
    """What words mean for certain, and what they may mean."""

    certain: frozenset[Meaning]
    possible: frozenset[Meaning]

    @classmethod
    def of(cls, is_certain: Mapping[Meaning, bool]) -> _Senses:
        certain = frozenset(meaning for meaning, certainly in is_certain.items() if certainly)
        return cls(certain, frozenset(is_certain) - certain)

    def and_exactly(self, exact: _Senses) -> _Senses:
        """With what the words mean as they are written, which decides."""
        if exact is self:
            return self
        certain = exact.certain | (self.certain - exact.possible)
        return _Senses(certain, (self.possible | exact.possible) - certain)


_NOTHING = _Senses(frozenset(), frozenset())


class _Word(NamedTuple):
    """A word of a text: what it is found by, what it means alone, and how longer ones that begin with it go on."""

    keys: tuple[str, ...]
    alone: _Senses
    nodes: Sequence[Mapping[str, Any]]
    followers: frozenset[str]
    has_senses: bool


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
            node[_END] = _Senses.of(meanings if key in whole else _with_parts(key, meanings, known))

    @classmethod
    def of(cls, tag: str, data: LanguageData, names: Mapping[str, Iterable[str]]) -> Lexicon:
        """The lexicon of the language `tag`: the words of its file, the `names` of things by id, CLDR's countries."""
        opposites = tuple((family, tuple(each.items())) for family, each in data.opposites.items())
        named = tuple((name, tuple(listed)) for name, listed in names.items())
        return _lexicon(tag, tuple(data.meanings.items()), opposites, named, data.neutral)

    @cached_property
    def read(self) -> Callable[[str], Said]:
        """What a text says. Several rules ask for the same sentences, one after the other."""
        return lru_cache(maxsize=256)(self._read)

    def _read(self, text: str) -> Said:
        tokens = list(_tokens(text))
        known = [self._word(token[0]) for token in tokens]
        words: dict[Meaning, Words] = defaultdict(list)
        possible: dict[Meaning, list[frozenset[Meaning]]] = defaultdict(list)
        nots: set[int] = set()
        joining: list[int] = []
        end = 0
        for at in _meaningful(known):
            if at < end:  # read already
                continue
            end, (certain, uncertain) = _longest(known, at)
            if certain:
                start = _start(text, tokens, at)
                place = tokens[start].start()
                found = place, text[place : tokens[end - 1].end()]
                for meaning in certain:
                    words[meaning].append(found)
                if NOT in certain:
                    nots.add(start)
            for meaning in uncertain:
                possible[meaning].append(certain)
            if _JOINING in certain or _JOINING in uncertain:
                joining.append(at)
        joined = sum(_parts(text, tokens, at) for at in joining if nots.isdisjoint(range(at, at + _OWN + 1)))
        return Said(words, possible, joined, self._known, len(tokens))

    def _possible(self, word: str) -> _Senses:
        """What an unknown word may mean: by how it begins, or by its parts (`email-only`)."""
        stem = self._stem(word)
        found = {meaning for beginning, meaning in self._beginnings if stem.startswith(beginning)}
        for part in word.split("-")[:_PARTS]:
            senses = self._tree.get(self._stem(part), {}).get(_END, _NOTHING)
            found |= senses.certain | senses.possible
        return _Senses(frozenset(), frozenset(found))

    @cached_property
    def _word(self) -> Callable[[str], _Word]:
        """What is known of a word. Most words are looked at thousands of times, and mean nothing."""

        def of(written: str) -> _Word:
            word = written.lower()
            keys = (self._stem(word), *(_EXACT + form for form in _forms(word)))
            nodes = [self._tree[key] for key in keys if key in self._tree]
            known = [node[_END] for node in nodes if _END in node]
            alone = known[0].and_exactly(known[-1]) if known else self._possible(word)
            followers = frozenset(key for node in nodes for key in node if key != _END)
            return _Word(keys, alone, nodes, followers, has_senses=bool(alone.certain or alone.possible))

        return lru_cache(maxsize=100_000)(of)

    def _key(self, word: str) -> tuple[str, ...]:
        return tuple(self._stem(each[0].lower()) for each in _tokens(word.removeprefix(POSSIBLY)))


@lru_cache(maxsize=16)
def _lexicon(
    tag: str, meanings: _Listed, opposites: tuple[tuple[str, _Listed], ...], names: _Listed, neutral: tuple[str, ...]
) -> Lexicon:
    """Kept, since most of its words are those of the language and change with no edit of a page."""
    words, by_name = {plain(name): listed for name, listed in meanings}, dict(meanings)
    for family, each in opposites:
        for name, opposite in each:  # may also be said as the plain meaning of its name is
            alike = (POSSIBLY + word.removeprefix(POSSIBLY) for word in by_name.get(name, ()))
            words[Meaning(family, name)] = (*alike, *opposite)
    for name, listed in (*names, *_countries(tag)):
        words[plain(name)] = (*words.get(plain(name), ()), *listed)
    return Lexicon(words, neutral, _stemmer(tag))


def length(text: str) -> int:
    """How long a text is: in words, and in characters of a script without spaces."""
    return sum(1 for _ in _tokens(text))


def _meaningful(words: Sequence[_Word]) -> list[int]:
    """Where words are that mean something, alone or with those that follow. Most do not, and are passed quickly."""
    following = (*(word.keys for word in words[1:]), ())
    return [
        at
        for at, (word, keys) in enumerate(zip(words, following, strict=False))
        if word.has_senses or not word.followers.isdisjoint(keys)
    ]


def _longest(words: Sequence[_Word], at: int) -> tuple[int, _Senses]:
    """The end of the longest known words at a place, and what they mean."""
    first = words[at]
    end, senses, nodes = at + 1, first.alone, first.nodes
    for index in range(end, len(words)):
        nodes = [node[key] for node in nodes for key in words[index].keys if key in node]
        if not nodes:
            break
        if known := [node[_END] for node in nodes if _END in node]:
            end, senses = index + 1, known[0].and_exactly(known[-1])
    return end, senses


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


def _forms(word: str) -> Iterator[str]:
    """A word, and what is left of it without a proclitic."""
    yield word
    if found := _PROCLITIC.match(word):
        yield _ARTICLE.get(found[0], "") + word[found.end() :]


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
        for end in range(start + 1, min(start + _WITHIN, len(key)) + 1):
            for meaning, is_firm in known.get(key[start:end], {}).items():
                if meaning.group not in listed:  # of opposites, the whole says another one: 接收者 need not be 接收
                    found[meaning] = found.get(meaning, False) or (is_firm and not meaning.family)
    return found


def _stemmer(tag: str) -> Callable[[str], str]:
    """What takes the endings off the words of a language: Snowball's, if it knows the language."""
    language = Locale.parse(tag, sep="-").english_name
    import snowballstemmer  # thirty languages, of which a build needs none

    if language is None or language.split()[0].lower() not in snowballstemmer.algorithms():
        return str
    return lru_cache(maxsize=None)(snowballstemmer.stemmer(language.split()[0].lower()).stemWord)


@cache
def _countries(tag: str) -> _Listed:
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
