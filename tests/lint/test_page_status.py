"""The status of each page in each language: by the records of translations, and by what the check finds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.lint.page_status import PageStatus, State, Status, Tally, status
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.rules import CATALOG

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"
REVIEWED = datetime.date(2026, 11, 20)
TODAY = datetime.date(2026, 11, 21)
CLEAN = Tally(errors=0, warnings=0, past_review=0, old_sources=0)


def of(root: Path, today: datetime.date = TODAY) -> Status:
    content, findings = loading.load_unfinished(project.load(root))
    assert content is not None, findings
    return status(content, [*findings, *lint(content, Scope(today=today), CATALOG)])


def page(found: Status, path: str) -> PageStatus:
    return next(each for each in found.pages if each.path == path)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert re.search(old, text), old
    file.write_text(re.sub(old, new, text, count=1), "utf-8")


def test_a_clean_project(tiny: Path) -> None:
    found = of(tiny)
    assert [(each.path, each.state) for each in found.pages] == [
        ("docs/zh/index.md", State.SOURCE),
        ("docs/en/index.md", State.UP_TO_DATE),
        ("docs/zh/verify/index.md", State.SOURCE),
        ("docs/en/verify/index.md", State.UP_TO_DATE),
        (SOURCE, State.SOURCE),
        (TRANSLATION, State.UP_TO_DATE),
    ]
    assert (found.topics, found.found, found.elsewhere) == (3, CLEAN, CLEAN)
    translation = page(found, TRANSLATION)
    assert (translation.title, translation.reviewed, translation.evidence) == (
        "Verify a Moon card",
        REVIEWED,
        "reported",
    )


@pytest.mark.parametrize(
    ("damage", "state", "changed"),
    [
        (lambda root: (root / TRANSLATION).unlink(), State.MISSING, ()),
        (lambda root: edit(root / SOURCE, "应用显示结果", "应用显示好结果"), State.BEHIND, ("result",)),
        (lambda root: edit(root / SOURCE, "怎么认证。", "怎么办认证。"), State.BEHIND, ("title",)),
        (
            lambda root: edit(root / SOURCE, "## 结果 {#result}", "## 新 {#new}\n\n新的。\n\n## 结果 {#result}"),
            State.BEHIND,
            ("new",),
        ),
        (lambda root: edit(root / TRANSLATION, "sections: {", "sections: {gone: a1, "), State.BEHIND, ("gone",)),
        (lambda root: edit(root / TRANSLATION, "translation: .*\n", ""), State.UNRECORDED, ()),
        (
            lambda root: edit(root / SOURCE, "max: 3", "max: 4"),
            State.UP_TO_DATE,
            (),
        ),  # the same datum in every language
    ],
)
def test_states(damage: Callable[[Path], None], state: State, changed: tuple[str, ...], tiny: Path) -> None:
    damage(tiny)
    found = of(tiny)
    assert (page(found, TRANSLATION).state, page(found, TRANSLATION).changed) == (state, changed)
    assert found.count(state) == (1 if state is not State.UP_TO_DATE else 3)
    others = {each.state for each in found.pages if each.path != TRANSLATION}
    assert others == {State.SOURCE, State.UP_TO_DATE}


def test_a_missing_page_has_a_place_and_the_title_of_its_source(tiny: Path) -> None:
    (tiny / TRANSLATION).unlink()
    found = of(tiny)
    missing = page(found, TRANSLATION)
    assert (missing.title, missing.reviewed, missing.evidence) == ("月亮卡实名认证", None, "reported")
    assert missing.found == found.found == Tally(errors=1, warnings=0, past_review=0, old_sources=0)
    assert page(found, SOURCE).found == CLEAN


def test_a_missing_page_that_another_file_refers_to(tiny: Path) -> None:
    (tiny / "docs/_data/often_asked.yml").write_text("- {page: moon-verify, section: result}\n", "utf-8")
    (tiny / TRANSLATION).unlink()
    assert page(of(tiny), TRANSLATION).state is State.MISSING


OLD = "evidence: reported\nsources:\n  - {url: https://moon.example.org/, read: 2025-01-10, lang: zh}\n"


@pytest.mark.parametrize(
    ("today", "path", "expected"),
    [
        (TODAY, SOURCE, Tally(errors=1, warnings=1, past_review=0, old_sources=1)),  # unofficial-link
        (TODAY, TRANSLATION, CLEAN),  # a source is read again for all languages
        (datetime.date(2027, 6, 1), SOURCE, Tally(errors=1, warnings=2, past_review=1, old_sources=1)),
        (datetime.date(2027, 6, 1), TRANSLATION, Tally(errors=0, warnings=1, past_review=1, old_sources=0)),
    ],
)
def test_what_is_found(today: datetime.date, path: str, expected: Tally, tiny: Path) -> None:
    edit(tiny / SOURCE, "evidence: reported\n", OLD)
    assert page(of(tiny, today), path).found == expected


def test_findings_in_other_files(tiny: Path) -> None:
    edit(tiny / "docs/_data/products.yml", "Moon", "Moon TODO")
    found = of(tiny)
    assert found.elsewhere == Tally(errors=1, warnings=0, past_review=0, old_sources=0)
    assert (found.found.errors, found.found.warnings) == (1, 2)
    assert page(found, TRANSLATION).found.warnings == 2  # the name is another one than in the source


def test_the_most_urgent_first(tiny: Path) -> None:
    """Errors, missing, behind, past review, warnings, the rest."""
    home, tasks = "docs/{}/index.md", "docs/{}/verify/index.md"
    (tiny / tasks.format("en")).unlink()
    edit(tiny / SOURCE, "应用显示结果", "应用显示好结果")
    edit(tiny / home.format("zh"), "reviewed: 2026-11-20", "reviewed: 2024-11-20")
    edit(tiny / home.format("en"), "Choose your card", "Choose your card TODO")
    assert [each.path for each in of(tiny).pages] == [
        home.format("en"),
        tasks.format("en"),
        TRANSLATION,
        home.format("zh"),
        SOURCE,  # outdated-translation
        tasks.format("zh"),
    ]
