"""Marks of YAML that are often written wrongly, and that YAML reads as a part of a key or a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from helpcenter.files.yaml_document import Key

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


def with_half_width_commas(value: object) -> str | None:
    """Several values of a list that full-width commas join, as they are right: `a, b`; None if there are none."""
    parts = _COMMA.split(value) if isinstance(value, str) else []
    return ", ".join(parts) if len(parts) > 1 else None
