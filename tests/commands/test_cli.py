"""The command: formats and exit codes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from helpcenter.cli import main
from helpcenter.findings import formats
from helpcenter.findings.finding import Finding, Severity
from helpcenter.rules import CATALOG
from projects import CARDS, ROOT, build, run


def test_clean_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs", "--strict", "--today", "2026-11-21", "--project", str(CARDS)]) == 0
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
        "rule": "unknown-product",
        "severity": "error",
        "message": 'unknown card "mon"; did you mean "moon"?',
    }


ONE = Finding(path="docs/zh/a b,c.md", line=3, column=5, rule="some-rule", message="100 % wrong: x\nfix it")
WARNING = replace(ONE, line=1, severity=Severity.WARNING)


def test_text() -> None:
    assert formats.as_text([ONE, WARNING]) == (
        "docs/zh/a b,c.md:1:5: warning: 100 % wrong: x fix it [some-rule]\n"
        "docs/zh/a b,c.md:3:5: 100 % wrong: x fix it [some-rule]\n"
    )


def test_github() -> None:
    assert formats.as_github([ONE]) == (
        "::error file=docs/zh/a b%2Cc.md,line=3,col=5,title=some-rule::100 %25 wrong: x fix it\n"
    )


def test_sarif() -> None:
    (run,) = json.loads(formats.as_sarif([ONE, WARNING]))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["some-rule"]
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "docs/zh/a%20b%2Cc.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }


@pytest.mark.parametrize("findings", [[], [ONE], [ONE, WARNING]])
def test_sarif_follows_its_schema(findings: list[Finding], sarif_schema) -> None:
    jsonschema.validate(json.loads(formats.as_sarif(findings)), sarif_schema)


def test_github_lines_are_workflow_commands(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tiny / "docs/zh/verify/moon.md"
    page.write_text(page.read_text("utf-8").replace("打开应用", "打开，100% 登陆"), "utf-8")
    assert main(["check", "docs", "--format", "github", "--project", str(tiny)]) == 1
    for line in capsys.readouterr().out.splitlines():
        assert re.fullmatch(r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[a-z-]+::[^\r\n]+", line), line
        assert not re.search(r"%(?!25|0A|0D|2C|3A)", line)


def test_no_findings_are_a_whole_report() -> None:
    assert formats.as_text([]) == formats.as_github([]) == ""
    assert json.loads(formats.as_json([])) == []
    assert json.loads(formats.as_sarif([]))["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["docs/en/verify/moon.md"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        (["docs/zh/verify"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        (["docs", "docs/zh/verify/moon.md"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        # A file that cannot be read prevents the check of all pages.
        (["docs/zh/index.md"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        (["docs/_data"], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
        ([], {"docs/en/verify/moon.md", "docs/zh/verify/moon.md"}),
    ],
)
def test_paths(paths, expected, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    for page in (tiny / "docs").rglob("moon.md"):
        page.write_text(page.read_text("utf-8").replace("reviewed: 2026-11-20", "reviewed: soon"), "utf-8")
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
    main(["check", "docs", "--project", str(tiny)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert lines == sorted(lines)


MOON = "docs/zh/verify/moon.md"


def damage(project: Path, old: str, new: str, path: str = MOON) -> None:
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new), "utf-8")


def rules_found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = main(["check", *arguments, "--format", "json"])
    return code, [finding["rule"] for finding in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--only", "avoided-term"], (1, ["avoided-term"])),
        (["--only", "avoided-term", "--only", "unknown-label"], (1, ["unknown-label", "avoided-term"])),
        (["--only", "unknown-number"], (0, [])),
        (["docs", "--skip", "avoided-term", "--skip", "outdated-translation"], (1, ["unknown-label"])),
        (["steps", "--skip", "outdated-translation"], (1, ["unknown-label"])),
        (["docs", "--only", "outdated-translation"], (0, ["outdated-translation"])),
        (["--only", "outdated-translation", "--strict"], (1, ["outdated-translation"])),
        # Rules that had another name are found by it.
        (["docs", "--only", "idle-waiver", "--only", "outdated-translation"], (0, ["outdated-translation"])),
        (["steps", "--skip", "outdated-translation", "--skip", "unknown-opening"], (1, ["unknown-label"])),
        (["--only", "outdated-translation", "--release"], (1, ["outdated-translation"])),
    ],
)
def test_wanted_rules(arguments, expected, tiny: Path, capsys) -> None:
    damage(tiny, "应用显示结果", "应用显示**结果**，要登陆")
    assert rules_found(capsys, *arguments, "--project", str(tiny)) == expected


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([MOON], [MOON]),
        (["docs/en/verify/moon.md"], [MOON]),
        (["docs/zh/verify"], [MOON]),
        (["docs/zh/index.md"], ["docs/en/index.md"]),
        (["docs/_data"], []),
        ([], ["docs/en/index.md", MOON]),
    ],
)
def test_paths_of_what_can_be_read(paths, expected, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    damage(tiny, "打开应用", "打开登陆应用")
    damage(tiny, "\nChoose your card", "\nLog in and choose your card", "docs/en/index.md")
    main(["check", *paths, "--only", "avoided-term", "--format", "json"])
    found = {finding["path"] for finding in json.loads(capsys.readouterr().out)}
    assert sorted(found) == expected


def test_what_cannot_be_read_is_never_hidden(committed: Path, capsys) -> None:
    damage(committed, "card: moon", "card: mon")
    for arguments in (["--only", "avoided-term"], ["--skip", "unknown-product"], ["--base", "HEAD"]):
        assert rules_found(capsys, *arguments, "--project", str(committed)) == (1, ["unknown-product"])


@pytest.mark.parametrize(("today", "expected"), [("2027-05-19", []), ("2027-05-20", ["overdue-review"] * 6)])
def test_today(today, expected, tiny: Path, capsys) -> None:
    assert rules_found(capsys, "docs", "--today", today, "--project", str(tiny)) == (0, expected)


@pytest.fixture
def committed(tiny: Path) -> Path:
    """The tiny project, with one mistake in it, in a repository of its own."""
    damage(tiny, "重新提交", "重新登陆")
    commit(tiny)
    return tiny


def commit(project: Path) -> None:
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *command], cwd=project, check=True)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("打开应用", "打开应用", (0, [])),
        ("打开应用", "打开应用\n\n    照着做", (0, [])),  # the earlier finding is now two lines lower
        ("打开应用", "打开登陆应用", (1, ["avoided-term"])),
    ],
)
def test_base(old, new, expected, committed: Path, capsys) -> None:
    damage(committed, old, new)
    assert rules_found(capsys, "--base", "HEAD", "--only", "avoided-term", "--project", str(committed)) == expected


@pytest.mark.parametrize("ref", ["nothing", "--output=stolen", ""])
def test_unknown_base(ref: str, committed: Path, capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", f"--base={ref}", "--project", str(committed)])
    assert caught.value.code == 2
    assert "--base" in capsys.readouterr().err
    assert not (committed / "stolen").exists()


@pytest.mark.parametrize(
    ("damaged", "message"),
    [
        ("mkdocs.yml", "--base HEAD: there is no project that can be read; mkdocs.yml:"),
        ("docs/zh/verify/moon.md", "--base HEAD: its pages and data cannot be read; docs/zh/verify/moon.md:"),
        ("docs", "--base HEAD: there is no project that can be read; mkdocs.yml:6:1: docs_dir:"),
    ],
)
def test_a_base_that_cannot_be_checked(damaged: str, message: str, tiny: Path, capsys) -> None:
    whole = tiny.with_name("whole")
    shutil.copytree(tiny, whole)
    if damaged == "docs":
        shutil.rmtree(tiny / damaged)
    else:
        (tiny / damaged).write_text("---\n[", "utf-8")
    commit(tiny)
    shutil.copytree(whole, tiny, dirs_exist_ok=True)
    with pytest.raises(SystemExit) as caught:
        main(["check", "docs", "--base", "HEAD", "--project", str(tiny)])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.build
def test_a_base_that_cannot_be_built(tiny_with_site: Path, capsys) -> None:
    project = tiny_with_site
    page = project / "docs/en/verify/moon.md"
    text = page.read_text("utf-8")
    page.write_text(text + "\n## Again {#app}\n\nText.\n", "utf-8")
    commit(project)
    page.write_text(text, "utf-8")
    assert build(project).returncode == 0
    with pytest.raises(SystemExit) as caught:
        main(["check", "links", "--base", "HEAD", "--project", str(project)])
    assert caught.value.code == 2
    assert "--base HEAD: its site cannot be built; " in capsys.readouterr().err


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == len(CATALOG.rules)
    assert main(["rules", "typed-datum"]) == 0
    explained = capsys.readouterr().out
    assert explained.startswith("typed-datum (error)\n\nA review time or an amount typed by hand")
    assert "Bad:  `审核要 1–3 个工作日`\n" in explained


# What needs a project.
NOT_OF_SITES = (["--base", "HEAD"], ["--base="], ["--today", "2026-11-21"], ["--release"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check", "nothing"],
        ["check", "all", "x.md"],
        ["check", "--format", "pdf"],
        ["check", "--only", "typed-date"],
        ["check", "--today", "soon"],
        ["check", "mkdocs.yml", "--project", str(CARDS)],
        ["check", "steps", "--only", "typography"],
        ["check", "--only", "typography", "--skip", "typography"],
        ["check", "--site", "."],
        ["check", "docs", "--site", "."],
        ["check", "links", "docs", "--site", "."],
        ["check", "links", "--site", "nothing"],
        ["check", "links", "--site", str(ROOT / "scripts/helpcenter_dev")],
        ["check", "links", "--site", str(ROOT / "tests/sites"), "--only", "unreachable"],
        ["check", "docs", "--external"],
        ["check", "links", "--site", ".", "--base-url", "help.example.org"],
        ["check", "links", "--site", ".", "--only", "lost-address"],
        ["check", "links", "--site", ".", "--only", "missing-section"],
        ["check", "links", "--base-url", "https://help.example.org/"],
        *(["check", "links", "--site", str(CARDS), *option] for option in NOT_OF_SITES),
        ["check", "links", "--today", "2026-11-21"],
        ["check", "links", "--release"],
        ["check", "docs", "--skip", "missing-file", "--project", str(CARDS)],
        ["check", "links", "--skip", "typography", "--project", str(CARDS)],
        ["check", "links", "--skip", "unreachable", "--project", str(CARDS)],
        ["check", "--only", "broken-template", "--only", "typography", "--project", str(CARDS)],
        ["rules", "typed-date"],
        ["translate"],
        ["translate", "stamp"],
        ["translate", "stamp", "nothing.md"],
        ["fly"],
    ],
)
def test_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


@pytest.mark.build
def test_as_a_module() -> None:
    result = run("helpcenter", "check", "docs", "--today", "2026-11-21", cwd=CARDS)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_search(built_tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--lang", "en", "--project", str(built_tiny), "moon", "pasport"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Showing results for: moon passport",
        " 1  Verify a Moon card › What you need  [verify/moon/#before]",
    ]
    assert main(["search", "--format", "json", "--project", str(built_tiny), "護照"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["pages"][0]["sections"][0]["path"] == "verify/moon/#before"
    assert main(["search", "--project", str(built_tiny), "qwxz"]) == 0
    assert capsys.readouterr().out == "Nothing found.\n"


def test_search_of_what_is_not_there(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, message in ((["--lang", "enn"], 'no language "enn"; did you mean "en"?'), ([], "is not built")):
        with pytest.raises(SystemExit) as ended:
            main(["search", *arguments, "--project", str(tiny), "x"])
        assert ended.value.code == 2
        assert message in capsys.readouterr().err
