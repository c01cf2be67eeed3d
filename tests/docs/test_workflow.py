"""The workflow: pull requests are annotated, a deployment is never cancelled, Windows is set up as README says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from projects import ROOT

WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))
WORKFLOWS = (
    ROOT / ".github/workflows/site.yml",
    ROOT / "scripts/helpcenter/commands/starter/project/dot_github/workflows/site.yml",
)
JOBS: dict[str, Any] = WORKFLOW["jobs"]
README = (ROOT / "README.md").read_text("utf-8")


def commands(job: str) -> list[str]:
    return [step["run"] for step in JOBS[job]["steps"] if "run" in step]


def test_pull_requests_are_annotated() -> None:
    assert ".venv/bin/helpcenter check docs --format github" in commands("check")


def test_a_deployment_is_never_cancelled() -> None:
    assert JOBS["publish"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert "concurrency" not in WORKFLOW
    assert any("--release" in command for command in commands("publish"))
    assert {"check", "test", "windows"} <= set(JOBS["publish"]["needs"])


def test_once_a_week_only_what_changes_without_us_is_looked_at() -> None:
    assert WORKFLOW[True]["schedule"]  # YAML reads the key "on" so
    ways = {name: job.get("if", "") for name, job in JOBS.items()}
    assert ways.pop("weekly") == "github.event_name == 'schedule'"
    assert all("schedule'" in way or "'push'" in way for way in ways.values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=("ours", "of a new project"))
def test_nobody_else_decides_what_runs_and_rights_are_few(file: Path) -> None:
    """A tag can be moved to other code, a commit cannot; the version beside it is for people, and for update bots."""
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", each)] == []
    assert "\npermissions:\n  contents: read\n\n" in text
    assert text.count(": write") == 2  # the pages, and the token that proves who publishes them
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_windows_is_set_up_as_described() -> None:
    described = README.partition("```powershell\n")[2].partition("```")[0].splitlines()
    assert set(described[2:]) <= set(commands("windows"))
