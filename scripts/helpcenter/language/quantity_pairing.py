"""Which quantity of one text is which of its translation: those that are equal, and of the others the likeliest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from helpcenter.language.quantity import Quantity

_Pair: TypeAlias = tuple[int, int]
_Pairs: TypeAlias = list[_Pair]


@dataclass(frozen=True)
class Pairing:
    """Positions in the two lists of quantities that were paired.

    `swapped` are two pairs of equal quantities of one unit, which come in the other order in the other text; `restated`
    are equal times in different units; `different` are likely counterparts that are not equal, `extra` and `missing`
    what only the first or only the second text has.
    """

    swapped: list[tuple[_Pair, _Pair]] = field(default_factory=list)
    restated: _Pairs = field(default_factory=list)
    different: _Pairs = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.swapped, self.restated, self.different, self.extra, self.missing))


def pair(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> Pairing:
    """Pairs the quantities of a text with those of its translation, the surest first."""
    if [(one.amount, one.firm) for one in mine] == [(one.amount, one.firm) for one in theirs]:
        return Pairing()  # as nearly always
    both = _Unpaired(mine, theirs)
    swapped = []
    for unit, firm in product(sorted({one.unit for one in mine}), (True, False)):
        key = _amount_if(unit, firm=firm)
        in_order = both.take(_common(*both.keys(key)))
        swapped += [(moved, _crossed(moved, in_order)) for moved in both.take(_in_any_order(*both.keys(key)))]
    both.take(_in_any_order(*both.keys(lambda one: one.length)))
    both.take(_in_any_order(*both.keys(lambda one: one.minutes_of_day)))  # 8 heures is 8 o'clock, too
    # 5 次付款 is "5 payments".
    both.take(_in_any_order(*both.keys(lambda one: one.values if one.unit in {"", "times"} else None)))
    both.take(_greedy(both, _roughly_equal))
    both.take_divided()
    restated = both.take(_in_any_order(*both.keys(lambda one: one.seconds)))
    different = both.take(_greedy(both, _unlike))
    return Pairing(
        swapped=swapped,
        restated=restated,
        different=different,
        extra=[index for index in both.mine if mine[index].firm],
        missing=[index for index in both.theirs if theirs[index].firm],
    )


def _amount_if(unit: str, *, firm: bool) -> Callable[[Quantity], Hashable]:
    return lambda one: one.amount if one.unit == unit and (one.firm or not firm) else None


def _crossed(moved: _Pair, others: _Pairs) -> _Pair:
    """The first of other pairs that is on the other side of a pair in only one of the texts."""
    return next(other for other in others if (other[0] < moved[0]) != (other[1] < moved[1]))


class _Unpaired:
    """The positions in both lists that have no counterpart yet."""

    def __init__(self, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> None:
        self.lists = mine, theirs
        self.mine, self.theirs = list(range(len(mine))), list(range(len(theirs)))

    def keys(self, key: Callable[[Quantity], Hashable]) -> tuple[list[tuple[int, Hashable]], ...]:
        """The positions whose quantity has a key, with it."""
        return tuple(
            [(index, found) for index in left if (found := key(quantities[index])) is not None]
            for left, quantities in zip((self.mine, self.theirs), self.lists, strict=True)
        )

    def take(self, pairs: _Pairs) -> _Pairs:
        """The pairs, whose positions are no longer unpaired."""
        for one, other in pairs:
            self.mine.remove(one)
            self.theirs.remove(other)
        return pairs

    def take_divided(self) -> None:
        """`4 or 6 digits` is 4 位或 6 位, and `1 day to 3 days` is 1–3 天: one quantity here is two there."""
        for left, others, whole, parts in (
            (self.mine, self.theirs, *self.lists),
            (self.theirs, self.mine, *self.lists[::-1]),
        ):
            for index in [index for index in left if len(whole[index].values) > 1]:
                found = _parts(whole[index], [(other, parts[other]) for other in others])
                if found:
                    left.remove(index)
                    for other in found:
                        others.remove(other)


def _parts(whole: Quantity, others: Iterable[tuple[int, Quantity]]) -> list[int]:
    """The positions of single quantities that are the values of `whole`, one each; none if one is missing."""
    units = {whole.unit, ""} if whole.unit != "date" else set()
    single = {one.values[0]: index for index, one in others if len(one.values) == 1 and one.unit in units}
    if whole.may_be_time:  # 8 à 20 heures is from 8 o'clock to 20
        single = {one.values[0] / 60: index for index, one in others if one.unit == "time"} | single
    found = [single[value] for value in whole.values if value in single]
    return found if len(found) == len(whole.values) else []


def _common(mine: list[tuple[int, Hashable]], theirs: list[tuple[int, Hashable]]) -> _Pairs:
    """The longest common subsequence: what is equal and comes in the same order."""
    longest = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for one in range(len(mine) - 1, -1, -1):
        for other in range(len(theirs) - 1, -1, -1):
            longest[one][other] = (
                longest[one + 1][other + 1] + 1
                if mine[one][1] == theirs[other][1]
                else max(longest[one + 1][other], longest[one][other + 1])
            )
    pairs, one, other = [], 0, 0
    while one < len(mine) and other < len(theirs):
        if mine[one][1] == theirs[other][1]:
            pairs.append((mine[one][0], theirs[other][0]))
            one, other = one + 1, other + 1
        elif longest[one + 1][other] >= longest[one][other + 1]:
            one += 1
        else:
            other += 1
    return pairs


def _in_any_order(mine: list[tuple[int, Hashable]], theirs: list[tuple[int, Hashable]]) -> _Pairs:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in reversed(theirs):
        waiting[key].append(index)
    return [(index, waiting[key].pop()) for index, key in mine if waiting[key]]


def _greedy(both: _Unpaired, cost: Callable[[Quantity, Quantity], tuple[int, ...] | None]) -> _Pairs:
    """Pairs what is left by the least cost, and of equal costs what has the most similar position."""
    mine, theirs = both.lists
    candidates = sorted(
        (*found, abs(place - other_place), one, other)
        for place, one in enumerate(both.mine)
        for other_place, other in enumerate(both.theirs)
        if (found := cost(mine[one], theirs[other])) is not None
    )
    pairs: _Pairs = []
    taken: tuple[set[int], set[int]] = set(), set()
    for *_, one, other in candidates:
        if one not in taken[0] and other not in taken[1]:
            pairs.append((one, other))
            taken[0].add(one)
            taken[1].add(other)
    return pairs


def _roughly_equal(one: Quantity, other: Quantity) -> tuple[int, ...] | None:
    """几天 is "two or three days"."""
    units = {one.unit, other.unit}
    if not (one.vague and other.vague) or (len(units) > 1 and units != {"", "times"}):
        return None
    (least, most), (other_least, other_most) = one.bounds, other.bounds
    return (0,) if least <= other_most and other_least <= most else None


def _unlike(one: Quantity, other: Quantity) -> tuple[int, ...] | None:
    """How unlikely it is that one was meant to be the other; None if they have nothing in common."""
    shared = set(one.values) & set(other.values)
    certain = one.firm and other.firm
    if not (one.firm or other.firm) or (
        one.unit != other.unit and not (certain and (shared or _are_alike(one, other)))
    ):
        return None
    return int(one.unit != other.unit), int(not shared), int(not certain)


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether both are times, both are amounts of money, or one is a number without a unit."""
    return {one.unit, other.unit} & {"", "times"} != set() or one.kind == other.kind
