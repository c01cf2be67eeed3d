"""What the pages of a new project say, in the languages that `texts/` has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.language import language_file

_FOLDER = Path(__file__).parent / "texts"


def english() -> Mapping[str, object]:
    return _read(_FOLDER / "en.yml")


def of(tag: str) -> Mapping[str, object] | None:
    """The texts of a language; None if there are none, or if the generator doesn't know the language."""
    file = _FOLDER / f"{tag.partition('-')[0]}.yml"
    return _read(file) if language_file.built_in_for(tag) and file.is_file() else None


def _read(file: Path) -> Mapping[str, object]:
    texts: Mapping[str, object] = yaml_document.parse(read_text(file, file.name), file.name).value
    return texts
