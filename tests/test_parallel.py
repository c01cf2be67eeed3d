"""Work in several processes: nothing of it is lost or left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from helpcenter import parallel, progress

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 3)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7, 100])
def test_every_item_is_worked_on_once(number: int) -> None:
    parts = parallel.in_parts(lambda part: [item * 2 for item in part], range(number))
    assert parallel.in_order(parts) == [*range(0, 2 * number, 2)]
    assert len(parts) == max(1, min(3, number))


def test_several_processes_work_only_where_it_is_worth_it() -> None:
    assert len(set(parallel.in_parts(lambda _: os.getpid(), range(9), at_least=3))) == 3
    assert parallel.in_parts(lambda _: os.getpid(), range(5), at_least=3) == [os.getpid()]


@pytest.mark.parametrize("item", [0, 1, 2])
def test_what_fails_is_raised_here(item: int) -> None:
    with pytest.raises(ZeroDivisionError):
        parallel.in_parts(lambda part: [1 // (each - item) for each in part], range(3))


def test_where_it_failed_in_another_process_is_known() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        parallel.in_parts(lambda part: [1 // (each - 1) for each in part], range(3))
    assert "Traceback" in raised.value.__notes__[0]


def test_the_first_process_shows_how_far_all_are() -> None:
    def bar(_what: str, _total: int) -> AbstractContextManager[progress.Step]:
        return nullcontext(lambda: steps.append(os.getpid()))

    def work(_: object) -> list[int]:
        with progress.of("pages", 1) as step:
            step()
        return steps

    steps: list[int] = []
    with progress.shown_by(bar):
        assert parallel.in_parts(work, range(3)) == [[os.getpid()], [], []]


def test_a_process_that_is_killed() -> None:
    first = os.getpid()

    def work(part: Sequence[int]) -> list[int]:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(part)

    with pytest.raises(parallel.LostProcessError):
        parallel.in_parts(work, range(9))


LONG = """
import os, time
from helpcenter import parallel
parallel._cores = lambda: 3
def work(part):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(0.6)
    return ["x" * 1_000_000] * len(part)
parallel.in_parts(work, range(9))
"""


def works(pid: int) -> bool:
    """Whether a process is there, and not only its exit code, for which nobody has asked yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_nothing_is_left_of_a_program_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", LONG], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        pids: set[int] = set()
        while len(pids) < 3:
            pids.add(int(program.stdout.readline()))
        program.kill()
        while any(map(works, pids - {program.pid})):
            time.sleep(0.05)
