"""Projects to build: the real one, and a tiny one of three pages that a test can damage."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/sites/tiny"


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this environment, MkDocs for example, as a user would: in a process of its own."""
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
LANGUAGE_DATA = ("chats.yml", "elsewhere.yml")


def copy_project(target: Path, docs: Path) -> Path:
    """A project in `target` with these docs and our mkdocs.yml, overrides, interface strings and words."""
    shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs/_data/strings", target / "docs/_data/strings", dirs_exist_ok=True)
    for name in LANGUAGE_DATA:
        shutil.copy(ROOT / "docs/_data" / name, target / "docs/_data" / name)
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def copy_tiny(target: Path) -> Path:
    """A project of three pages in Chinese and English."""
    copy_project(target, TINY / "docs")
    shutil.rmtree(target / "docs/ar")
    (target / "docs/_data/strings/ar.yml").unlink()
    return target
