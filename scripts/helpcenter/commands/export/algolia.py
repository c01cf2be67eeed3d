"""The forms of Algolia: https://www.algolia.com/doc/ (records, synonyms)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpcenter.commands.export.as_json import whole
from helpcenter.commands.export.search_documents import SearchCollection

# https://www.algolia.com/doc/guides/managing-results/optimize-search-results/adding-synonyms/: in one group.
MOST_SYNONYMS = 20


def files(collection: SearchCollection) -> dict[str, str]:
    """Records for `algolia objects import`, synonyms for `algolia synonyms import`, and the settings of the index."""
    settings = {
        "searchableAttributes": ["title", "heading", "text"],
        "attributesForFaceting": ["filterOnly(language)", "product", "task"],
        "attributeForDistinct": "title",
        "queryLanguages": [collection.language.tag.partition("-")[0]],
        "indexLanguages": [collection.language.tag.partition("-")[0]],
    }
    return {
        "records.json": whole([{"objectID": each.id, **each.fields()} for each in collection.documents]),
        "synonyms.json": whole(list(_synonyms(collection))),
        "settings.json": whole(settings),
    }


def _synonyms(collection: SearchCollection) -> Iterator[dict[str, Any]]:
    """Each group; a large one in parts, each of which begins with the word that pages use."""
    for number, (first, *others) in enumerate(collection.synonyms, 1):
        for start in range(0, len(others), MOST_SYNONYMS - 1):
            words = [first, *others[start : start + MOST_SYNONYMS - 1]]
            yield {"objectID": f"group-{number}-{start}", "type": "synonym", "synonyms": words}
