"""Which parts of a text and of its translation belong together, in the order of both."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

# How many sentences on each side can say the same: translators divide and join them, and sometimes lose one.
_GROUPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1))
# What it costs to divide or join one sentence, in the natural logarithm of a ratio of lengths; and to lose one.
_DIVIDED = 0.3
_LOST = 0.7


def align(mine: Sequence[T], theirs: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[T | None, T | None]]:
    """The pairs that are together most alike; None for what has no counterpart. A pair without likeness is none."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    alike = [[likeness(one, other) for other in theirs] for one in mine]
    for row in range(len(mine) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            paired = best[row + 1][column + 1] + alike[row][column]
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    pairs: list[tuple[T | None, T | None]] = []
    row = column = 0
    while row < len(mine) and column < len(theirs):
        if alike[row][column] and best[row][column] == best[row + 1][column + 1] + alike[row][column]:
            pairs.append((mine[row], theirs[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((mine[row], None))
            row += 1
        else:
            pairs.append((None, theirs[column]))
            column += 1
    return [*pairs, *((one, None) for one in mine[row:]), *((None, other) for other in theirs[column:])]


def groups(
    mine: Sequence[T], theirs: Sequence[T], length: Callable[[T], int], ratio: float, shared: Callable[[T, T], int]
) -> Iterator[tuple[Sequence[T], Sequence[T]]]:
    """The sentences that say the same, one or more on each side, none where one is lost.

    Groups are alike in `length`, where theirs is usually `ratio` times as long, and in what is `shared` (names,
    numbers). After W. A. Gale and K. W. Church, A Program for Aligning Sentences in Bilingual Corpora (1993).
    """
    costs: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row in range(len(mine) + 1):
        for column in range(len(theirs) + 1):
            if (row, column) not in costs:
                continue
            for rows, columns in _GROUPS:
                end = row + rows, column + columns
                if end[0] <= len(mine) and end[1] <= len(theirs):
                    cost = costs[row, column][0] + _cost(
                        mine[row : end[0]], theirs[column : end[1]], length, ratio, shared
                    )
                    if end not in costs or cost < costs[end][0]:
                        costs[end] = cost, (row, column)
    found = []
    at = len(mine), len(theirs)
    while at != (0, 0):
        start = costs[at][1]
        found.append((mine[start[0] : at[0]], theirs[start[1] : at[1]]))
        at = start
    return reversed(found)


def _cost(
    mine: Sequence[T], theirs: Sequence[T], length: Callable[[T], int], ratio: float, shared: Callable[[T, T], int]
) -> float:
    if not mine or not theirs:
        return _LOST
    wanted, given = sum(map(length, mine)) * ratio, sum(map(length, theirs))
    common = sum(shared(one, other) for one in mine for other in theirs)
    return abs(math.log((wanted + 1) / (given + 1))) + _DIVIDED * (len(mine) + len(theirs) - 2) - 0.1 * min(common, 3)
