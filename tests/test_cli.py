"""The command: formats and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpcenter.cli import main
from projects import ROOT, run


def test_clean_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(ROOT)]) == 0
    assert capsys.readouterr().out == ""


def test_json(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tiny / "docs/zh/verify/moon.md"
    page.write_text(page.read_text("utf-8").replace("card: moon", "card: mon"), "utf-8")
    assert main(["check", "docs", "--format", "json", "--project", str(tiny)]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding == {
        "path": "docs/zh/verify/moon.md",
        "line": 6,
        "column": 1,
        "rule": "unknown-card",
        "severity": "error",
        "message": 'unknown card "mon"; did you mean "moon"?',
    }


def test_findings_are_sorted(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for page in sorted((tiny / "docs").rglob("*.md"), reverse=True):
        page.write_text(page.read_text("utf-8").replace("reviewed: 2026-11-20", "reviewed: soon"), "utf-8")
    main(["check", "--project", str(tiny)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert lines == sorted(lines)


@pytest.mark.parametrize("arguments", [[], ["check", "nothing"], ["check", "--format", "pdf"], ["fly"]])
def test_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_as_a_module() -> None:
    result = run("helpcenter", "check", cwd=ROOT)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
