"""The browser's scripts: TypeScript under `overrides/browser`, which `make` bundles under `overrides/assets`."""

from __future__ import annotations

import shutil
from pathlib import Path

_SOURCES = "browser"
_BUNDLES = ("assets/javascripts/search/dialog.js", "assets/javascripts/search/worker.js")


def is_source(src_uri: str) -> bool:
    """Whether a file of the theme is a source, which is not published."""
    return src_uri.startswith(f"{_SOURCES}/")


def lend(overrides: Path, other: Path) -> None:
    """Put the bundles of one state of the project into another, as if they had been made there."""
    for name in _BUNDLES:
        if (overrides / name).is_file():
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(overrides / name, other / name)


def staleness(overrides: Path) -> str | None:
    """Why a site cannot be built with the bundles in `overrides` as they are, and what to do."""
    sources = [file.stat().st_mtime for file in (overrides / _SOURCES).rglob("*.ts")]
    for name in _BUNDLES:
        bundle = overrides / name
        if not bundle.is_file():
            return f"{bundle} is missing, which is made from {overrides / _SOURCES}; run: make site"
        if sources and bundle.stat().st_mtime < max(sources):
            return f"{bundle} is older than {overrides / _SOURCES}, from which it is made; run: make site"
    return None
