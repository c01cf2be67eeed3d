"""The texts of a data file that readers see, as one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from helpcenter.files.yaml_document import Document, Key

# Lists of what pages may name, and of what they must not; what customers type; and what pages said: nobody is shown it.
UNSHOWN = {"hosts", "codes", "messengers", "situations", "synonyms", "reviewed", "reviewed_data", "changes"}
# Whom to tell of holes in the security of the site is no help for customers, and on no page.
_NOT_TEXT = {"color", "lang", "security"}
# Patterns of Unicode CLDR: dd.MM.yyyy.
_PATTERNS = "pattern."
_BETWEEN = "\n\0\n"


@dataclass(frozen=True)
class ShownData:
    """All texts of a file; of each its `keys`, and where it begins in `text`, which has one after the other."""

    document: Document
    texts: tuple[str, ...]
    keys: tuple[tuple[Key, ...], ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        return _BETWEEN.join(self.texts)

    def keys_at(self, position: int) -> tuple[Key, ...]:
        return self.keys[bisect_right(self.starts, position) - 1]


def shown(documents: Mapping[str, Document]) -> Iterator[ShownData]:
    """The texts of all data files. Of the words of a language only those of the interface are shown."""
    for name, document in documents.items():
        if name in UNSHOWN:
            continue
        above = ("strings",) if name.startswith("language/") else ()
        value = document.value
        for key in above:
            value = value.get(key) if isinstance(value, Mapping) else None
        found = tuple(_texts(value, above))
        starts = accumulate((len(text) + len(_BETWEEN) for _, text in found), initial=0)
        texts, keys = tuple(text for _, text in found), tuple(keys for keys, _ in found)
        yield ShownData(document, texts, keys, tuple(starts)[: len(found)])


def _texts(value: object, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key not in _NOT_TEXT and not str(key).startswith(_PATTERNS):
                yield from _texts(each, (*keys, key))
    elif isinstance(value, Sequence):
        for index, each in enumerate(value):
            yield from _texts(each, (*keys, index))
