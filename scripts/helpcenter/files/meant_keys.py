"""Which key is meant by one that is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from helpcenter.files import declared_types
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.suggestion import did_you_mean


def is_renamed(kind: Any, keys: Sequence[Key]) -> bool:
    """Whether a group knows this key by another name, and takes it for one of a language."""
    group = declared_types.at(kind, keys[:-1])
    return bool(keys) and keys[-1] in getattr(group, "model_fields", {}).keys() - declared_types.declared_keys(group)


def missing(document: Document, kind: Any, keys: Sequence[Key]) -> str:
    """The only key that its group must have and lacks, where the unknown one is in other letters: as in `标题: …`."""
    if str(keys[-1]).isascii():
        return ""
    group = document.value
    for key in keys[:-1]:
        group = group[key]
    known = declared_types.declared_keys(declared_types.at(kind, keys[:-1]))
    lacking = [key for key, field in known.items() if field.is_required() and key not in group]
    return f'write "{lacking[0]}", which is missing' if len(lacking) == 1 else ""


def meant(kind: Any, keys: Sequence[Key]) -> str:
    """Where a key belongs that is not known here, or which one is meant."""
    group, key = declared_types.at(kind, keys[:-1]), str(keys[-1])
    known = declared_types.declared_keys(group)
    if told := getattr(group, "elsewhere", {}).get(key):
        return str(told)
    renamed = getattr(group, "model_fields", {}).get(key)
    return f'did you mean "{renamed.alias}"?' if renamed and renamed.alias else did_you_mean(key, known)
