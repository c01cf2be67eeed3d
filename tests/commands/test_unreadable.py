"""Where nothing can be checked, a report for programs is whole all the same, and says why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from helpcenter.cli import main
from helpcenter.commands import check


def write(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda project: (project / name).write_bytes(data)


def rename(old: str, new: str) -> Callable[[Path], object]:
    return lambda project: (project / old).rename(project / new)


# What is wrong → exit code, rule, file, and a part of the message.
CASES: dict[str, tuple[Callable[[Path], object], list[str], tuple[int, str, str, str]]] = {
    "no project": (rename("mkdocs.yml", "x.yml"), [], (2, "unreadable", "mkdocs.yml", "cannot be read")),
    "broken": (write("mkdocs.yml", b"plugins: ["), [], (2, "broken-yaml", "mkdocs.yml", "this is not YAML")),
    "not UTF-8": (write("mkdocs.yml", b"site_name: \xff"), [], (2, "not-utf-8", "mkdocs.yml", "byte 0xff")),
    "empty": (write("mkdocs.yml", b""), [], (2, "configuration", "mkdocs.yml", "site_name")),
    "a list": (write("mkdocs.yml", b"- x\n"), [], (2, "configuration", "mkdocs.yml", "")),
    "inherits nothing": (
        lambda project: (project / "mkdocs.yml").write_text("INHERIT: x.yml\n"),
        [],
        (2, "unreadable", "x.yml", "cannot be read"),
    ),
    "inherits itself": (
        lambda project: (project / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\n"),
        [],
        (2, "configuration", "mkdocs.yml", "INHERIT"),
    ),
    "no docs": (rename("docs", "texts"), [], (2, "configuration", "mkdocs.yml", "docs_dir")),
    "a page": (write("docs/zh/index.md", b"\xff"), [], (2, "not-utf-8", "docs/zh/index.md", "byte 0xff")),
    "data": (rename("docs/_data/help_center.yml", "x"), [], (2, "unreadable", "docs/_data/help_center.yml", "")),
    "no site": (lambda _: None, ["links"], (2, "stale-site", ".", "site/ is not built; run helpcenter build")),
    "wrong use": (lambda _: None, ["docs", "nothing.md"], (2, "wrong-use", ".", "nothing.md: there is no such")),
    "no such commit": (lambda _: None, ["docs", "--base", "x"], (2, "wrong-use", ".", "--base x: ")),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_the_reason_is_in_the_report(name: str, form: str, tiny: Path, capsys, sarif_schema) -> None:
    damage, arguments, expected = CASES[name]
    damage(tiny)
    status = status_of([*(arguments or ["docs"]), "--format", form, "--project", str(tiny)])
    output = capsys.readouterr()
    matches(form, output.out, (status, expected), sarif_schema)


def matches(form: str, text: str, given: tuple[int, tuple[int, str, str, str]], sarif_schema) -> None:
    status, (code, rule, path, message) = given
    assert status == code
    if form == "json":
        said = [(each["rule"], each["path"], each["message"]) for each in json.loads(text)]
    elif form == "sarif":
        log = json.loads(text)
        jsonschema.validate(log, sarif_schema)
        said = [
            (
                each["ruleId"],
                each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
                each["message"]["text"],
            )
            for each in log["runs"][0]["results"]
        ]
    else:
        assert text.startswith(f"::error file={path},line=")
        assert f"title={rule}::" in text
        return
    assert any(each[:2] == (rule, path) and message in each[2] for each in said), said


def status_of(arguments: list[str]) -> int:
    try:
        return main(["check", *arguments])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_crash(form: str, tiny: Path, capsys, monkeypatch, sarif_schema) -> None:
    monkeypatch.setattr(check, "check", None)
    status = status_of(["--format", form, "--project", str(tiny)])
    output = capsys.readouterr()
    matches(form, output.out, (status, (3, "internal-error", ".", "helpcenter itself failed (TypeError")), sarif_schema)
    assert output.err.startswith("helpcenter itself failed")


@pytest.mark.parametrize("arguments", [["--site", "nothing"], ["--site", "."], ["--site", ".", "--base-url", "x"]])
def test_any_site(arguments: list[str], tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert status_of(["links", *arguments, "--format", "json"]) == 2
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["rule"] == "wrong-use"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "links", "--site", ".", "--project", "."],
        ["check", "--project", "nothing"],
        ["rules", "typography", "--format", "text"],
    ],
)
def test_options_that_do_not_apply_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.fixture
def project(tiny: Path) -> Path:
    page = tiny / "docs/zh/verify/moon.md"
    page.write_text(page.read_text("utf-8").replace("打开应用", "打开登陆应用"), "utf-8")
    return tiny


ENVIRONMENTS: list[dict[str, str]] = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "cp1252:strict"},
    {"PYTHONIOENCODING": "utf-16"},
]
COMMANDS = [
    *(["check", "docs", "--format", form] for form in ("text", "json", "github", "sarif")),
    ["rules", "--format", "markdown"],
]


@pytest.mark.program
@pytest.mark.parametrize(
    ("command", "environment"),
    [*((COMMANDS[0], each) for each in ENVIRONMENTS), *((each, ENVIRONMENTS[2]) for each in COMMANDS[1:])],
    ids=str,
)
def test_utf_8_whatever_the_locale(command: list[str], environment: dict[str, str], project: Path) -> None:
    result = shell(f"helpcenter {' '.join(command)}", project, environment)
    assert result.returncode == (command[0] == "check")
    assert result.stderr == b""
    assert ("登陆" if command[0] == "check" else "审核") in result.stdout.decode()


@pytest.mark.program
@pytest.mark.parametrize(
    ("command", "status", "error"),
    [
        ("helpcenter check docs >&-", 1, ""),
        ("helpcenter check docs 2>&-", 1, ""),
        ("helpcenter check docs <&- >&- 2>&-", 1, ""),
        ("helpcenter check docs --only typography >&-", 0, ""),
        ("helpcenter check nothing.md >&- 2>&-", 2, ""),
        ("helpcenter check docs >/dev/full", 2, "the output cannot be written: No space left on device"),
        ("helpcenter check docs --format json >/dev/full", 2, "the output cannot be written: No space left on device"),
        ("helpcenter check nothing.md 2>/dev/full", 2, ""),
        ("helpcenter check docs --project / >/dev/full 2>/dev/full", 2, ""),
    ],
)
def test_where_nobody_listens(command: str, status: int, error: str, project: Path) -> None:
    result = shell(command, project, {})
    assert result.returncode == status, result.stderr
    assert b"Traceback" not in result.stderr
    assert b"itself failed" not in result.stderr
    assert b"Exception ignored" not in result.stderr
    assert error.encode() in result.stderr


@pytest.mark.program
@pytest.mark.parametrize(("command", "status"), [(["check", "docs"], 1), (["rules"], 1), (["check", "nothing.md"], 2)])
def test_a_pipe_that_nobody_reads(command: list[str], status: int, project: Path) -> None:
    """As with `| head -1`, once it has seen enough."""
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-m", "helpcenter", *command], cwd=project, stdout=writer, stderr=writer, check=False
    )
    os.close(writer)
    assert run.returncode == status


def shell(command: str, project: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run a line of Bash in which `helpcenter` is ours."""
    ours = f'helpcenter() {{ "{sys.executable}" -m helpcenter "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", ours + command], cwd=project, env=os.environ | environment, capture_output=True, check=False
    )
