"""What is recorded at a review of all that is no page: a digest of each entry of data, and of each other file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from helpcenter.content.content import Content
from helpcenter.content.data import CHANGES, REVIEWED, REVIEWED_DATA
from helpcenter.files.digest import digest
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.finding import Position

# The words of searches change often, and do no harm. Contacts and limits are claims of the pages that show them.
_NOT_RECORDED = {"aliases", "contacts", "search_weights", "situations", "synonyms", REVIEWED, REVIEWED_DATA, CHANGES}
_LANGUAGE = "language/"
_SHOWN_BY_PAGES = {("products", "limits")}
_SETTINGS = "mkdocs.yml"
# The one entry of a file that is no data.
_WHOLE = "content"
# Between the name of a group of entries, and that of an entry.
BELOW = "/"


class Entry(NamedTuple):
    digest: str
    position: Position


@dataclass(frozen=True)
class ReviewableFile:
    """A file with its entries by name: `official/heyon`, `site.name`, the id of a term."""

    path: str
    entries: Mapping[str, Entry]


class _Found(NamedTuple):
    name: str
    value: Any
    position: Position


def reviewable(content: Content) -> Mapping[str, ReviewableFile]:
    """The files by the name by which they are recorded: `hosts`, `strings/zh`, `mkdocs.yml`, `docs/logo.svg`."""
    documents = {name: document for name, document in content.data.documents.items() if name not in _NOT_RECORDED}
    found = {
        name: ReviewableFile(document.path, _entries(_found(name, document))) for name, document in documents.items()
    }
    settings = [(each.path, _Found(str(each.key), each.text, each.position)) for each in content.settings]
    settings += [
        (_SETTINGS, _Found(f"language.{each.locale}", each.name, each.position)) for each in content.project.languages
    ]
    feedback = content.project.feedback.addresses
    settings += [(_SETTINGS, _Found(f"feedback.{key}", address, (1, 1))) for key, address in feedback.items()]
    for path in dict.fromkeys(path for path, _ in settings):
        found[path] = ReviewableFile(path, _entries(said for place, said in settings if place == path))
    for published in content.published:
        found[published.path] = ReviewableFile(published.path, {_WHOLE: Entry(published.digest, (1, 1))})
    return found


def _entries(found: Iterator[_Found]) -> Mapping[str, Entry]:
    """The entries by name; those of one name are one."""
    values: dict[str, list[Any]] = defaultdict(list)
    positions: dict[str, Position] = {}
    for each in found:
        values[each.name].append(each.value)
        positions.setdefault(each.name, each.position)
    return {name: Entry(digest(json.dumps(listed, sort_keys=True)), positions[name]) for name, listed in values.items()}


def _found(name: str, document: Document) -> Iterator[_Found]:
    """Of a mapping each key, and each key below it; of a list each item. Their order makes no difference."""

    def entry(called: str, value: Any, *keys: Key) -> _Found:
        return _Found(called, value, document.position(keys))

    if isinstance(document.value, list):
        for index, item in enumerate(document.value):
            yield entry(_name(item), item, index)
        return
    for key, value in (document.value or {}).items():
        if isinstance(value, dict) and value and not name.startswith(_LANGUAGE):
            for below, each in value.items():
                if (name, below) not in _SHOWN_BY_PAGES:
                    yield entry(f"{key}{BELOW}{below}", each, key, below)
        else:
            yield entry(key, value, key)


def _name(item: Any) -> str:
    """What an item of a list is called: by its id, by the day on which it begins, or by all that it says."""
    if isinstance(item, dict):
        return str(item.get("id") or item.get("from") or " ".join(map(str, item.values())))
    return str(item)
