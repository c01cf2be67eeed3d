"""Projects to build: help centers of our own that never change, in `tests/sites/`, and the real one, in `docs/`.

Only the tests in `tests/docs/` look at the real one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import forking
from restored import snapshot

ROOT = Path(__file__).parents[2]
SITES = ROOT / "tests/sites"
CARDS = SITES / "cards"  # a whole help center in two languages, with the configuration and the words of the others
TINY = SITES / "tiny"  # three pages in three languages
STAR = SITES / "rules"  # four pages in two languages, without a finding

# Whether the running test is marked `build`; conftest.py knows.
may_build = False


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this environment, MkDocs for example, as a user would: in a process of its own."""
    assert may_build, "this test starts a build: mark it with pytest.mark.build"
    return forking.run(command, cwd, os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment)


def build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run("mkdocs", "build", "--strict", cwd=project, **environment)


# What is true of languages, not of one site.
LANGUAGE_DATA = ("messengers.yml", "out_of_scope.yml")


@cache
def _files(folder: Path) -> Mapping[Path, bytes | None]:
    return {path.relative_to(folder): data for path, data in snapshot(folder).items()}


def copy(folder: Path, target: Path) -> None:
    """Copy what no test changes: it is read once, for hundreds of copies."""
    target.mkdir(parents=True, exist_ok=True)
    for path, data in _files(folder).items():
        (target / path).mkdir(exist_ok=True) if data is None else (target / path).write_bytes(data)


def copy_project(target: Path, docs: Path, *, templates: bool = True) -> Path:
    """A project in `target` with these docs, our overrides, and the configuration, strings and words of `CARDS`.

    Without `templates` it has only the first of them: it can be checked, not built, and is copied in half the time.
    """
    copy(docs, target / "docs")
    copy(CARDS / "docs/_data/strings", target / "docs/_data/strings")
    for name in LANGUAGE_DATA:
        shutil.copy(CARDS / "docs/_data" / name, target / "docs/_data" / name)
    shutil.copy(CARDS / "mkdocs.yml", target)
    if templates:
        copy(ROOT / "overrides", target / "overrides")
    else:
        (target / "overrides").mkdir()
        shutil.copy(ROOT / "overrides/main.html", target / "overrides")
    return target


def copy_tiny(target: Path, *, templates: bool = True) -> Path:
    """A project of three pages in Chinese and English."""
    copy_project(target, TINY / "docs", templates=templates)
    shutil.rmtree(target / "docs/ar")
    (target / "docs/_data/strings/ar.yml").unlink()
    return target


def copy_real(target: Path) -> Path:
    """The real project. Only for `tests/docs/`."""
    for name in ("docs", "overrides"):
        copy(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def add_products(tiny: Path, number: int) -> None:
    """Products after that of the tiny project, each with a guide to verify and a mark; it has `number` of them then."""
    file = tiny / "docs/_data/products.yml"
    products = file.read_text("utf-8").partition("star-")[0]
    entries = [f"star-{n}: {{name: Star {n}, mark: S{n % 10}, color: '#0a5c58'}}\n" for n in range(number)]
    file.write_text(products + "".join(entries), "utf-8")
    for n in range(number):
        for locale in ("zh", "en"):
            text = (tiny / f"docs/{locale}/verify/moon.md").read_text("utf-8")
            text = text.replace("id: moon-verify", f"id: star-{n}-verify").replace("card: moon", f"card: star-{n}")
            (tiny / f"docs/{locale}/verify/star-{n}.md").write_text(text, "utf-8")
