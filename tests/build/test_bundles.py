"""Styles and scripts that are missing, or made from other sources: said in one line, before anything is built.

What `make` does about it, too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.build import bundles
from projects import ROOT

MADE = [(folder, name) for folder, names in bundles._BUNDLES.items() for name in names]
EVERY_BUNDLE = pytest.mark.parametrize(("folder", "name"), MADE)


def write(file: Path, text: str = "", time: int = 1) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    os.utime(file, (time, time))


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    """Sources, and bundles that are made from them, though all of the same time."""
    for name in ("styles/page.css", "styles/sample.html", "browser/page/page.ts", "browser/search/worker.ts"):
        write(tmp_path / name)
    for _, name in MADE:
        write(tmp_path / name)
    bundles.record(tmp_path)
    return tmp_path


def test_up_to_date(overrides: Path) -> None:
    assert bundles.staleness(overrides) is None


def test_times_say_nothing(overrides: Path, tmp_path: Path) -> None:
    """Those of a checkout or a copy are of any order."""
    write(overrides / "styles/page.css", time=10**9)
    assert bundles.staleness(overrides) is None
    copy = tmp_path / "copy"
    shutil.copytree(overrides / "styles", copy / "styles")
    shutil.copytree(overrides / "browser", copy / "browser")
    shutil.copytree(overrides / "assets", copy / "assets")
    assert bundles.staleness(copy) is None


@EVERY_BUNDLE
def test_missing(folder: str, name: str, overrides: Path) -> None:
    (overrides / name).unlink()
    assert bundles.staleness(overrides) == (
        f"{overrides / name} is missing, which is made from {overrides / folder}; run: make site"
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda folder: write(folder / "styles/page.css", "a{}"), "styles/page.css was changed"),
        (lambda folder: write(folder / "styles/sample.html", "<p>"), "styles/sample.html was changed"),
        (lambda folder: write(folder / "styles/new.css"), "styles/new.css was added"),
        (lambda folder: write(folder / "browser/search/deep/new.ts"), "browser/search/deep/new.ts was added"),
        (lambda folder: (folder / "browser/page/page.ts").unlink(), "browser/page/page.ts was removed"),
        (lambda folder: (folder / "styles/page.css").rename(folder / "styles/z.css"), "styles/page.css was removed"),
    ],
)
def test_a_source_is_not_what_it_was(change: Callable[[Path], None], what: str, overrides: Path) -> None:
    change(overrides)
    said = f"{overrides}/{what} after the styles and scripts were made; run: make site"
    assert bundles.staleness(overrides) == said


@pytest.mark.parametrize("name", ["styles/.page.css.swp", "styles/page.css~", "browser/page/4913"])
def test_what_editors_leave_is_no_source(name: str, overrides: Path) -> None:
    write(overrides / name)
    assert bundles.staleness(overrides) is None


@pytest.mark.parametrize("text", [None, "", "[]"])
def test_nothing_says_what_they_are_made_from(text: str | None, overrides: Path) -> None:
    (overrides / bundles.RECORD).unlink()
    if text is not None:
        write(overrides / bundles.RECORD, text)
    assert bundles.staleness(overrides) == (
        f"{overrides / bundles.RECORD} does not say what the styles and scripts were made from; run: make site"
    )


def test_without_sources_nothing_is_old(overrides: Path) -> None:
    for file in (*overrides.glob("styles/*"), *overrides.glob("browser/*/*")):
        file.unlink()
    assert bundles.staleness(overrides) is None


@EVERY_BUNDLE
def test_bundles_are_lent_as_they_are(folder: str, name: str, overrides: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (overrides / name).write_text("made", "utf-8")
    bundles.lend(overrides, other)
    assert (other / name).read_text("utf-8") == "made"
    assert not (other / folder).exists()


def test_lent_bundles_are_as_if_they_were_made_there(overrides: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other / "styles/page.css", "a{}")
    bundles.lend(overrides, other)
    assert bundles.staleness(other) is None


@pytest.mark.parametrize(
    ("path", "is_source"),
    [
        ("styles/page.css", True),
        ("browser/search/worker.ts", True),
        ("assets/stylesheets/helpcenter.css", False),
        ("assets/styles/brand.css", False),
    ],
)
def test_sources_are_not_published(path: str, is_source) -> None:
    assert bundles.is_source(path) is is_source


@pytest.fixture
def set_up(tmp_path: Path) -> Path:
    """A project that is set up, all but its bundles."""
    for name in ("Makefile", "package.json"):
        shutil.copy(ROOT / name, tmp_path)
        os.utime(tmp_path / name, (1, 1))
    for name in ("pyproject.toml", "requirements/site.txt", "package-lock.json"):
        write(tmp_path / name)
    for time, name in enumerate(("site.stamp", "node.stamp"), 2):
        write(tmp_path / ".venv" / name, time=time)
    python = tmp_path / ".venv/bin/python"
    write(python, f'#!/bin/sh\nexec "{ROOT}/.venv/bin/python" "$@"\n')
    python.chmod(0o755)
    for folder in ("browser", "styles"):
        shutil.copytree(ROOT / "overrides" / folder, tmp_path / "overrides" / folder)
    (tmp_path / "scripts").symlink_to(ROOT / "scripts")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def bundle(project: Path) -> set[str]:
    """Bundle what is in `project`; the names of what is made."""
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    for script in ("scripts.mjs", "styles.mjs"):
        subprocess.run(
            ["node", ROOT / "scripts/bundle" / script], cwd=project, env=os.environ | {"PATH": path}, check=True
        )
    made = project / "overrides/assets"
    return {file.relative_to(project / "overrides").as_posix() for file in made.rglob("*") if file.is_file()}


def test_what_is_bundled_is_what_is_looked_for(set_up: Path) -> None:
    assert bundle(set_up) == {name for _, name in MADE}


def commands(project: Path) -> str:
    """What `make site` would do."""
    # Nothing of the `make` that runs this test.
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--dry-run", "site"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True).stdout


def test_make_mends_what_is_missing(set_up: Path) -> None:
    made = {name: set_up / "overrides" / name for _, name in MADE}
    for file in made.values():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    bundles.record(set_up / "overrides")
    assert "npm run --silent bundle" not in commands(set_up)
    bundled = {}
    for name, file in made.items():
        file.unlink()
        bundled[name] = commands(set_up).count("npm run --silent bundle")
        file.touch()
    assert bundled == {name: 1 for _, name in MADE}


@pytest.mark.parametrize("source", ["styles/new.css", "browser/page/new.ts"])
def test_make_mends_what_is_made_from_other_sources(source: str, set_up: Path) -> None:
    for _, name in MADE:
        write(set_up / "overrides" / name, time=10**10)
    write(set_up / "overrides" / source)
    bundles.record(set_up / "overrides")
    assert "npm run --silent bundle" not in commands(set_up)
    (set_up / "overrides" / source).unlink()
    assert commands(set_up).count("npm run --silent bundle") == 1
