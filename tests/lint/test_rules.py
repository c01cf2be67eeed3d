"""Each rule: what must fail it, with the exact findings, and what must pass. The cases are in tests/lint/rules/."""

from __future__ import annotations

import datetime
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from helpcenter import project
from helpcenter.commands.review import review
from helpcenter.findings import formats
from helpcenter.findings.errors import FindingError
from helpcenter.lint.project_lint import Scope
from helpcenter.rules import DOCS
from linting import lint_project
from projects import ROOT, STAR, copy_project
from restored import restored, snapshot
from sharing import SOAK
from tables import table
from versioned import commit

CASES: dict[str, dict[str, list[dict[str, Any]]]] = {
    rule: cases for file in sorted((ROOT / "tests/lint/rules").glob("*.yml")) for rule, cases in table(file).items()
}
TODAY = "2026-11-21"
CHANGES = ("edit", "repeat", "write", "bytes", "grow", "remove")
PAGE = re.compile(r"docs/[a-z]{2}/([^:]+\.md)")
# Every change of a source page outdates its translation: seen in the cases of these rules only.
ABOUT_RECORDS = {"outdated-translation", "unrecorded-translation"}
# Most changes of one language alone change what is said, and cases of size repeat it: seen in the cases of these only.
ABOUT_MEANING = {"meaning-differs", "repeated-text", "sentence-missing"}


def parameters(kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}-{number}")
        for rule, cases in CASES.items()
        for number, case in enumerate(cases.get(kind, []), 1)
    ]


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of four pages in two languages without a finding; what templates say is not looked at."""
    folder = copy_project(tmp_path_factory.mktemp("star"), STAR / "docs")
    shutil.rmtree(folder / "overrides")
    (folder / "overrides").mkdir()
    return folder


@pytest.fixture(scope="module")
def files_of_star(star: Path) -> Mapping[Path, bytes | None]:
    return snapshot(star)


@pytest.fixture
def damaged(star: Path, files_of_star: Mapping[Path, bytes | None]) -> Iterator[Path]:
    with restored(star, files_of_star):
        yield star


def apply(case: dict[str, Any], folder: Path) -> None:
    if case.get("recorded"):
        review(project.load(folder), (), datetime.date.fromisoformat(TODAY))
    if case.get("committed"):
        commit(folder)
    for path, changes in case.get("edit", {}).items():
        text = (folder / path).read_text("utf-8")
        for old, new in changes:
            assert text.count(old) >= 1, f"{path} has no {old!r}"
            text = text.replace(old, new, 1)
        (folder / path).write_text(text, "utf-8")
    for path, (text, times) in case.get("repeat", {}).items():
        (folder / path).write_text((folder / path).read_text("utf-8") + text * times, "utf-8")
    for path, text in case.get("write", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path, data in case.get("bytes", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(bytes.fromhex(data))
    for path, size in case.get("grow", {}).items():  # gzip makes as many bytes of it
        with (folder / path).open("ab") as file:
            noise = random.Random(size).randbytes(size)  # noqa: S311 -- the same in every run
            file.write(f"<!--{noise.hex()}-->".encode())
    for path in case.get("remove", []):
        (folder / path).unlink()


def changed_pages(case: dict[str, Any]) -> list[str]:
    """The pages that are changed, if that is all, and if what is found is in them: the others need no check."""
    changed = [path for key in CHANGES for path in case.get(key, ())]
    pages = [PAGE.match(path) for path in (*changed, *case.get("finds", ()))]
    named = [page[1] for page in pages if page]
    return changed if len(named) == len(pages) and set(named) == set(named[: len(changed)]) else []


def found(rule: str, case: dict[str, Any], folder: Path) -> list[str]:
    """What all rules find in the damaged project, a line each."""
    apply(case, folder)
    wanted = Scope(
        rules=DOCS - ((ABOUT_RECORDS | ABOUT_MEANING) - {rule}),
        paths=() if SOAK else changed_pages(case),
        today=datetime.date.fromisoformat(str(case.get("today", TODAY))),
        release=case.get("release", False),
    )
    try:
        return formats.as_text(lint_project(project.load(folder), wanted)).splitlines()
    except FindingError as error:
        return [formats.as_line(error.finding)]


def test_undamaged(damaged: Path) -> None:
    assert found("outdated-translation", {}, damaged) == []


@pytest.mark.parametrize(("rule", "case"), parameters("bad"))
def test_bad(rule: str, case: dict[str, Any], damaged: Path) -> None:
    lines = found(rule, case, damaged)
    assert lines == case["finds"]
    assert any(line.endswith(f"[{rule}]") for line in lines)


@pytest.mark.parametrize(("rule", "case"), parameters("good"))
def test_good(rule: str, case: dict[str, Any], damaged: Path) -> None:
    assert found(rule, case, damaged) == []


@pytest.mark.parametrize("rule", sorted(DOCS | CASES.keys()))
def test_every_rule_is_listed_and_has_cases(rule: str) -> None:
    assert rule in DOCS
    assert CASES[rule]["bad"]
    assert CASES[rule]["good"]
