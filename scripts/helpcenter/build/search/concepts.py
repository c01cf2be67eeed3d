"""The vocabulary of the search: which words mean the same. Pure."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from helpcenter.content.content import Content
from helpcenter.content.fields.vocabulary import Synonyms, Term


@dataclass(frozen=True)
class SearchVocabulary:
    """Words in the shape of `overrides/browser/search/dataset.ts`.

    `common` are those of the language that its pages use, `other` all others, which only some queries need.
    """

    common: dict[str, Any]
    other: dict[str, Any]


def words(content: Content, locale: str) -> list[str]:
    """All words of a language, in lower case."""
    stop_words = content.data.languages.data[locale].stop_words
    return [word.casefold() for word in chain(*groups(content, locale), stop_words)]


def of(content: Content, locale: str, used: Container[str]) -> SearchVocabulary:
    """The vocabulary of one language; `used` are those of its words that are on its pages."""
    data = content.data
    locales = list(data.strings)

    def is_common(language: str, word: str) -> bool:
        return language == locale and word.casefold() in used

    facets = [*(group.facets for group in data.synonyms), *({} for _ in _ungrouped_terms(content))]
    common, other = _split({language: groups(content, language) for language in locales}, is_common)
    stop_words = {language: [list(data.languages.data[language].stop_words)] for language in locales}
    (common_stop_words,), (other_stop_words,) = _split(stop_words, is_common)
    return SearchVocabulary(
        {
            "concepts": [{**facet, "words": words} for facet, words in zip(facets, common, strict=True)],
            "stop_words": common_stop_words,
        },
        {
            "words": other,
            "stop_words": other_stop_words,
            "out_of_scope": _distinct(word for locale in locales for word in data.out_of_scope.get(locale, ())),
        },
    )


def _split(
    lists: Mapping[str, list[list[str]]], is_common: Callable[[str, str], bool]
) -> tuple[list[list[str]], list[list[str]]]:
    """For each place in the lists of all languages: the words that are common, and those that are not."""
    common, other = [], []
    for place in zip(*([(language, words) for words in lists[language]] for language in lists), strict=True):
        judged = [(word, is_common(language, word)) for language, words in place for word in words]
        common.append(_distinct(word for word, known in judged if known))
        other.append(_distinct(word for word, known in judged if not known))
    return common, other


def groups(content: Content, locale: str) -> list[list[str]]:
    """The words of what can be looked for, in one language: each group of synonyms, then each term in no group."""
    found = [_of_group(content, group, locale) for group in content.data.synonyms]
    return [*found, *(_distinct([term.names.get(locale, "")]) for term in _ungrouped_terms(content))]


def _ungrouped_terms(content: Content) -> list[Term]:
    """Terms that belong to no group and are not stop words (you)."""
    data = content.data
    grouped = {id for group in data.synonyms for id in group.terms}
    stop_words = {word for locale in data.strings for word in data.languages.data[locale].stop_words}
    return [
        term
        for term in data.terms
        if term.names and term.id not in grouped and stop_words.isdisjoint(term.names.values())
    ]


def _of_group(content: Content, group: Synonyms, locale: str) -> list[str]:
    words = list(_names(content, group, locale))
    for term in content.data.terms:
        if term.id in group.terms:
            words += [term.names.get(locale, ""), *term.avoid.get(locale, ())]
    return _distinct([*words, *group.words.get(locale, ())])


def _names(content: Content, group: Synonyms, locale: str) -> Iterable[str]:
    """What the pages call the product, task or channel of a group.

    Terms name a task better than the interface does. Channels have names that pages use for other things too (App):
    with them, judged queries were answered a little worse, so words that were listed are enough. What does not exist
    has no name; the check of the data reports it.
    """
    data = content.data
    known: Mapping[str, Container[str]] = {"product": data.products, "task": data.tasks, "channel": data.channels}
    for facet, id in group.facets.items():
        if id not in known[facet]:
            continue
        if facet == "product":
            yield data.products[id].name[locale]
        elif not group.terms and (facet == "task" or not group.words.get(locale)):
            yield content.localizer(locale).text(f"{facet}.{id}")


def _distinct(words: Iterable[str]) -> list[str]:
    return list({word.casefold(): word for word in words if word}.values())
