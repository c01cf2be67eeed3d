"""Keys that are indented too little or too much, and so are in another group than the one they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pydantic_core import ErrorDetails

from helpcenter.files import declared_types
from helpcenter.files.yaml_document import Document, Key

Keys = tuple[Key, ...]


class WrongLevel(NamedTuple):
    """Where some `keys` are, where they are `meant` to be, the `group` beside or above them, and what to say."""

    keys: Sequence[Keys]
    meant: Sequence[Keys]
    group: Keys
    message: str


class _Group(NamedTuple):
    """A group of keys: its place, its declared type and its value."""

    keys: Keys
    kind: Any
    value: Mapping[str, Any]


def wrong(document: Document, kind: Any, errors: Sequence[ErrorDetails]) -> Iterator[WrongLevel]:
    """The keys of a document with errors that fit as they are, but at another level."""
    yield from (_too_little(keys, below, document) for keys, below in _outdented(document.value, kind))
    failing = {tuple(each["loc"]) for each in errors}
    told = {place[:end] for place in failing for end in range(len(place) + 1)}
    yield from (_too_much(keys, to, document) for keys, to in _indented(document.value, kind, told))


def _too_little(keys: Keys, below: Sequence[str], document: Document) -> WrongLevel:
    names = ", ".join(f'"{key}"' for key in below)
    spaces = document.position(keys)[1] + 1
    verb, each = ("belongs", "it") if len(below) == 1 else ("belong", "each of them")
    message = f'{names} {verb} to "{keys[-1]}"; indent {each} by {spaces} spaces'
    return WrongLevel([(*keys[:-1], key) for key in below], [(*keys, key) for key in below], keys, message)


def _too_much(keys: Keys, to: Keys, document: Document) -> WrongLevel:
    group, key = keys[:-1], keys[-1]
    line, _ = document.position(keys)
    _, column = document.position((*to, keys[len(to)]))
    where = f'"{to[-1]}"' if to and isinstance(to[-1], str) else "this entry"
    cure = f"indent it by {column - 1} spaces" if column > 1 else "begin its line without spaces"
    if line == document.position(group)[0]:
        cure = "write it outside these brackets"
    belongs = f'belongs to {where}, not to "{group[-1]}"' if to else f'does not belong to "{group[-1]}"'
    message = f'"{key}" {belongs}; {cure}'
    return WrongLevel([keys], [(*to, key)], group, message)


def _indented(
    value: Any, kind: Any, told: Collection[Keys], keys: Keys = (), above: Sequence[_Group] = ()
) -> Iterator[tuple[Keys, Keys]]:
    """Keys that their group does not have, but the nearest group above that lacks them; and this group."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _indented(inner, kind, told, (*keys, index), above)
        return
    if not isinstance(value, dict):
        return
    group = _Group(keys, declared_types.at(kind, keys), value)
    for key, inner in value.items():
        place = (*keys, key)
        to = next((each for each in reversed(above) if _fits(key, inner, each)), None)
        if to is not None and not _has(group.kind, key) and {place, (*to.keys, key)} & {*told}:
            yield place, to.keys
        else:
            yield from _indented(inner, kind, told, place, (*above, group))


def _has(kind: Any, key: str) -> bool:
    return key in declared_types.declared_keys(kind)


def _fits(key: str, inner: Any, group: _Group) -> bool:
    """Whether a key with this value can be one of the group, which does not have it yet."""
    if key in group.value:
        return False
    if declared_types.is_mapping(group.kind):  # of things, each a group of keys
        known = declared_types.declared_keys(get_args(group.kind)[1])
        return isinstance(inner, dict) and bool(inner) and inner.keys() <= known.keys()
    return _has(group.kind, key)


def _outdented(value: Any, kind: Any, keys: Keys = ()) -> Iterator[tuple[Keys, list[str]]]:
    """Keys, each with those behind it that belong to it, and are not indented enough."""
    group = declared_types.at(kind, keys)
    above, below = None, dict[str, list[str]]()
    for key, inner in value.items() if isinstance(value, dict) else ():
        if above is not None and _is_outdented(key, inner, group, declared_types.at(kind, (*keys, above))):
            below.setdefault(above, []).append(key)
        else:
            above = key if inner is None or isinstance(inner, dict) else None
        yield from _outdented(inner, kind, (*keys, key))
    yield from (((*keys, key), names) for key, names in below.items())


def _is_outdented(key: str, inner: Any, group: Any, above: Any) -> bool:
    """Whether `key` is none of its `group`, but can be one of the group `above` it."""
    if key in declared_types.declared_keys(group):
        return False
    if declared_types.is_mapping(group):  # any key can be there, but not with any value
        known = declared_types.declared_keys(above)
        return key in known and not (isinstance(inner, dict) and inner.keys() & known.keys())
    if declared_types.is_mapping(above):
        return isinstance(inner, dict)
    return key in declared_types.declared_keys(above)
