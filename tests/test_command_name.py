"""Messages name the command as whoever reads them can type it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest

from helpcenter import command_name
from helpcenter.arguments import command_line
from helpcenter.command_name import COMMANDS, as_typed


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an environment, and another one elsewhere."""
    for folder in (tmp_path / "clone/.venv/bin", tmp_path / "clone/docs", tmp_path / "my env/bin"):
        folder.mkdir(parents=True)
        for name in ("helpcenter", "mkdocs", "python"):
            if folder.name == "bin":
                (folder / name).touch()
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


def called(clone: Path, started: str, python: str = ".venv/bin/python", found: str = "", folder: str = ".") -> str:
    """What to type in `folder`; `found` is what the shell finds. All are relative to the clone."""
    shell = str(clone / found) if found else None
    return command_name._called(started, (python, "-m", "x"), str(clone / python), shell, clone / folder)


@pytest.mark.parametrize("started", [".venv/bin/helpcenter", ".venv/bin/mkdocs", "elsewhere/helpcenter/__main__.py"])
@pytest.mark.parametrize("found", [".venv/bin/helpcenter", "../my env/bin/helpcenter", ""])
def test_a_command_of_an_environment(started: str, found: str, clone: Path) -> None:
    otherwise = ".venv/bin/python -m helpcenter" if "elsewhere" in started else ".venv/bin/helpcenter"
    assert called(clone, started, found=found) == ("helpcenter" if found.startswith(".venv") else otherwise)


def test_a_command_that_is_named_by_its_whole_path(clone: Path) -> None:
    assert called(clone, str(clone / ".venv/bin/helpcenter")) == ".venv/bin/helpcenter"
    other = clone.parent / "my env/bin/helpcenter"
    assert called(clone, str(other), "../my env/bin/python") == '"../my env/bin/helpcenter"'


def test_the_shortest_path_is_told(clone: Path) -> None:
    deep = "docs/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z" * 9
    assert called(clone, ".venv/bin/helpcenter", folder=deep) == str(clone / ".venv/bin/helpcenter")


def test_a_command_that_is_typed_elsewhere(clone: Path) -> None:
    assert called(clone, ".venv/bin/helpcenter", folder="docs") == "../.venv/bin/helpcenter"
    assert called(clone, "x/__main__.py", folder="docs") == "../.venv/bin/python -m helpcenter"
    assert called(clone, "x/__main__.py", "python", folder="docs") == "python -m helpcenter"


def test_a_link_to_the_command_is_the_command(clone: Path) -> None:
    (clone / "bin").mkdir()
    (clone / "bin/helpcenter").symlink_to(clone / ".venv/bin/helpcenter")
    assert called(clone, "elsewhere/__main__.py", found="bin/helpcenter") == "helpcenter"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("run: helpcenter review docs/zh", "run: x/helpcenter review docs/zh"),
        ("helpcenter check, helpcenter checks", "x/helpcenter check, helpcenter checks"),
        ('the plugin "helpcenter" is missing', 'the plugin "helpcenter" is missing'),
        ("helpcenter itself failed", "helpcenter itself failed"),
        ("cd my && y/helpcenter serve", "cd my && y/helpcenter serve"),
        ("python -m helpcenter serve", "python -m helpcenter serve"),
    ],
)
def test_commands_in_a_text(text: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        command_name, "called_in", lambda folder: f"x{os.sep}helpcenter" if folder == Path.cwd() else ""
    )
    assert as_typed(text) == typed.replace("x/", f"x{os.sep}")


def test_every_command_is_known() -> None:
    parsers = next(each for each in command_line()._actions if isinstance(each, argparse._SubParsersAction))
    assert sorted(COMMANDS) == sorted(parsers.choices)
