"""The words of customers, as `docs/_data/` has them: synonyms, aliases, and words that don't help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FACETS = ("card", "task", "channel")
FILES = ("synonyms", "aliases", "elsewhere")


@dataclass(frozen=True)
class Synonyms:
    """Words for one thing, by language, and the terms for it; `facets` if it is a card, a task or a channel."""

    words: Mapping[str, tuple[str, ...]]
    terms: tuple[str, ...]
    facets: Mapping[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """`aliases` are by page, section and language; `elsewhere` by language."""

    synonyms: tuple[Synonyms, ...]
    aliases: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
    elsewhere: Mapping[str, tuple[str, ...]]


def typed(
    synonyms: list[Mapping[str, Any]],
    aliases: Mapping[str, Any],
    elsewhere: Mapping[str, list[str]],
) -> Vocabulary:
    """The values of the files, which fit their schemas."""
    return Vocabulary(
        tuple(_synonyms(entry) for entry in synonyms),
        {
            page: {
                section: {locale: tuple(words) for locale, words in by_locale.items()}
                for section, by_locale in sections.items()
            }
            for page, sections in aliases.items()
        },
        {locale: tuple(words) for locale, words in elsewhere.items()},
    )


def _synonyms(entry: Mapping[str, Any]) -> Synonyms:
    return Synonyms(
        words={key: tuple(value) for key, value in entry.items() if key not in {*FACETS, "terms"}},
        terms=tuple(entry.get("terms", ())),
        facets={facet: entry[facet] for facet in FACETS if facet in entry},
    )
