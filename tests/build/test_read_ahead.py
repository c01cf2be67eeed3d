"""Pages that were read in several processes are not read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import parallel, project
from helpcenter.build.kept_readings import TEXTS
from helpcenter.build.read_ahead import read_ahead
from helpcenter.content import loading, page
from helpcenter.files import yaml_document
from helpcenter.guide import misread_marks


@pytest.fixture(autouse=True)
def three_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which know nothing yet."""
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    monkeypatch.setattr(parallel, "FEW_PAGES", 1)
    for memo in TEXTS.values():
        memo.renew()
        memo.renew()
    page.parse_source.cache_clear()
    page.parse_translation.cache_clear()


def test_nothing_is_read_twice(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = project.load(tiny)
    read_ahead(loaded, TEXTS)
    monkeypatch.delattr(yaml_document, "_read")
    monkeypatch.delattr(misread_marks, "_as_meant")
    content, findings = loading.load(loaded)
    assert content is not None
    assert len(content.pages) == 6
    assert not findings


def test_what_is_wrong_is_told_when_pages_are_loaded(tiny: Path) -> None:
    (tiny / "docs/en/verify/moon.md").write_text("---\nid: [\n---\n\n# Moon\n", "utf-8")
    loaded = project.load(tiny)
    read_ahead(loaded, TEXTS)
    assert [finding.rule for finding in loading.load(loaded)[1]] == ["broken-yaml"]
