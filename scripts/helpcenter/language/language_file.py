"""Finds and reads the data file of a language: the one that comes with the generator, and the project's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from helpcenter.files import yaml_document
from helpcenter.files.schema import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language.language_data import LanguageData
from helpcenter.language.writing_systems import code_of

_FOLDER = Path(__file__).parent


@cache
def built_in() -> Mapping[str, LanguageData]:
    """The languages whose files come with the generator, by their tags in lower case."""
    return {tag: LanguageData.model_validate(value) for tag, value in _files().items()}


@cache
def reference() -> LanguageData:
    """The language whose interface strings are those that every language has."""
    return next(language for language in built_in().values() if language.is_reference)


def built_in_for(tag: str) -> LanguageData | None:
    """What comes with the generator for the language `tag`: pt-BR is read as pt, but zh-TW is not written as zh is."""
    name = _name_for(tag)
    return built_in()[name] if name else None


def read(tag: str, own: Document | None) -> tuple[LanguageData, list[Finding]]:
    """All that is known of the language `tag`, with the project's `own` file merged in, and what is wrong there.

    Mappings are merged key by key, anything else is replaced.
    """
    if own is None:
        return built_in_for(tag) or LanguageData(), []
    findings = list(_check(own))
    if findings:
        return LanguageData(), findings
    name = _name_for(tag)
    return LanguageData.model_validate(_merged(_files()[name] if name else {}, own.value)), []


def _name_for(tag: str) -> str | None:
    base, script = tag.split("-", maxsplit=1)[0].lower(), code_of(tag)
    names = [tag.lower(), f"{base}-{script.lower()}", *([base] if code_of(base) == script else [])]
    return next((name for name in names if name in _files()), None)


@cache
def _files() -> Mapping[str, dict[str, Any]]:
    return {
        file.stem.lower(): yaml_document.parse(read_text(file, file.name), file.name).value
        for file in sorted(_FOLDER.glob("*.yml"))
    }


def _merged(base: Mapping[str, Any], own: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Of an interface string, too, all plural forms are replaced."""
    return {
        **base,
        **{
            key: _merged(base[key], value, key)
            if isinstance(value, Mapping) and isinstance(base.get(key), Mapping) and above != "strings"
            else value
            for key, value in own.items()
        },
    }


# From here on: pydantic's errors in a writer's words.

_KINDS = {
    "string_type": 'text; if it is a number or a word such as yes, put it into "quotation marks"',
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list: [one, two], or one line for each with a dash",
    "mapping_type": "a group of keys, each with its value",
    "model_type": "a group of keys, each with its value",
}


def _check(document: Document) -> Iterator[Finding]:
    try:
        LanguageData.model_validate(document.value)
    except ValidationError as error:
        seen = set()
        for each in error.errors():
            # Of the kinds of value that a key can have, each one complains, behind a name of its own.
            keys = tuple(each["loc"])
            while keys and keys not in document.positions:
                keys = keys[:-1]
            if keys not in seen or each["type"] == "missing":
                yield _explained(each, keys, document)
            seen.add(keys)


def _explained(error: ErrorDetails, keys: tuple[str | int, ...], document: Document) -> Finding:
    shown = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
    name = f'"{shown}"' if keys else "this file"
    match error["type"]:
        case "extra_forbidden":
            message = f'unknown key "{keys[-1]}"; {did_you_mean(str(keys[-1]), _keys_beside(keys))}'
            return document.finding(keys, UNKNOWN_KEY, message)
        case "missing":
            return document.finding(keys, MISSING_KEY, f'"{error["loc"][-1]}" is missing in {name}; add it')
        case kind if kind in _KINDS:
            empty = "; it is empty" if error["input"] is None else ""
            return document.finding(keys, WRONG_VALUE, f"{name} must be {_KINDS[kind]}{empty}")
        case "string_too_short":
            return document.finding(keys, WRONG_VALUE, f"{name} is empty; write something or remove it")
        case "literal_error":
            known = error["ctx"]["expected"]
            return document.finding(keys, WRONG_VALUE, f'{name} is "{error["input"]}"; it must be {known}')
        case _:
            return document.finding(keys, WRONG_VALUE, f"{name}: {error['msg'].removeprefix('Value error, ')}")


def _keys_beside(keys: tuple[str | int, ...]) -> list[str]:
    """The keys that are known where the last of `keys` is not."""
    declared: Any = LanguageData
    for key in keys[:-1]:
        field = declared.model_fields.get(key) if hasattr(declared, "model_fields") else None
        declared = field.annotation if field else (get_args(declared) or (None,))[-1]
    return list(getattr(declared, "model_fields", ()))
