"""What is made once for a whole run of the tests, however many processes it has, and how much such a run tries."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

# `make soak` tries everything, `make test` a few of everything.
SOAK = "SOAK" in os.environ
A_FEW = 10_000 if SOAK else 3


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` filled, in the first process that asked for it. Tests only read it."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"shared-{name}"
    complete = folder.with_suffix(".complete")
    with FileLock(folder.with_suffix(".lock")):
        if not complete.exists():
            folder.mkdir()
            make(folder)
            complete.touch()
    return folder
