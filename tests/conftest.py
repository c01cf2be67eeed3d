"""The real site, built once, and a tiny project that a test can damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projects import ROOT, TINY, build, copy_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built from the working tree."""
    project = tmp_path_factory.mktemp("site")
    copy_project(project, ROOT / "docs")
    result = build(project)
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project of three pages in Chinese and English."""
    project = copy_project(tmp_path / "tiny", TINY / "docs")
    shutil.rmtree(project / "docs/ar")
    (project / "docs/_data/strings/ar.yml").unlink()
    return project
