"""What the folder .vscode tells editors: findings at their lines, commands that exist, a schema for each data file."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from helpcenter import project
from helpcenter.arguments import command_line
from helpcenter.content.data import FILES
from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.formats import as_line, as_text
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from projects import ROOT, copy_tiny

TASKS: list[dict[str, Any]] = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
PATTERN: dict[str, Any] = next(task["problemMatcher"] for task in TASKS if task["problemMatcher"])["pattern"]


def matched(line: str) -> dict[str, str | None]:
    found = re.match(PATTERN["regexp"], line)
    assert found, line
    return {key: found[group] for key, group in PATTERN.items() if key != "regexp"}


def test_each_finding_of_a_page_is_seen(tmp_path) -> None:
    tiny = copy_tiny(tmp_path / "tiny", templates=False)
    page = tiny / "docs/zh/verify/moon.md"
    page.write_text(page.read_text("utf-8") + "\nTODO [x]（y.md）\n", "utf-8")
    lines = as_text(lint_project(project.load(tiny), Scope())).splitlines()
    assert lines
    assert "docs/zh/verify/moon.md" in {matched(line)["file"] for line in lines}


@pytest.mark.parametrize("severity", Severity)
def test_all_that_a_line_says_is_read(severity: Severity) -> None:
    message = "a: 1:2 [x]; add **…** in docs/en/c.md:29"
    place = {"path": "docs/zh/a b.md", "line": 31, "column": 7}
    finding = Finding(**place, rule="labels-differ", message=message, severity=severity)
    assert matched(as_line(finding)) == {
        "file": finding.path,
        "line": "31",
        "column": "7",
        "severity": "warning" if severity == "warning" else None,
        "message": finding.message,
        "code": finding.rule,
    }


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["label"])
def test_a_task_is_a_command(task: dict[str, Any]) -> None:
    module, name, *arguments = task["args"][1:]
    assert module == "helpcenter"
    if name != "serve":  # the preview
        command_line().parse_args([name, *arguments])


def test_each_data_file_has_its_schema() -> None:
    schemas = SETTINGS["yaml.schemas"]
    for schema, file in schemas.items():
        assert (ROOT / schema).is_file(), schema
        assert schema.rpartition("/")[2] == f"{file.rpartition('/')[2].removesuffix('.yml')}.json"
    assert {file.rpartition("/")[2].removesuffix(".yml") for file in schemas.values()} == FILES.keys()
