"""A defect of the program itself looks like nothing else: exit 3, and a line that asks for a report."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from helpcenter import cli
from helpcenter.commands import check
from projects import CARDS

ARGUMENTS = ["check", "docs", "--project", str(CARDS)]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command with a defect; the folder for temporary files is this one."""

    def fail(*_: object) -> None:
        raise ValueError("no such luck\nnor a second line")

    monkeypatch.setattr(check, "check", fail)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_crash_is_reported_with_its_details(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(ARGUMENTS) == 3
    output = capsys.readouterr()
    (file,) = broken.iterdir()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert output.err.startswith("helpcenter itself failed (ValueError: no such luck nor a second line); ")
    assert output.err.endswith(f"please report it with the file {file}\n")
    details = file.read_text("utf-8")
    assert "Traceback (most recent call last)" in details
    assert "no such luck" in details


def test_the_details_are_shown_if_no_file_can_be_written(broken: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(broken / "nowhere"))
    assert cli.main(ARGUMENTS) == 3
    output = capsys.readouterr().err
    assert "Traceback (most recent call last)" in output
    assert output.endswith("please report it with the lines above\n")


def test_the_process_ends_with_3(tmp_path: Path) -> None:
    """As a user meets it: through the entry point, which ends the process by itself."""
    program = (
        "import sys; from helpcenter import __main__; from helpcenter.commands import check; "
        f"check.check = None; sys.argv = ['helpcenter', *{ARGUMENTS}]; __main__.run()"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], env={"TMPDIR": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 3
    assert result.stderr.startswith("helpcenter itself failed (TypeError")
    assert len(list(tmp_path.iterdir())) == 1
