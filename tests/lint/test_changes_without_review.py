"""Facts that change without a review, alike in both languages, or in data: only the record of claims shows it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.commands.review import review
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from mutations import IN_DATA, SAME_IN_BOTH
from projects import CARDS, copy_project
from sharing import A_FEW

TODAY = datetime.date(2026, 11, 21)
PAGES = sorted(file.relative_to(CARDS / "docs/zh").as_posix() for file in (CARDS / "docs/zh").rglob("*.md"))
RULE = "changed-since-review"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("recorded"), CARDS / "docs")
    assert review(project.load(folder), (), TODAY).findings == []
    return folder


def found(folder: Path, *paths: str) -> list[str]:
    """The files in which the rule finds something."""
    scope = Scope(rules=frozenset({RULE}), paths=paths, today=TODAY)
    findings = lint_project(project.load(folder), scope)
    assert {finding.rule for finding in findings} <= {RULE}
    return [finding.path for finding in findings]


@pytest.mark.parametrize("name", SAME_IN_BOTH)
def test_the_same_change_in_both_languages(name: str, recorded: Path) -> None:
    tried, missed = 0, []
    for uri in PAGES:
        files = [recorded / "docs" / locale / uri for locale in ("zh", "en")]
        before = [file.read_text("utf-8") for file in files]
        damaged = [SAME_IN_BOTH[name](*texts) for texts in (before, before[::-1])]
        if None in damaged:
            continue
        tried += 1
        try:
            for file, text in zip(files, damaged, strict=True):
                file.write_text(text or "", "utf-8")
            if not found(recorded, f"docs/zh/{uri}"):
                missed.append(uri)
        finally:
            for file, text in zip(files, before, strict=True):
                file.write_text(text, "utf-8")
        if tried == A_FEW:
            break
    assert tried
    assert not missed


@pytest.mark.parametrize("name", IN_DATA)
def test_a_change_in_data(name: str, recorded: Path) -> None:
    path, old, new = IN_DATA[name]
    file = recorded / path
    before = file.read_text("utf-8")
    assert old in before
    try:
        file.write_text(before.replace(old, new, 1), "utf-8")
        assert found(recorded)
    finally:
        file.write_text(before, "utf-8")


def test_nothing_is_found_without_a_change(recorded: Path) -> None:
    assert found(recorded) == []
