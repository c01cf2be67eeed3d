"""The lexicon of the search: which words mean the same. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from helpcenter.content.data import Data, Term
from helpcenter.content.vocabulary import Synonyms


@dataclass(frozen=True)
class Lexicon:
    """Words in the shape of `overrides/browser/search/dataset.ts`.

    `common` are those of the language that stand on its pages, `other` all others, which only some queries need.
    """

    common: dict[str, Any]
    other: dict[str, Any]


def of(data: Data, locale: str, pages: str) -> Lexicon:
    """The lexicon of one language, whose `pages` are given as one text."""
    text = pages.casefold()
    vocabulary = data.vocabulary

    def is_common(language: str, word: str) -> bool:
        return language == locale and word.casefold() in text

    concepts = {language: _concepts(data, language) for language in data.strings}
    facets = [*(group.facets for group in vocabulary.synonyms), *({} for _ in _alone(data))]
    common, other = _split(concepts, is_common)
    fillers = {language: [list(known.stop_words)] for language, known in data.languages.data.items()}
    common_fillers, other_fillers = _split(fillers, is_common)
    return Lexicon(
        {
            "concepts": [{**facet, "words": words} for facet, words in zip(facets, common, strict=True)],
            "fillers": common_fillers[0],
        },
        {
            "words": other,
            "fillers": other_fillers[0],
            "elsewhere": _distinct(word for words in vocabulary.elsewhere.values() for word in words),
        },
    )


def _split(
    lists: dict[str, list[list[str]]], is_common: Callable[[str, str], bool]
) -> tuple[list[list[str]], list[list[str]]]:
    """For each place in the lists of all languages: the words that are common, and those that are not."""
    places = list(zip(*([(language, words) for words in lists[language]] for language in lists), strict=True))
    return tuple(  # type: ignore[return-value]
        [
            _distinct(word for language, words in place for word in words if is_common(language, word) is wanted)
            for place in places
        ]
        for wanted in (True, False)
    )


def _concepts(data: Data, locale: str) -> list[list[str]]:
    """The words of what can be looked for, in one language: each group of synonyms, then each term in no group."""
    groups = [_of_group(data, group, locale) for group in data.vocabulary.synonyms]
    return [*groups, *(_distinct([term.names.get(locale, "")]) for term in _alone(data))]


def _alone(data: Data) -> list[Term]:
    """Terms that belong to no group, and that a question does not have anyway (you)."""
    grouped = {id for group in data.vocabulary.synonyms for id in group.terms}
    fillers = {word for known in data.languages.data.values() for word in known.stop_words}
    return [
        term for term in data.terms if term.names and term.id not in grouped and fillers.isdisjoint(term.names.values())
    ]


def _of_group(data: Data, group: Synonyms, locale: str) -> list[str]:
    words = [data.cards[group.facets["card"]].name[locale]] if "card" in group.facets else []
    for term in data.terms:
        if term.id in group.terms:
            words += [term.names.get(locale, ""), *term.avoid.get(locale, ())]
    return _distinct([*words, *group.words.get(locale, ())])


def _distinct(words: Iterable[str]) -> list[str]:
    return list({word.casefold(): word for word in words if word}.values())
