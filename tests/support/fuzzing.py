"""Damaged files by the thousand: each is one case, which a seed and a number make again.

    SEED=7 CASE=123 pytest tests/fuzzing -k test_pages

`make test` tries a few cases, always the same; `make soak` tries 20,000 of each kind, new ones in each run.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from random import Random, SystemRandom
from types import FrameType

import pytest

from damage import Damager
from helpcenter.findings.finding import Finding
from judging import judge_reports
from sharing import SOAK

# In the environment, so that all processes of a run have the same.
SEED = os.environ.setdefault("SEED", str(SystemRandom().randrange(10**6)) if SOAK else "1")
CASES = 20_000 if SOAK else 40
PORTIONS = 20 if SOAK else 1
# Seconds of the processor, not of the clock: a busy machine makes no difference. The slowest case takes one.
PATIENCE = 20

portions = pytest.mark.parametrize("portion", range(PORTIONS))
Check = Callable[[str, bytes], Sequence[Finding]]


class EndlessError(BaseException):
    """A case takes too long. No error that a check may catch."""


def fuzz(kind: str, portion: int, corpus: Mapping[str, bytes], tokens: Sequence[str], check: Check) -> None:
    """Check damaged files of the corpus, one at a time. `check` gets the name of a file and what it holds now."""
    reported: dict[str, Finding] = {}
    names, others = sorted(corpus), _others(corpus)
    for number in _numbers(portion):
        random = Random(f"{SEED}/{kind}/{number}")  # noqa: S311 -- cases, not secrets
        name = random.choice(names)
        data = Damager(random, tokens, others[PurePosixPath(name).suffix]).damaged(corpus[name])
        try:
            with _patience():
                found = check(name, data)
        except BaseException as error:
            error.add_note(f"{kind}: SEED={SEED} CASE={number} damages {name}: {data[:300]!r}")
            raise
        reported |= {finding.rule: finding for finding in found}
    judge_reports(reported.values())


def _numbers(portion: int) -> Sequence[int]:
    if "CASE" in os.environ:
        return [int(os.environ["CASE"])] if portion == 0 else []
    return range(portion, CASES, PORTIONS)


def _others(corpus: Mapping[str, bytes]) -> Mapping[str, Sequence[bytes]]:
    """The files of the same kind, by its suffix."""
    suffixes = {PurePosixPath(name).suffix for name in corpus}
    return {suffix: [data for name, data in sorted(corpus.items()) if name.endswith(suffix)] for suffix in suffixes}


@contextmanager
def _patience() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise EndlessError(f"more than {PATIENCE} seconds of work")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
