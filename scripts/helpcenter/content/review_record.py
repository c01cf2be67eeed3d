"""The files that record what was last reviewed, of pages and of data (`_data/reviewed.yml`, `reviewed_data.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpcenter.content.fields.review import KINDS, Claims, ReviewedFile, ReviewedPage
from helpcenter.files.yaml_records import Line, dumped

_INTRODUCTION = """\
# What each page claimed when a person last checked it: what has changed since is found until it is checked, too.
# Written by: helpcenter review
"""
_OF_DATA = """\
# Which data somebody has read besides who wrote them: what has changed since is found until it is read, too.
# Written by: helpcenter review FILE
"""


def as_yaml(records: Mapping[str, ReviewedPage]) -> str:
    """The text of the file for these records, by the ids of the pages: a line for each claim."""
    return dumped(_INTRODUCTION, {id: _page(record) for id, record in records.items()})


def data_as_yaml(records: Mapping[str, ReviewedFile]) -> str:
    """The text of the file for these records, by the names of the data files: a line for each entry."""
    return dumped(
        _OF_DATA, {name: {"reviewed": each.reviewed, "entries": {**each.entries}} for name, each in records.items()}
    )


def _page(record: ReviewedPage) -> dict[str, Any]:
    """Without what is empty."""
    found: dict[str, Any] = {"reviewed": record.reviewed, **_parts(record.facts, record.sections)}
    if record.translations:
        found["translations"] = {
            locale: _parts(each.facts, each.sections) for locale, each in record.translations.items()
        }
    return found


def _parts(facts: Claims, sections: Mapping[str, Claims]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if claims := _claims(facts):
        found["facts"] = claims
    if parts := {id: claims for id, each in sections.items() if (claims := _claims(each))}:
        found["sections"] = parts
    return found


def _claims(claims: Claims) -> dict[str, Any]:
    values = {kind: getattr(claims, kind) for kind in (*KINDS, "text", "sentences")} | {"says": Line(claims.says)}
    return {kind: list(value) if isinstance(value, tuple) else value for kind, value in values.items() if value}
