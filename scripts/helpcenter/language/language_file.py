"""Finds and reads the data file of a language: the one that comes with the generator, and the project's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from helpcenter.files import validation, yaml_document
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.language.language_data import LanguageData
from helpcenter.language.writing_systems import code_of

_FOLDER = Path(__file__).parent
_IS_REFERENCE = re.compile("is_reference:").match


@cache
def built_in() -> Mapping[str, LanguageData]:
    """The languages whose files come with the generator, by their tags in lower case."""
    return {tag: LanguageData.model_validate(value) for tag, value in _files().items()}


@cache
def reference_tag() -> str:
    """The language whose interface strings are those that every language has."""
    return next(tag for tag, language in built_in().items() if language.is_reference)


def reference() -> LanguageData:
    """What is known of the reference language."""
    return built_in()[reference_tag()]


def reference_text() -> str:
    """The file of the reference language as another language can begin with it, all of it to be translated."""
    file = _FOLDER / f"{reference_tag()}.yml"
    return "".join(line for line in read_text(file, file.name).splitlines(keepends=True) if not _IS_REFERENCE(line))


def built_in_for(tag: str) -> LanguageData | None:
    """What comes with the generator for the language `tag`: pt-BR is read as pt, but zh-TW is not written as zh is."""
    name = _name_for(tag)
    return built_in()[name] if name else None


def read_for(tags: Iterable[str]) -> list[LanguageData]:
    """What comes with the generator that is looked for on a site in these languages: theirs, and what is everywhere."""
    names = {*map(_name_for, tags), *(name for name, language in built_in().items() if language.is_read_everywhere)}
    return [language for name, language in built_in().items() if name in names]


def read(tag: str, own: Document | None) -> tuple[LanguageData, list[Finding]]:
    """All that is known of the language `tag`, with the project's `own` file merged in, and what is wrong there.

    Mappings are merged key by key, anything else is replaced.
    """
    if own is None:
        return built_in_for(tag) or LanguageData(), []
    _, findings = validation.read(own, LanguageData)
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
