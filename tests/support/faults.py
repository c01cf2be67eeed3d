"""Failures of a disk and deaths of a process, at a chosen call of the system."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

# What changes files.
_CALLS = ((os, "rename"), (os, "replace"), (os, "unlink"), (os, "rmdir"), (os, "mkdir"), (shutil, "copyfile"))
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def at_call(number: int, failure: Callable[[str], BaseException], calls: Any = _CALLS) -> Iterator[list[str]]:
    """Let the `number`th of such calls fail, from 0; after a death, all that follow. Gives the calls that were made."""
    made: list[str] = []

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: Any, **options: Any) -> object:
            problem = failure(str(arguments[0]))
            made.append(real.__name__)
            if len(made) - 1 == number or (len(made) > number and isinstance(problem, Killed)):
                raise problem
            return real(*arguments, **options)

        return call

    patches = [patch.object(module, name, failing(getattr(module, name))) for module, name in calls]
    for each in patches:
        each.start()
    try:
        yield made
    finally:
        for each in patches:
            each.stop()


def dying(moment: int, run: Callable[..., object], *arguments: Any) -> int:
    """Run something, and die at this call; how many calls there were."""
    with at_call(moment, Killed) as calls, suppress(Killed):
        run(*arguments)
    return len(calls)


def without_privileges() -> None:
    """For `preexec_fn`: root may write everywhere, and this process not (capabilities(7), PR_CAPBSET_DROP)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "root cannot give its privileges up here: run the tests as a user")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; a link to a file counts as that file."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
