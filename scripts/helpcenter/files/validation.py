"""Declared fields: what is wrong with a document, judged by a pydantic type and said in a writer's words.

A field is declared once, in a pydantic model, with its type, its bounds and its documentation. From that come the
values that the code works with, the findings here, the JSON Schemas for editors and the tables of the writers' guide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from pydantic import (
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)
from pydantic_core import ErrorDetails

from helpcenter.files import (
    declared_types,
    expectations,
    front_matter_text,
    key_levels,
    line_mending,
    list_slips,
    meant_keys,
    yaml_slips,
)
from helpcenter.files.field_types import Fields
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import nearest

MISSING_KEY = Rule.documented(
    "missing-key",
    """A key that every page, or every entry, must have.

Bad:  a page without `reviewed`
Good: all keys of the table in the writer's guide""",
)
UNKNOWN_KEY = Rule.documented(
    "unknown-key",
    """A key that nothing reads, most often misspelled.

Bad:  `reviewd: 2026-11-20`
Good: `reviewed: 2026-11-20`""",
)
WRONG_VALUE = Rule.documented(
    "wrong-value",
    """A value of the wrong kind, or out of its bounds.

Bad:  `wait: {min: 5, max: 3, unit: days}`
Good: `wait: {min: 3, max: 5, unit: business_day}`""",
)
RULES = (MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE)

M = TypeVar("M", bound="Fields")
# Finds slips in the value of a document: where they are, and what is right there.
Slips = Callable[[Document, Any], Iterable[tuple[tuple[Key, ...], str]]]
# What pydantic adds to a JSON Schema of its own accord.
_MADE = {"title", "default"}


@cache
def with_key(model: type[M], field: str, key: str) -> type[M]:
    """The same model with another name for the key of one field."""
    if field == key:
        return model
    declared = model.model_fields[field]
    changed = Field(declared.default, alias=key, description=declared.description)
    return create_model(model.__name__, __base__=model, **{field: (declared.annotation, changed)})  # type: ignore[call-overload, no-any-return]


# What was read, while a preview keeps the documents.
_READ: WeakKeyDictionary[Document, dict[tuple[Any, tuple[str, ...]], tuple[Any | None, list[Finding]]]] = (
    WeakKeyDictionary()
)


def read(document: Document, kind: Any, locales: tuple[str, ...] = ()) -> tuple[Any | None, list[Finding]]:
    """The value of `document` as the type `kind` declares it, or None and what is wrong with it.

    `locales` are the languages of the site, where the document has something for each.
    """
    known = _READ.setdefault(document, {})
    if (kind, locales) not in known:
        known[kind, locales] = _read(document, kind, locales)
    value, findings = known[kind, locales]
    return value, [*findings]


def _read(document: Document, kind: Any, locales: Sequence[str]) -> tuple[Any | None, list[Finding]]:
    value, errors = _validated(document.value, kind)
    findings = list(_of_errors(errors, document, kind, locales)) if errors else []
    findings += _of_texts(document, {finding.line for finding in findings})
    return (None, findings) if findings else (value, [])


def _validated(value: Any, kind: Any) -> tuple[Any | None, list[ErrorDetails]]:
    try:
        return _adapter(kind).validate_python(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _of_errors(
    errors: Sequence[ErrorDetails], document: Document, kind: Any, locales: Sequence[str]
) -> Iterator[Finding]:
    """A finding for each cause; of a line that can be mended by itself, only how."""
    mended = {finding.line: finding for finding in _of_lines(errors, document, kind)}
    yield from mended.values()
    levels = list(key_levels.wrong(document, kind, errors))
    joined = list(_first_of_groups(yaml_slips.joined_keys(document.value)))
    found = [document.finding(keys, UNKNOWN_KEY, f'"{keys[-1]}" is read as one key; {cure}') for keys, cure in joined]
    found += (document.finding(level.keys[0], WRONG_VALUE, level.message) for level in levels)
    # Where they are, and where they should be.
    told = {place for level in levels for place in (*level.keys, *level.meant)}
    left = [each for each in errors if not any(tuple(each["loc"])[: len(place)] == place for place in told)]
    left = [each for each in _causes(left, kind) if not any(_is_about(each["loc"], keys) for keys, _ in joined)]
    found += (_finding(each, document, kind, locales) for each in left)
    reported = [tuple(each["loc"]) for each in left] + [keys for keys, _ in joined]
    reported += [each for level in levels for each in (level.group, *level.keys)]
    nothing = [keys for keys in _nothing(document.value, ()) if keys and not _is_below(keys, reported)]
    found += (_empty(keys, document) for keys in nothing if not any(_is_about(keys, each) for each, _ in joined))
    yield from (finding for finding in found if finding.line not in mended)


def _of_lines(errors: Sequence[ErrorDetails], document: Document, kind: Any) -> Iterator[Finding]:
    """Lines with marks that are not those of YAML: mended, there are fewer errors."""
    before = len(list(list_slips.joined(document, document.value)))

    tried = set[int]()
    for error in errors:
        keys = _keys(error)
        line, _ = document.position(keys)

        def is_better(mended: Document, line: int = line) -> bool:
            left = _validated(mended.value, kind)[1]
            joined = len(list(list_slips.joined(mended, mended.value)))
            is_mended = all(mended.position(_keys(each))[0] != line for each in left)
            return is_mended and len(left) < len(errors) and joined <= before

        if line not in tried and (cure := line_mending.cure(document, keys, is_better)):
            yield document.finding(keys, WRONG_VALUE, f"{_name(keys)} {cure}")
        tried.add(line)


def _of_texts(document: Document, told: Collection[int]) -> Iterator[Finding]:
    """What is allowed, and not meant: nothing behind a key, and marks that are no marks of YAML."""
    found = [] if told else [_empty(keys, document) for keys in _nothing(document.value, ()) if keys]
    found += _of_slips(document, list_slips.joined, "put it into quotation marks if it is one entry")
    found += _of_slips(document, yaml_slips.wrapped, "readers would see what is there now")
    yield from (finding for finding in found if finding.line not in told)


def _of_slips(document: Document, slips: Slips, note: str) -> Iterator[Finding]:
    """Lines on which some slips are, each as it is right."""
    told = set[int]()

    def is_right(mended: Document) -> bool:
        return all(mended.position(keys)[0] != line for keys, _ in slips(mended, mended.value))

    for keys, right in slips(document, document.value):
        line, _ = document.position(keys)
        if line not in told:
            cure = line_mending.cure(document, keys, is_right) or f"has curly or full-width marks; write {right}"
            yield document.finding(keys, WRONG_VALUE, f"{_name(keys)} {cure}; {note}")
        told.add(line)


def _first_of_groups(joined: Iterable[tuple[tuple[Key, ...], str]]) -> Iterator[tuple[tuple[Key, ...], str]]:
    groups: set[tuple[Key, ...]] = set()
    for keys, cure in joined:
        if keys[:-1] not in groups:
            yield keys, cure
        groups.add(keys[:-1])


def _is_about(place: Sequence[Key], keys: tuple[Key, ...]) -> bool:
    """Whether an error at this place can come of a key that has its value in it: it is about the same group."""
    return (*place, *keys)[: len(keys) - 1] == keys[:-1] and len(place) >= len(keys) - 1


def _causes(errors: Sequence[ErrorDetails], kind: Any) -> list[ErrorDetails]:
    """Without what follows from another error: a key that is missing because it is misspelled, a list too short."""
    unknown = [each["loc"] for each in errors if each["type"] == "extra_forbidden"]
    missing = [each["loc"] for each in errors if each["type"] == "missing"]
    misspelled = {
        place
        for place in missing
        for other in unknown
        if place[:-1] == other[:-1]
        and nearest(str(other[-1]), list(declared_types.known_keys(kind, list(other[:-1])))) in {None, place[-1]}
    }
    places = [each["loc"] for each in errors]
    return [
        each
        for each in errors
        if not (each["type"] == "missing" and each["loc"] in misspelled)
        and not (each["type"] == "too_short" and any(place and place[:-1] == each["loc"] for place in places))
    ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _is_below(keys: tuple[Key, ...], others: Iterable[tuple[Key, ...]]) -> bool:
    """Whether something is told of the value, or of one that it is in."""
    return any(keys[: len(other)] == other for other in others)


def _nothing(value: object, keys: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """Where a key has no value: pydantic takes that for one that may be missing."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if inner is None:
            yield (*keys, key)
        elif isinstance(inner, dict | list):
            yield from _nothing(inner, (*keys, key))


def _empty(keys: Sequence[Key], document: Document) -> Finding:
    return document.finding(keys, WRONG_VALUE, f"{_name(keys)} {expectations.empty(document, keys)}")


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a declared type, without what only pydantic says (titles, null for what may be missing)."""
    schema: dict[str, Any] = _plain_schema(_adapter(kind).json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _plain_schema(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_plain_schema(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    # A title that pydantic makes is text; one that is declared is a group of keys.
    found = {key: _plain_schema(value) for key, value in schema.items() if key not in _MADE or isinstance(value, dict)}
    options = [each for each in found.get("anyOf", ()) if each != {"type": "null"}]
    if len(options) == 1:
        found = {**options[0], **{key: value for key, value in found.items() if key != "anyOf"}}
    return found


def _keys(error: ErrorDetails) -> list[Key]:
    return [key for key in error["loc"] if key != "[key]"]


def _finding(error: ErrorDetails, document: Document, kind: Any, locales: Sequence[str]) -> Finding:
    keys = _keys(error)
    match error["type"]:
        case "missing":
            message = f'"{keys[-1]}" is missing in {_name(keys[:-1])}; add it'
            return document.finding(keys[:-1], MISSING_KEY, message)
        case "extra_forbidden":
            text = front_matter_text.cure_of_key(str(keys[-1])) if document.first_line > 1 else None
            meant = text or meant_keys.missing(document, kind, keys) or meant_keys.meant(kind, keys)
            return document.finding(keys, UNKNOWN_KEY, f'unknown key "{keys[-1]}"; {meant}')
    if meant_keys.is_renamed(kind, keys):
        return document.finding(keys, UNKNOWN_KEY, f'unknown key "{keys[-1]}"; {meant_keys.meant(kind, keys)}')
    is_list = error["type"] == "tuple_type" and isinstance(error["input"], str | dict)
    if is_list and (found := list_slips.dash(document, keys)):
        return WRONG_VALUE.finding(document.path, found[1], found[0])
    message = f"{_name(keys)} {expectations.of(error, document, declared_types.at(kind, keys), locales)}"
    return document.finding(keys, WRONG_VALUE, message)


def _name(keys: Sequence[Key]) -> str:
    return f'"{".".join(str(key + 1) if isinstance(key, int) else key for key in keys)}"' if keys else "this file"
