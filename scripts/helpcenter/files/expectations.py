"""What a value must be, said in a writer's words, with what is there instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from helpcenter.files import declared_types, thousands
from helpcenter.files.field_types import IS_EMPTY, MUST_BE_GROUP, MUST_BE_IN_EACH, MUST_BE_TEXT, TOLD
from helpcenter.files.yaml_document import Document, Key

_COMMAS = re.compile(r"\s*[,，、]\s*")
_NUMBER = re.compile(r"\d+")
# A value on the line of its key or its dash, as it is written.
_WRITTEN = re.compile(r"(?:[\w.-]+:[ ]+)?(?P<value>[^\s\[\]{}\"'#,][^\[\]{}#,]*)")
_COMMENT = re.compile(r"(?:[\w.-]+:|-)?[ ]*#(?P<text>.*?)(?:[ ]+#.*)?$")


def of(error: ErrorDetails, document: Document, kind: Any, locales: Sequence[str] = ()) -> str:
    """What the value of an error must be, of the type `kind`; it goes on after the name of the key.

    `locales` are the languages of the site, where the document has something for each.
    """
    keys = [key for key in error["loc"] if key != "[key]"]
    value = error["input"]
    if error["type"] == TOLD:
        return error["msg"]
    if value is None and keys and error["type"] == "tuple_type":
        return f"is empty; write a list such as {_example(value, kind, locales)}, [] for nothing, or remove the key"
    if value is None:
        return empty(document, keys) if keys else "is empty; write what it must have"
    if error["type"] == "string_type":
        return _text(value, document, keys)
    explain = _EXPECTATIONS.get(error["type"])
    if explain is None:
        return f"does not fit: {error['msg']}"
    by_language = bool(locales) and declared_types.is_by_language(kind)
    example = _example(value, kind, locales)
    return explain({"value": value, "example": example, "by_language": by_language, **error.get("ctx", {})})


def empty(document: Document, keys: Sequence[Key]) -> str:
    """What is said of a key without a value, or with nothing but a comment behind it."""
    if found := _COMMENT.match(_line_from(document, keys)):
        text = f"#{found['text']}".strip()
        return f'is empty, because # begins a comment; put the text into quotation marks: "{text}"'
    return IS_EMPTY


def _line_from(document: Document, keys: Sequence[Key]) -> str:
    """The line on which a value is, from its key or from itself on."""
    line, column = document.position(keys)
    lines = document.text.split("\n")
    number = line - document.first_line
    return lines[number][column - 1 :] if number < len(lines) else ""


def _text(value: object, document: Document, keys: Sequence[Key]) -> str:
    match value:
        case list() if len(value) == 1 and isinstance(value[0], str):
            return f"must be text, not a list; write {value[0]} without brackets and dash"
        case list():
            return "must be one text, not a list"
        case dict():
            return 'must be text, not a group of keys; if ": " is in the text, put it into "quotation marks"'
    if found := _WRITTEN.match(_line_from(document, keys)):
        read_as = "yes or no" if isinstance(value, bool) else "a number"
        return f'must be text, and YAML reads this as {read_as}; write "{found["value"].strip()}", in quotation marks'
    return MUST_BE_TEXT


def _example(value: object, kind: Any, locales: Sequence[str]) -> str:
    """How a value of this type is written, with what is there already."""
    example = declared_types.example(kind, locales)
    if example == declared_types.LIST_OF_WORDS or (example == declared_types.ANYTHING and kind is None):
        parts = [*value] if isinstance(value, dict) else _COMMAS.split(value) if isinstance(value, str) else []
        return f"[{', '.join(filter(None, parts))}]" if parts else declared_types.LIST_OF_WORDS
    required = [key for key, field in declared_types.declared_keys(kind).items() if field.is_required()]
    is_name = isinstance(value, str) and not re.search(r"\s", value)
    return f"{{{required[0]}: {value}}}" if is_name and len(required) == 1 else example


def _group(context: Mapping[str, Any]) -> str:
    example = context["example"]
    if context["by_language"]:
        return f"{MUST_BE_IN_EACH}: {example}"
    return MUST_BE_GROUP if example == declared_types.ANYTHING else f"{MUST_BE_GROUP}: {example}"


def _list(context: Mapping[str, Any]) -> str:
    return f"must be a list: {context['example']}, or one line for each with a dash"


def _whole(context: Mapping[str, Any]) -> str:
    value = context["value"]
    if told := thousands.cure(str(value)):
        return f'is "{value}"; it must be a whole number: {told}'
    digits = _NUMBER.findall(str(value)) if isinstance(value, str) else []
    if len(digits) != 1:
        return f'is "{value}"; it must be a whole number, such as 3'
    return f'is "{value}"; it must be a whole number, without words and quotation marks: write {int(digits[0])}'


def _of_length(context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    return IS_EMPTY if least == 1 else f"must have at least {least} characters"


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _fixed(text: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda _: text


_NUMERIC = _fixed("must be a number, such as 0.8")
_TRUTH = _fixed("must be true or false")
_EXPECTATIONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "int_type": _whole,
    "int_from_float": _whole,
    "float_type": _NUMERIC,
    "float_parsing": _NUMERIC,
    "tuple_type": _list,
    "dict_type": _group,
    "mapping_type": _group,
    "model_type": _group,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "greater_than": lambda context: f"is {context['value']}; it must be more than {context['gt']:g}",
    "greater_than_equal": lambda context: f"is {context['value']}; the least is {context['ge']}",
    "less_than_equal": lambda context: f"is {context['value']}; the most is {context['le']:g}",
    "too_short": lambda context: (
        IS_EMPTY
        if not context["actual_length"]
        else (
            f"has {_entries(context['actual_length'])}; at least {context['min_length']} "
            f"{'is' if context['min_length'] == 1 else 'are'} needed"
        )
    ),
    "too_long": lambda context: (
        f"has {_entries(context['actual_length'])}; at most {context['max_length']} are allowed"
    ),
    "string_too_short": _of_length,
}
