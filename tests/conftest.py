"""The real site, built once, and a tiny project that a test can damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import ROOT, TINY, build, copy_project, copy_tiny


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: they are slow, and its event loop runs on until the end."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built from the working tree."""
    project = tmp_path_factory.mktemp("site")
    copy_project(project, ROOT / "docs")
    result = build(project)
    assert result.returncode == 0, result.stderr
    return project / "site"


ENTRY = """\
        - locale: ar
          name: العربية
"""


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny site with a third language: a folder, an entry and its strings, nothing else."""
    project = copy_project(tmp_path_factory.mktemp("arabic"), TINY / "docs")
    configuration = (project / "mkdocs.yml").read_text("utf-8")
    with_entry = configuration.replace("          name: English\n", "          name: English\n" + ENTRY)
    assert with_entry != configuration
    (project / "mkdocs.yml").write_text(with_entry, "utf-8")
    result = build(project)
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project of three pages in Chinese and English."""
    return copy_tiny(tmp_path / "tiny")
