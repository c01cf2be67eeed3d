"""What a declared type holds: its keys, what is under each, and how a value of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from helpcenter.files.yaml_document import Key

# Of a larger group, an example would say nothing.
_MOST_KEYS = 6
# The examples of what is no group, and of a list of it.
ANYTHING = "…"
LIST_OF_WORDS = "[one, two]"


def declared_keys(kind: Any) -> Mapping[str, FieldInfo]:
    """The keys of a group as writers write them, each with its declaration; none if the type is not a group."""
    fields: Mapping[str, FieldInfo] = getattr(kind, "model_fields", {})
    return {field.alias or name: field for name, field in fields.items()}


def at(kind: Any, keys: Sequence[Key]) -> Any:
    """The type of what is under these keys, one in the other; None if it is not declared."""
    for key in keys:
        kind = _inner(kind, key)
    return _plain(kind)


def known_keys(kind: Any, keys: Sequence[Key]) -> Iterator[str]:
    """The keys that the group of keys at this place can have."""
    return iter(declared_keys(at(kind, keys)))


def example(kind: Any, locales: Sequence[str] = ()) -> str:
    """How a value of a type is written: `{max: 150, currency: USD}`; `locales` are the languages of the site."""
    kind = _plain(kind)
    if is_mapping(kind):
        inner = example(get_args(kind)[1], locales)
        keys_of = locales if locales and is_by_language(kind) else ["name"]
        return f"{{{', '.join(f'{key}: {inner}' for key in keys_of)}}}"
    if get_origin(kind) is tuple:
        inner = example(get_args(kind)[0], locales)
        return LIST_OF_WORDS if inner == ANYTHING else f"[{inner}]"
    keys = declared_keys(kind)
    if not keys:
        return ANYTHING
    if shown := getattr(kind, "example", ""):
        each = ", ".join(f"{locale}: {ANYTHING}" for locale in locales)
        return str(shown).replace(f"{{en: {ANYTHING}}}", f"{{{each}}}") if locales else str(shown)
    return f"{{{', '.join(f'{key}: …' for key in keys)}}}" if len(keys) <= _MOST_KEYS else ANYTHING


def _plain(kind: Any) -> Any:
    """A type without what is annotated, and without None beside it."""
    while get_args(kind) and get_origin(kind) is not tuple and not is_mapping(kind):
        kind = next(each for each in get_args(kind) if each is not type(None))
    return kind


def is_mapping(kind: Any) -> bool:
    """Whether a value of a type can have any keys."""
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def is_by_language(kind: Any) -> bool:
    """Whether the keys of a mapping are languages: those of others are ids."""
    return is_mapping(kind) and get_args(kind)[0] is str


def _inner(kind: Any, key: Key) -> Any:
    """The type of what is under `key`."""
    kind = _plain(kind)
    if is_mapping(kind):
        return get_args(kind)[1]
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    field = declared_keys(kind).get(str(key))
    return field.annotation if field else None
