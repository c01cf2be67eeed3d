"""The shape of front matter and data files, judged by JSON Schema and reported in a writer's words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean

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

_KINDS = {
    "string": 'text; if it is a number or a word such as yes, put it into "quotation marks"',
    "integer": "a whole number",
    "array": "a list: [one, two], or one line for each with a dash",
    "object": "a group of keys, each with its value",
}


@dataclass(frozen=True)
class _Violation:
    """What JSON Schema found: the `rule` that the `value` breaks, what it `wanted`, and the schema around it."""

    rule: Any
    value: Any
    wanted: Any
    schema: Any
    message: str


def definition(schema: str) -> Any:
    """The named schema file, parsed."""
    return json.loads(files("helpcenter.files.schemas").joinpath(f"{schema}.json").read_text("utf-8"))


@cache
def _validator(schema: str, part: str | None) -> Draft202012Validator:
    whole = definition(schema)
    wanted = whole if part is None else whole["properties"][part]
    return Draft202012Validator(_inlined(wanted, whole.get("$defs", {})), format_checker=FormatChecker(["date"]))


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """`schema` with each reference replaced by what it names: jsonschema looks references up at every value."""
    if isinstance(schema, list):
        return [_inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    own = {key: _inlined(value, definitions) for key, value in schema.items() if key not in {"$ref", "$defs"}}
    if "$ref" in schema:
        own = {**_inlined(definitions[schema["$ref"].rpartition("/")[2]], definitions), **own}
    return own


def check(document: Document, schema: str, part: str | None = None) -> Iterator[Finding]:
    """Findings where `document` departs from the named schema file, or from one property (`part`) of it."""
    for error in _validator(schema, part).iter_errors(document.value):
        keys = [str(key) if not isinstance(key, int) else key for key in error.absolute_path]
        if "propertyNames" in error.absolute_schema_path:
            keys.append(str(error.instance))
        violation = _Violation(error.validator, error.instance, error.validator_value, error.schema, error.message)
        yield from _explain(violation, keys, document)


def _explain(error: _Violation, keys: list[Any], document: Document) -> Iterator[Finding]:
    name = f'"{_name(keys)}"' if keys else "this file"
    match error.rule:
        case "required":
            missing = next(key for key in error.wanted if f"'{key}'" in error.message)
            yield document.finding(keys, MISSING_KEY, f'"{missing}" is missing in {name}; add it')
        case "additionalProperties":
            known = error.schema.get("properties", {})
            families = error.schema.get("patternProperties", {})
            for key in error.value:
                if key not in known and not any(re.search(family, key) for family in families):
                    message = f'unknown key "{key}"; {did_you_mean(str(key), known)}'
                    yield document.finding([*keys, str(key)], UNKNOWN_KEY, message)
        case _:
            yield document.finding(keys, WRONG_VALUE, f"{name} {_expectation(error)}")


def _name(keys: list[Any]) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _expectation(error: _Violation) -> str:
    explain = _EXPECTATIONS.get(error.rule)
    return explain(error) if explain else f"does not fit: {error.message}"


def _kind(error: _Violation) -> str:
    if error.schema.get("format") == "date":
        return "a date, written YYYY-MM-DD"
    return f"{_KINDS[error.wanted]}; it is empty" if error.value is None else _KINDS[error.wanted]


def _pattern(error: _Violation) -> str:
    if error.wanted.startswith("^https"):
        return f'is "{error.value}"; it must be an address that begins with https://'
    return f'is "{error.value}"; it must fit {_PATTERNS[error.wanted]}'


def _number_of_entries(error: _Violation) -> str:
    least, most = error.schema.get("minItems", 0), error.schema.get("maxItems", "any number")
    return f"has {len(error.value)} entries; it must have {least} to {most}"


_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "an id: lower-case letters and digits, joined by single hyphens",
    "^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$": "the folder of a language, such as en or pt-BR",
    "^[a-z0-9-]+(\\.[a-z0-9-]+)+$": "a host name such as www.example.org, without https:// and path",
    "^[A-Z]{3}$": "the three capitals of a currency, such as USD",
}

_EXPECTATIONS: dict[str, Callable[[_Violation], str]] = {
    "type": lambda error: f"must be {_kind(error)}",
    "enum": lambda error: f'is "{error.value}"; {did_you_mean(str(error.value), error.wanted)}',
    "format": lambda error: f'is "{error.value}", which is not a date; write it as YYYY-MM-DD',
    "pattern": _pattern,
    "maximum": lambda error: f"is {error.value}; the most is {error.wanted}",
    "minimum": lambda error: f"is {error.value}; the least is {error.wanted}",
    "minItems": _number_of_entries,
    "maxItems": _number_of_entries,
    "uniqueItems": lambda _: "names the same entry twice; keep one of them",
    "minLength": lambda error: (
        f"must have at least {error.wanted} characters"
        if error.value
        else "is empty; write something or remove the key"
    ),
    "anyOf": lambda _: 'must be text, or a group of texts with one named "default" (in strings: "other")',
}
