"""How far long work is: whoever does it counts the steps, whoever has a terminal shows them; otherwise nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import TypeAlias

# Called after each step.
Step: TypeAlias = Callable[[], None]
# Shows some work, by what it goes through and how many steps it has.
Bar: TypeAlias = Callable[[str, int], AbstractContextManager[Step]]


def nothing(_what: str, _total: int) -> AbstractContextManager[Step]:
    """The bar of those who look at none."""
    return nullcontext(lambda: None)


_bar: ContextVar[Bar] = ContextVar("bar", default=nothing)


def of(what: str, total: int) -> AbstractContextManager[Step]:
    """Begins work of `total` steps; gives the function to call after each."""
    return _bar.get()(what, total)


@contextmanager
def shown_by(bar: Bar) -> Iterator[None]:
    """Within it, all work is shown by this bar."""
    token = _bar.set(bar)
    try:
        yield
    finally:
        _bar.reset(token)
