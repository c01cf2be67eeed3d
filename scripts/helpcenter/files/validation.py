"""Declared fields: what is wrong with a document, judged by a pydantic type and said in a writer's words.

A field is declared once, in a pydantic model, with its type, its bounds and its documentation. From that come the
values that the code works with, the findings here, the JSON Schemas for editors and the tables of the writers' guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import (
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)
from pydantic_core import ErrorDetails

from helpcenter.files import declared_types, yaml_slips
from helpcenter.files.field_types import IS_EMPTY, MUST_BE_GROUP, MUST_BE_TEXT, TOLD, Fields
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean, nearest

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
_COMMAS = re.compile(r"\s*[,，、]\s*")
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


def read(document: Document, kind: Any) -> tuple[Any | None, list[Finding]]:
    """The value of `document` as the type `kind` declares it, or None and what is wrong with it."""
    value, errors = None, []
    try:
        value = _adapter(kind).validate_python(document.value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    outdented = [each for each in _outdented(document.value, kind) if errors]
    joined = list(_first_of_groups(yaml_slips.joined_keys(document.value))) if errors else []
    findings = [
        document.finding(keys, UNKNOWN_KEY, f'"{keys[-1]}" is read as one key; {cure}') for keys, cure in joined
    ]
    findings += (_finding_of_outdented(keys, below, document) for keys, below in outdented)
    told = {(*keys[:-1], key) for keys, below in outdented for key in below}
    errors = [each for each in errors if tuple(each["loc"]) not in told]
    errors = [each for each in _causes(errors, kind) if not any(_is_about(each["loc"], keys) for keys, _ in joined)]
    findings += (_finding(each, document, kind) for each in errors)
    reported = {tuple(each["loc"]) for each in errors} | {keys for keys, _ in (*joined, *outdented)}
    nothing = [keys for keys in _nothing(document.value, ()) if keys and keys not in reported]
    findings += (_empty(keys, document) for keys in nothing if not any(_is_about(keys, each) for each, _ in joined))
    return (None if findings else value), findings


def _first_of_groups(joined: Iterable[tuple[tuple[Key, ...], str]]) -> Iterator[tuple[tuple[Key, ...], str]]:
    groups: set[tuple[Key, ...]] = set()
    for keys, cure in joined:
        if keys[:-1] not in groups:
            yield keys, cure
        groups.add(keys[:-1])


def _outdented(value: Any, kind: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], list[str]]]:
    """Keys without a value, each with the keys behind it that belong to it, and are not indented."""
    group = declared_types.declared_keys(declared_types.at(kind, keys))
    empty, below = None, dict[str, list[str]]()
    for key, inner in value.items() if isinstance(value, dict) else ():
        if inner is None:
            empty = key
        elif empty and key not in group and key in declared_types.known_keys(kind, [*keys, empty]):
            below.setdefault(empty, []).append(key)
        else:
            empty = None
        yield from _outdented(inner, kind, (*keys, key))
    yield from (((*keys, key), names) for key, names in below.items())


def _finding_of_outdented(keys: tuple[Key, ...], below: Sequence[str], document: Document) -> Finding:
    names = ", ".join(f'"{key}"' for key in below)
    indentation = " " * (document.position(keys)[1] + 1)
    message = f'{names} belong to "{keys[-1]}"; indent each of them by {len(indentation)} spaces'
    return document.finding((*keys[:-1], below[0]), WRONG_VALUE, message)


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
        and not (each["type"] == "too_short" and any(place[:-1] == each["loc"] for place in places))
    ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _nothing(value: object, keys: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """Where a key has no value: pydantic takes that for one that may be missing."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if inner is None:
            yield (*keys, key)
        elif isinstance(inner, dict | list):
            yield from _nothing(inner, (*keys, key))


def _empty(keys: Sequence[Key], document: Document) -> Finding:
    return document.finding(keys, WRONG_VALUE, f"{_name(keys)} {IS_EMPTY}")


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


def _finding(error: ErrorDetails, document: Document, kind: Any) -> Finding:
    keys = [key for key in error["loc"] if key != "[key]"]
    match error["type"]:
        case "missing":
            message = f'"{keys[-1]}" is missing in {_name(keys[:-1])}; add it'
            return document.finding(keys[:-1], MISSING_KEY, message)
        case "extra_forbidden":
            return document.finding(keys, UNKNOWN_KEY, f'unknown key "{keys[-1]}"; {_meant_key(kind, keys)}')
    if isinstance(keys[-1:] and keys[-1], int) and (parts := yaml_slips.with_half_width_commas(error["input"])):
        message = f"{_name(keys)} is several values with a full-width mark between them; write [{parts}]"
        return document.finding(keys, WRONG_VALUE, message)
    return document.finding(keys, WRONG_VALUE, f"{_name(keys)} {_expectation(error, declared_types.at(kind, keys))}")


def _meant_key(kind: Any, keys: Sequence[Key]) -> str:
    """Where a key belongs that is not known here, or which one is meant."""
    group, key = declared_types.at(kind, keys[:-1]), str(keys[-1])
    known = declared_types.declared_keys(group)
    if told := getattr(group, "elsewhere", {}).get(key):
        return str(told)
    renamed = getattr(group, "model_fields", {}).get(key)
    return f'did you mean "{renamed.alias}"?' if renamed and renamed.alias else did_you_mean(key, known)


def _name(keys: Sequence[Key]) -> str:
    return f'"{".".join(str(key + 1) if isinstance(key, int) else key for key in keys)}"' if keys else "this file"


def _expectation(error: ErrorDetails, kind: Any) -> str:
    """What a value of the type `kind` must be."""
    if error["type"] == TOLD:
        return error["msg"]
    explain = _EXPECTATIONS.get(error["type"])
    if explain is None:
        return f"does not fit: {error['msg']}"
    empty = "; it is empty" if error["input"] is None else ""
    example = declared_types.example(kind)
    if error["type"] == "tuple_type" and isinstance(error["input"], str) and example == declared_types.LIST_OF_WORDS:
        example = f"[{', '.join(filter(None, _COMMAS.split(error['input'])))}]"
    return explain({"value": error["input"], "example": example, **error.get("ctx", {})}) + empty


def _of_length(context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    return IS_EMPTY if least == 1 else f"must have at least {least} characters"


def _fixed(text: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda _: text


_TEXT = _fixed(MUST_BE_TEXT)


def _group(context: Mapping[str, Any]) -> str:
    example = context["example"]
    return MUST_BE_GROUP if example == declared_types.ANYTHING else f"{MUST_BE_GROUP}: {example}"


def _list(context: Mapping[str, Any]) -> str:
    return f"must be a list: {context['example']}, or one line for each with a dash"


_WHOLE = _fixed("must be a whole number")
_EXPECTATIONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "tuple_type": _list,
    "dict_type": _group,
    "mapping_type": _group,
    "model_type": _group,
    "bool_type": _fixed("must be true or false"),
    "greater_than_equal": lambda context: f"is {context['value']}; the least is {context['ge']}",
    "less_than_equal": lambda context: f"is {context['value']}; the most is {context['le']}",
    "too_short": lambda context: f"has {context['actual_length']} entries; at least {context['min_length']} are needed",
    "too_long": lambda context: f"has {context['actual_length']} entries; at most {context['max_length']} are allowed",
    "string_too_short": _of_length,
}
