"""Marks of YAML that are often written wrongly, and that YAML reads as a part of a key or a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from helpcenter.files import yaml_marks
from helpcenter.files.yaml_document import Document, Key

_KEY_WITH_VALUE = re.compile(r"([\w-]+)\s*(?::|：\s*)(?=\S)(.+)")
_COMMA = re.compile(r"\s*[，、]\s*")


def joined_keys(value: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Keys that have their value in them (`{min:1}`, `{min：1}`), each with what is right."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is None and (found := _KEY_WITH_VALUE.fullmatch(key)):
                yield (
                    (*keys, key),
                    f'write "{found[1]}: {_COMMA.split(found[2])[0]}", with a half-width colon and a space',
                )
            else:
                yield from joined_keys(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from joined_keys(inner, (*keys, index))


def wrapped(document: Document, value: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Texts that curly quotation marks begin and end, which YAML takes for a part of them; each without."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(inner, str):
            if inner[:1] in yaml_marks.QUOTES and (text := yaml_marks.unwrapped(inner)):
                yield (*keys, key), text
        else:
            yield from wrapped(document, inner, (*keys, key))
