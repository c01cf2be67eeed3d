"""What the files of writers said in the last commit, where git knows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpcenter.files import history, yaml_document
from helpcenter.files.history import NoHistoryError
from helpcenter.files.text import decoded
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError


def text(root: Path, path: str) -> str | None:
    """The text of the file `path` below `root`; None if git knows none."""
    try:
        return decoded(history.at_head(root, path), path)
    except (NoHistoryError, FindingError):
        return None


def document(root: Path, path: str) -> Document | None:
    """The YAML file `path` below `root`; None if git knows none that can be read."""
    written = text(root, path)
    return None if written is None else _parsed(written, path)


def front_matter(root: Path, path: str) -> Mapping[str, Any]:
    """The front matter of the page `path` below `root`; empty if git knows none that can be read."""
    _, found, below = (text(root, path) or "").partition("---\n")
    parsed = _parsed(below.partition("---\n")[0], path) if found else None
    return parsed.value if parsed and isinstance(parsed.value, dict) else {}


def _parsed(written: str, path: str) -> Document | None:
    try:
        return yaml_document.parse(written, path)
    except FindingError:
        return None
