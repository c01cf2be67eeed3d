"""Projects to build: help centers of our own that never change, in `tests/sites/`, and the real one, in `docs/`.

Only the tests in `tests/docs/` look at the real one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run("mkdocs", "build", "--strict", cwd=project, **environment)


# What is true of languages, not of one site.
LANGUAGE_DATA = ("messengers.yml", "out_of_scope.yml")


def copy_project(target: Path, docs: Path) -> Path:
    """A project in `target` with these docs, our overrides, and the configuration, strings and words of `CARDS`."""
    shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    shutil.copytree(CARDS / "docs/_data/strings", target / "docs/_data/strings", dirs_exist_ok=True)
    for name in LANGUAGE_DATA:
        shutil.copy(CARDS / "docs/_data" / name, target / "docs/_data" / name)
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copy(CARDS / "mkdocs.yml", target)
    return target


def copy_tiny(target: Path) -> Path:
    """A project of three pages in Chinese and English."""
    copy_project(target, TINY / "docs")
    shutil.rmtree(target / "docs/ar")
    (target / "docs/_data/strings/ar.yml").unlink()
    return target


def copy_real(target: Path) -> Path:
    """The real project. Only for `tests/docs/`."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
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
