"""The file that records what pages claimed when they were last reviewed (`_data/reviewed.yml`), as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from helpcenter.content.fields.review import KINDS, Claims, ReviewedPage

_INTRODUCTION = """\
# What each page claimed when a person last checked it: what has changed since is found until it is checked, too.
# Written by: helpcenter review
"""
# Longer than any line: each claim is on a line of its own.
_WIDTH = 1_000_000


def as_yaml(records: Mapping[str, ReviewedPage]) -> str:
    """The text of the file for these records, by the ids of the pages: a line for each claim."""
    value = {id: _page(records[id]) for id in sorted(records)}
    blocks = (
        yaml.safe_dump({id: page}, allow_unicode=True, sort_keys=False, width=_WIDTH) for id, page in value.items()
    )
    return "\n".join((_INTRODUCTION, *blocks))


def _page(record: ReviewedPage) -> dict[str, Any]:
    """Without what is empty."""
    found: dict[str, Any] = {"reviewed": record.reviewed}
    if facts := _claims(record.facts):
        found["facts"] = facts
    if sections := {id: claims for id, each in record.sections.items() if (claims := _claims(each))}:
        found["sections"] = sections
    return found


def _claims(claims: Claims) -> dict[str, Any]:
    values = {kind: getattr(claims, kind) for kind in KINDS}
    return {kind: list(value) if isinstance(value, tuple) else value for kind, value in values.items() if value}
