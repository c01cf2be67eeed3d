"""Work on all cores, where a process can be copied cheaply: on Linux. Elsewhere, one after the other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

from helpcenter import progress

T = TypeVar("T")
R = TypeVar("R")
# One end of a pipe, whose type is another one on Windows.
PipeEnd: TypeAlias = Any
# To start another process takes as long as so many pages.
FEW_PAGES = 20


class LostProcessError(Exception):
    """A process that worked on a part has ended before it was done: it was killed, or there was no memory left."""


def in_parts(work: Callable[[Sequence[T]], R], items: Sequence[T], at_least: int = 1) -> list[R]:
    """What `work` makes of each part of `items`, every part in a process of its own; it must be fit to be pickled.

    No process is started for less than `at_least` items. Raises what `work` raises, and LostProcessError.
    """
    processes = max(1, min(_cores(), len(items) // at_least)) if sys.platform == "linux" else 1
    # Neighbours are alike in length, so that every process gets of all kinds; the first part is for this one.
    parts = [items[first::processes] for first in range(processes)]
    started = [_start(work, part) for part in parts[1:]]
    return [work(parts[0]), *map(_received, started)]


def in_order(parts: Sequence[Sequence[R]]) -> list[R]:
    """What `in_parts` gives, if it is one result for each item, in the order of the items."""
    number = sum(map(len, parts))
    return [parts[item % len(parts)][item // len(parts)] for item in range(number)]


def _start(work: Callable[[Sequence[T]], R], items: Sequence[T]) -> PipeEnd:
    """Begin in a copy of this process, which needs not be sent what it already has."""
    context: Any = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    context.Process(target=_do, args=(receiver, sender, work, items), daemon=True).start()
    sender.close()
    return receiver


def _do(receiver: PipeEnd, sender: PipeEnd, work: Callable[[Sequence[T]], R], items: Sequence[T]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever ends the program ends the first process
    receiver.close()  # else nobody would know, when the first process has ended, that nobody reads
    try:
        with progress.shown_by(progress.nothing):  # the first process shows how far it is: the others are as far
            sender.send((work(items), None))
    except BrokenPipeError:  # nobody waits for it any more
        return
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is raised where the work was asked for
        error.add_note(traceback.format_exc())  # which is not sent with it
        sender.send((None, error))


def _received(receiver: PipeEnd) -> Any:
    try:
        result, error = receiver.recv()
    except EOFError:
        raise LostProcessError(
            "another process that worked on a part was ended; try again, if need be with more memory"
        ) from None
    if error is not None:
        raise error
    return result


def _cores() -> int:
    """Those that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
