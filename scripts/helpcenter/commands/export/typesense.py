"""The forms of Typesense: https://typesense.org/docs/30.0/api/ (collections, documents, synonym sets)."""

from __future__ import annotations

from helpcenter.commands.export.as_json import lines, whole
from helpcenter.commands.export.search_documents import SearchCollection


def files(collection: SearchCollection) -> dict[str, str]:
    """A schema for `POST /collections`, documents for their import, synonyms for `PUT /synonym_sets/NAME`."""
    locale = collection.language.tag.partition("-")[0]
    text = [{"name": name, "type": "string", "locale": locale} for name in ("title", "heading", "text")]
    # The heading of a page's head is not there.
    text[1] |= {"optional": True}  # type: ignore[dict-item]
    facets = [{"name": name, "type": "string", "facet": True, "optional": True} for name in ("product", "task")]
    others = [
        {"name": "url", "type": "string", "index": False, "optional": True},
        {"name": "language", "type": "string", "facet": True},
    ]
    # A query of several words is looked for as they are, unless the locale says how they are divided.
    items = [
        {"id": f"group-{number}", "synonyms": list(words), "locale": locale}
        for number, words in enumerate(collection.synonyms, 1)
    ]
    return {
        "collection.json": whole(
            {"name": collection.name, "fields": [*text, *facets, *others], "synonym_sets": [collection.name]}
        ),
        "documents.jsonl": lines({"id": each.id, **each.fields()} for each in collection.documents),
        "synonyms.json": whole({"items": items}),
    }
