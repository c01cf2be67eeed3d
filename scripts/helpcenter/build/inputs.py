"""What a site is built from: a digest of each file, kept in the site itself.

A later check knows by it whether the site is up to date, whatever the times of the files are: those of a fresh
checkout say nothing, and a file that was removed has none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from helpcenter.build import bundles, generator
from helpcenter.files.leftovers import is_hidden, is_leftover
from helpcenter.files.text import read_bytes
from helpcenter.findings.finding import one_line
from helpcenter.project import Project

# The folder of the theme's icons, to which a project adds its own.
_ICONS = ".icons"
# Its name in the site: most hosts do not even publish a file whose name begins with a dot.
RECORD = ".built-from.json"


@dataclass(frozen=True)
class Inputs:
    """Digests: of the `generator`, of the `settings` in `mkdocs.yml` as they are in effect, and of each file."""

    site_url: str
    generator: str
    settings: str
    files: dict[str, str]

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"


_INPUTS = TypeAdapter(Inputs)


def of_project(project: Project) -> Inputs:
    """What the site is built from now. Raises FindingError if a file cannot be read."""
    named = {_readable(project.shown(file)): file for file in _files(project)}
    digests = {name: _digest(file, name) for name, file in sorted(named.items())}
    return Inputs(project.site_url, generator.version(), project.settings, digests)


def recorded(site: Path) -> Inputs | None:
    """What a site was built from; None if it does not say."""
    try:
        return _INPUTS.validate_json((site / RECORD).read_bytes())
    except (OSError, ValidationError):
        return None


def since(then: Inputs, now: Inputs, build: str) -> str | None:
    """Why a site that was built from `then` is not what the command `build` would make, in words after its name."""
    changed = [(name, _change(then, now, name)) for name in sorted({*then.files, *now.files})]
    changed = [(name, change) for name, change in changed if change]
    if changed:
        (name, change), others = changed[0], len(changed) - 1
        others_too = f" (and {others} more)" if others else ""
        return one_line(f"was built before {name} was {change}{others_too}; run {build}")
    if then.site_url != now.site_url:
        return one_line(f"was built for {then.site_url}, not for {now.site_url}; set SITE_URL as for its build")
    if then.settings != now.settings:
        return f"was built with another value of an environment variable that mkdocs.yml names; run {build}"
    if then.generator != now.generator:
        return f"was built by another version of the generator or of its libraries; run {build}"
    return None


def _change(then: Inputs, now: Inputs, name: str) -> str | None:
    if name not in then.files:
        return "added"
    if name not in now.files:
        return "removed"
    return "changed" if then.files[name] != now.files[name] else None


def _files(project: Project) -> Iterator[Path]:
    """What MkDocs publishes, the data, the templates, and what else `mkdocs.yml` names."""
    yield from project.files
    yield from (file for file in _below(project.data) if file not in project.records)
    yield from project.configuration
    for place in project.watched:
        made = bundles.made_of_sources(place)
        yield from (file for file in _below(place) if file not in made)


def _below(place: Path) -> Iterator[Path]:
    """The files that people wrote in a folder, or this one file."""
    if place.is_file():
        yield place
    for folder, folders, names in os.walk(place, followlinks=True):
        folders[:] = [name for name in folders if _is_written(name)]
        yield from (Path(folder, name) for name in names if _is_written(name))


def _is_written(name: str) -> bool:
    return name == _ICONS or not (is_hidden(name) or is_leftover(name))


def _readable(name: str) -> str:
    """The name of a file, which may be any bytes, as text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _digest(file: Path, name: str) -> str:
    return blake2b(read_bytes(file, name), digest_size=8).hexdigest()
