"""Work on all cores, where a process can be copied cheaply: on Linux. Elsewhere, one after the other."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# What the processes work on: they have it from the one that they are copies of, and need not be sent it.
_inherited: list[Any] = []


def mapped(work: Callable[[T], R], items: Sequence[T], at_least: int = 1) -> Iterator[R]:
    """`work` on each of `items`, in their order. Its results must be fit to be pickled.

    No process is started for less than `at_least` items.
    """
    processes = min(_cores(), len(items) // at_least)
    if processes < 2 or sys.platform != "linux":  # noqa: PLR2004 -- one is this one
        yield from map(work, items)
        return
    _inherited[:] = [work, items]
    try:
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            # Neighbours are alike in length, so that every process gets of all kinds.
            parts = pool.map(_part, range(processes), [processes] * processes)
            found = list(parts)
            yield from (found[index % processes][index // processes] for index in range(len(items)))
    finally:
        _inherited.clear()


def _part(first: int, step: int) -> list[Any]:
    work, items = _inherited
    return [work(item) for item in items[first::step]]


def _cores() -> int:
    """Those that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
