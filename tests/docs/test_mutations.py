"""Every real page, damaged in every way of mutations.py, in either language: the check names rule, file and line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import data, page
from helpcenter.findings.finding import Finding
from helpcenter.lint.runner import Scope
from linting import lint_project
from mutations import MUTATIONS, Mutation
from projects import ROOT, copy_project

TODAY = datetime.date(2026, 11, 21)
PAGES = sorted(file.relative_to(ROOT / "docs/zh").as_posix() for file in (ROOT / "docs/zh").rglob("*.md"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("real"), ROOT / "docs")


@pytest.fixture(scope="module", autouse=True)
def what_is_not_damaged_is_read_once(real: Path) -> Iterator[None]:
    """A thousand checks of a project in which one page differs."""
    loaded = project.load(real)
    site, _ = data.load_site(loaded)
    assert site
    known = data.load(loaded, site)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "parse_source", lru_cache(maxsize=None)(page.parse_source))
        patch.setattr(data, "load", lambda *_: known)
        yield


def changed_lines(before: str, after: str) -> set[int]:
    """The lines of `after` that are not in `before`, those beside them, and the heading and the step above."""
    lines = after.split("\n")
    found: set[int] = set()
    for tag, _, _, start, end in SequenceMatcher(None, before.split("\n"), lines, autojunk=False).get_opcodes():
        if tag != "equal":
            found |= set(range(start, end + 2))
            for above in ("#", r"\d+\. "):
                found |= set([number for number in range(start, 0, -1) if re.match(above, lines[number - 1])][:1])
    return found


def is_caught(mutation: Mutation, findings: list[Finding], path: str, lines: set[int]) -> bool:
    return any(
        finding.rule in mutation.rules and finding.path == path and finding.line in lines for finding in findings
    )


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_damage_is_seen(mutation: Mutation, real: Path) -> None:
    loaded = project.load(real)
    tried, missed = 0, []
    for uri in PAGES:
        for locale, other in (("zh", "en"), ("en", "zh")):
            file = real / "docs" / locale / uri
            text = file.read_text("utf-8")
            damaged = mutation.damage(text, (real / "docs" / other / uri).read_text("utf-8"))
            if damaged is None:
                continue
            tried += 1
            path = f"docs/{locale}/{uri}"
            try:
                file.write_text(damaged, "utf-8")
                findings = lint_project(loaded, Scope(paths=(path,), today=TODAY))
            finally:
                file.write_text(text, "utf-8")
            if not is_caught(mutation, findings, path, changed_lines(text, damaged)):
                missed.append((path, [f"{each.path}:{each.line} {each.rule}" for each in findings]))
    assert tried
    assert not missed, f"{len(missed)} of {tried} missed"


def test_no_finding_on_undamaged_pages(real: Path) -> None:
    assert lint_project(project.load(real), Scope(today=TODAY)) == []
