"""The styles and scripts of the pages: their sources in `overrides/`, which `make` bundles under `overrides/assets`."""

from __future__ import annotations

import shutil
from pathlib import Path

# The style sheet of every page.
STYLES = "assets/stylesheets/helpcenter.css"
# The folder of the sources → what is made of them.
_BUNDLES = {
    "styles": (STYLES, "assets/stylesheets/no-script.css"),
    "browser": (
        "assets/javascripts/loader.js",
        "assets/javascripts/page.js",
        "assets/javascripts/filter.js",
        "assets/javascripts/modal.js",
        "assets/javascripts/search/dialog.js",
        "assets/javascripts/search/worker.js",
    ),
}


def is_source(src_uri: str) -> bool:
    """Whether a file in `overrides/`, by its path there, is a source, which is not published."""
    return src_uri.partition("/")[0] in _BUNDLES


def made_of_sources(overrides: Path) -> frozenset[Path]:
    """The bundles in `overrides` whose sources are there too: these say all that the bundles do."""
    made = (names for folder, names in _BUNDLES.items() if (overrides / folder).is_dir())
    return frozenset(overrides / name for names in made for name in names)


def lend(overrides: Path, other: Path) -> None:
    """Put the bundles of one state of the project into another, as if they had been made there."""
    for name in (name for names in _BUNDLES.values() for name in names):
        if (overrides / name).is_file():
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(overrides / name, other / name)


def staleness(overrides: Path) -> str | None:
    """Why a site cannot be built with the bundles in `overrides` as they are, and what to do."""
    for folder, names in _BUNDLES.items():
        sources = overrides / folder
        times = [file.stat().st_mtime for file in sources.rglob("*") if file.is_file()]
        for name in names:
            bundle = overrides / name
            if not bundle.is_file():
                return f"{bundle} is missing, which is made from {sources}; run: make site"
            if times and bundle.stat().st_mtime < max(times):
                return f"{bundle} is older than {sources}, from which it is made; run: make site"
    return None
