"""The forms of Meilisearch: https://www.meilisearch.com/docs/reference/api (documents, settings)."""

from __future__ import annotations

from collections.abc import Mapping

from helpcenter.commands.export.as_json import lines, whole
from helpcenter.commands.export.search_documents import SearchCollection

# https://www.meilisearch.com/docs/learn/resources/known_limitations: so many synonyms of a term are used, and the term
# itself has at most so many words.
MOST_SYNONYMS, MOST_WORDS = 50, 3


def files(collection: SearchCollection) -> dict[str, str]:
    """Documents for `POST /indexes/NAME/documents`, and what `PATCH /indexes/NAME/settings` takes."""
    settings = {
        "searchableAttributes": ["title", "heading", "text"],
        "filterableAttributes": ["language", "product", "task"],
        "synonyms": _synonyms(collection),
    }
    return {
        "documents.ndjson": lines({"id": each.id, **each.fields()} for each in collection.documents),
        "settings.json": whole(settings),
    }


def _synonyms(collection: SearchCollection) -> Mapping[str, list[str]]:
    """Of each word, the others that pages say: no other could find anything."""
    said = "\n".join(f"{each.title}\n{each.heading}\n{each.text}" for each in collection.documents).casefold()
    found: dict[str, list[str]] = {}
    for words in collection.synonyms:
        known = [word for word in words if word.casefold() in said]
        for word in words:
            if len(word.split()) <= MOST_WORDS:
                found.setdefault(word.casefold(), []).extend(other for other in known if other != word)
    return {word: list(dict.fromkeys(others))[:MOST_SYNONYMS] for word, others in found.items() if others}
