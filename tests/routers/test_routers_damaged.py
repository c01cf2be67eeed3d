"""What is found when the pages of another help center are damaged: at its line, by the rule that knows."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from helpcenter import cli, project
from helpcenter.lint.project_lint import Scope
from helpcenter.rules import DOCS
from linting import lint_project
from projects import build
from tables import table

CASES: dict[str, dict[str, Any]] = table(Path(__file__).with_name("damage.yml"))
TODAY = datetime.date(2026, 11, 21)
# A change of a source page outdates its translation, whatever it is.
RULES = DOCS - {"outdated-translation", "unrecorded-translation"}


def damage(project_folder: Path, edits: dict[str, list[list[str]]]) -> None:
    for path, changes in edits.items():
        file = project_folder / "docs" / path
        text = file.read_text("utf-8")
        for old, new in changes:
            assert old in text, f"{path} has no {old!r}"
            text = text.replace(old, new, 1)
        file.write_text(text, "utf-8")


def found(project_folder: Path) -> list[str]:
    findings = lint_project(project.load(project_folder), Scope(rules=RULES, today=TODAY))
    return sorted(f"{each.path.removeprefix('docs/')}:{each.line} {each.rule}" for each in findings)


def test_undamaged(routers: Path) -> None:
    assert found(routers) == []


@pytest.mark.parametrize("name", CASES)
def test_damage(routers: Path, name: str) -> None:
    damage(routers, CASES[name]["edit"])
    assert found(routers) == sorted(CASES[name]["finds"])


@pytest.mark.build
def test_links_that_say_nothing(routers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In either language: this is seen on the built site."""
    damage(
        routers,
        {
            "fr/guides/installer/lumo-2.md": [["[Ce que disent les voyants](", "[cliquez ici]("]],
            "de/guides/installer/lumo-2.md": [["[Was die Leuchten bedeuten](", "[hier]("]],
        },
    )
    assert build(routers).returncode == 0
    assert cli.main(["check", "links", "--project", str(routers)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [(line.split(": ")[0].rsplit(":", 1)[0], line.rsplit(" ", 1)[1]) for line in lines] == [
        ("docs/de/guides/installer/lumo-2.md:53", "[vague-link]"),
        ("docs/fr/guides/installer/lumo-2.md:59", "[vague-link]"),
    ]
