"""Pages damaged in every way of mutations.py, in either language: the check names rule, file and line.

Each kind of damage is done to a few of the pages that offer something to damage, other ones for each kind, and in
`make soak` to all of them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope
from linting import lint_project, same_data
from mutations import MUTATIONS, Mutation
from projects import CARDS, copy_project
from sharing import A_FEW

TODAY = datetime.date(2026, 11, 21)
PAGES = sorted(file.relative_to(CARDS / "docs/zh").as_posix() for file in (CARDS / "docs/zh").rglob("*.md"))
PLACES = [(uri, *locales) for uri in PAGES for locales in (("zh", "en"), ("en", "zh"))]


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("cards"), CARDS / "docs")


@pytest.fixture(scope="module", autouse=True)
def data_are_read_once(cards: Path) -> Iterator[None]:
    with same_data(project.load(cards)):
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
    """Which side of a link has changed nobody knows: it is reported on the translation, and names both."""
    about = [finding for finding in findings if finding.rule in mutation.rules]
    named = (f"{path}:{line};" in each.message for each in about for line in lines if each.rule == "links-differ")
    return any(finding.path == path and finding.line in lines for finding in about) or any(named)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_damage_is_seen(mutation: Mutation, cards: Path) -> None:
    loaded = project.load(cards)
    tried, missed = 0, []
    first = MUTATIONS.index(mutation) * 7 % len(PLACES)
    for uri, locale, other in PLACES[first:] + PLACES[:first]:
        file = cards / "docs" / locale / uri
        text = file.read_text("utf-8")
        damaged = mutation.damage(text, (cards / "docs" / other / uri).read_text("utf-8"))
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
        if tried == A_FEW:
            break
    assert tried
    assert not missed, f"{len(missed)} of {tried} missed"


def test_no_finding_on_undamaged_pages(cards: Path) -> None:
    assert lint_project(project.load(cards), Scope(today=TODAY)) == []
