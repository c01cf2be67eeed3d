"""How far long work is: on a terminal, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpcenter import progress, terminal
from helpcenter.cli import main


@pytest.mark.parametrize("case", [(True, 1, True), (True, 50, False), (False, 1, False)])
def test_bar(case: tuple[bool, int, bool], tiny: Path, capsys, monkeypatch) -> None:
    is_terminal, many, is_shown = case
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal, raising=False)
    monkeypatch.setattr(terminal, "_MANY_STEPS", many)
    assert main(["check", "docs", "--project", str(tiny)]) == 0
    output = capsys.readouterr()
    assert ("pages" in output.err and "100%" in output.err) is is_shown
    assert "100%" not in output.out


def test_every_step_counts() -> None:
    steps: list[str] = []

    class Bar:
        def __init__(self, what: str, total: int) -> None:
            steps.append(f"{what} {total}")

        def __enter__(self) -> progress.Step:
            return lambda: steps.append("step")

        def __exit__(self, *_: object) -> None:
            steps.append("end")

    with progress.shown_by(Bar), progress.of("pages", 2) as step:
        step()
        step()
    assert steps == ["pages 2", "step", "step", "end"]
    with progress.of("pages", 1) as step:
        step()
    assert len(steps) == 4
