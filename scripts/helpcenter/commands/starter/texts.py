"""What the pages of a new project say, in the languages that `texts/` has, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.language import language_file

_FOLDER = Path(__file__).parent


def borrowed() -> Mapping[str, object]:
    """What a language without texts begins with."""
    return _read(language_file.reference_tag())


def of(tag: str) -> Mapping[str, object] | None:
    """The texts of a language; None if there are none, or if the generator doesn't know the language."""
    name = tag.partition("-")[0]
    return _read(name) if language_file.built_in_for(tag) and _file(name).is_file() else None


def _file(name: str) -> Path:
    return _FOLDER / f"texts/{name}.yml"


def _read(name: str) -> Mapping[str, object]:
    file, guide = _file(name), _FOLDER / f"writing/{name}.md"
    texts = yaml_document.parse(read_text(file, file.name), file.name).value
    return {**texts, "writing": read_text(guide, guide.name)}
