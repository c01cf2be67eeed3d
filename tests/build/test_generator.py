"""Which generator built a site: every file of the package counts, and every library."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from helpcenter.build import generator


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, which a test may change."""
    package = tmp_path / "helpcenter"
    shutil.copytree(Path(generator.__file__).parents[1], package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(generator, "files", lambda _: package)
    monkeypatch.setattr(generator, "code", generator.code.__wrapped__)
    monkeypatch.setattr(generator, "version", generator.version.__wrapped__)
    return package


@pytest.mark.parametrize(
    "file", ["rules.py", "links/url/parsing.py", "links/rules/policy.py", "language/words.py", "language/en.yml"]
)
def test_every_file_counts(file: str, package: Path) -> None:
    original, version = generator.code(), generator.version()
    text = (package / file).read_text("utf-8")
    (package / file).write_text(text + "\n", "utf-8")
    assert generator.code() != original
    assert generator.version() != version
    (package / file).write_text(text, "utf-8")
    assert generator.code() == original


def test_a_new_file_counts_and_what_python_keeps_does_not(package: Path) -> None:
    original = generator.code()
    (package / "links/url/more.py").write_text("")
    assert generator.code() != original
    (package / "links/url/more.py").unlink()
    (package / "links/__pycache__").mkdir()
    (package / "links/__pycache__/more.pyc").write_text("")
    assert generator.code() == original


@pytest.mark.parametrize("library", ["markdown", "mkdocs-material", "jinja2"])
def test_every_library_counts(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    original = generator.version()
    monkeypatch.setattr(generator, "version", generator.version.__wrapped__)
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == library else "1")
    changed = generator.version()
    monkeypatch.setattr(metadata, "version", lambda _: "1")
    assert len({original, changed, generator.version()}) == 3
