"""The command: formats and exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter import report
from helpcenter.cli import main
from helpcenter.finding import Finding, Severity
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


ONE = Finding(path="docs/zh/a b,c.md", line=3, column=5, rule="some-rule", message="100 % wrong: x\nmend it")
WARNING = replace(ONE, line=1, severity=Severity.WARNING)


def test_text() -> None:
    assert report.as_text([ONE, WARNING]) == (
        "docs/zh/a b,c.md:1:5: warning: 100 % wrong: x\nmend it [some-rule]\n"
        "docs/zh/a b,c.md:3:5: 100 % wrong: x\nmend it [some-rule]\n"
    )


def test_github() -> None:
    assert report.as_github([ONE]) == (
        "::error file=docs/zh/a b%2Cc.md,line=3,col=5,title=some-rule::100 %25 wrong: x%0Amend it\n"
    )


def test_sarif() -> None:
    (run,) = json.loads(report.as_sarif([ONE, WARNING]))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["some-rule"]
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "docs/zh/a%20b%2Cc.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }


def test_no_findings_are_a_whole_report() -> None:
    assert report.as_text([]) == report.as_github([]) == ""
    assert json.loads(report.as_json([])) == []
    assert json.loads(report.as_sarif([]))["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["docs/en/verify/moon.md"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        (["docs/zh/verify"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        (["docs", "docs/zh/verify/moon.md"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        (["docs/zh/index.md"], set()),
        (["docs/_data"], set()),
        ([], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
    ],
)
def test_paths(paths, expected, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    for page in (tiny / "docs").rglob("moon.md"):
        page.write_text(page.read_text("utf-8").replace("card: moon", "card: mon"), "utf-8")
    assert main(["check", *paths, "--format", "json"]) == bool(expected)
    assert {finding["path"] for finding in json.loads(capsys.readouterr().out)} == expected


def test_from_a_folder_of_the_project(tiny: Path, capsys, monkeypatch) -> None:
    page = tiny / "docs/zh/verify/moon.md"
    page.write_text(page.read_text("utf-8").replace("card: moon", "card: mon"), "utf-8")
    monkeypatch.chdir(tiny / "docs/en")
    assert main(["check", "verify/moon.md"]) == 1
    assert capsys.readouterr().out.startswith("docs/zh/verify/moon.md:6:1: ")


def test_findings_are_sorted(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for page in sorted((tiny / "docs").rglob("*.md"), reverse=True):
        page.write_text(page.read_text("utf-8").replace("reviewed: 2026-11-20", "reviewed: soon"), "utf-8")
    main(["check", "--project", str(tiny)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "arguments", [[], ["check", "nothing"], ["check", "all", "x.md"], ["check", "--format", "pdf"], ["fly"]]
)
def test_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_as_a_module() -> None:
    result = run("helpcenter", "check", cwd=ROOT)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
