"""Styles and scripts that are missing or older than their sources: said in one line, before anything is built.

What `make` does about it, too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from helpcenter.build import bundles
from projects import ROOT

MADE = [(folder, name) for folder, names in bundles._BUNDLES.items() for name in names]
EVERY_BUNDLE = pytest.mark.parametrize(("folder", "name"), MADE)


def write(file: Path, time: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("", "utf-8")
    os.utime(file, (time, time))


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    """Sources, and bundles that are one second younger."""
    for name in ("styles/page.css", "styles/sample.html", "browser/page/page.ts", "browser/search/worker.ts"):
        write(tmp_path / name, 100)
    for _, name in MADE:
        write(tmp_path / name, 101)
    return tmp_path


def test_up_to_date(overrides: Path) -> None:
    assert bundles.staleness(overrides) is None


@EVERY_BUNDLE
def test_missing(folder: str, name: str, overrides: Path) -> None:
    (overrides / name).unlink()
    assert bundles.staleness(overrides) == (
        f"{overrides / name} is missing, which is made from {overrides / folder}; run: make site"
    )


@EVERY_BUNDLE
def test_older_than_any_source(folder: str, name: str, overrides: Path) -> None:
    write(overrides / name, 99)
    assert bundles.staleness(overrides) == (
        f"{overrides / name} is older than {overrides / folder}, from which it is made; run: make site"
    )


@pytest.mark.parametrize(
    ("source", "stale"), [("styles/new.css", "helpcenter.css"), ("browser/search/deep/new.ts", "loader.js")]
)
def test_a_source_was_added(source: str, stale: str, overrides: Path) -> None:
    write(overrides / source, 102)
    said = bundles.staleness(overrides)
    assert said is not None
    assert f"{stale} is older than {overrides / source.partition('/')[0]}," in said


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
        write(tmp_path / name, 1)
    for time, name in enumerate(("site.stamp", "node.stamp"), 2):
        write(tmp_path / ".venv" / name, time)
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


@pytest.mark.parametrize("name", [name for _, name in MADE])
def test_make_mends_what_is_missing(name: str, set_up: Path) -> None:
    def commands() -> str:
        # Nothing of the `make` that runs this test.
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
        command = ["make", "--dry-run", "site"]
        return subprocess.run(command, cwd=set_up, env=environment, capture_output=True, text=True, check=True).stdout

    for _, other in MADE:
        (set_up / "overrides" / other).parent.mkdir(parents=True, exist_ok=True)
        (set_up / "overrides" / other).touch()
    assert "npm run --silent bundle" not in commands()
    (set_up / "overrides" / name).unlink()
    assert commands().count("npm run --silent bundle") == 1
