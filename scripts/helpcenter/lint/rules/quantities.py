"""Quantities of a page and its translation: the same values and units, in whatever way each language writes them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from helpcenter.findings.rule import warning
from helpcenter.guide.model import Block, Section
from helpcenter.language.language_data import QuantityWords
from helpcenter.language.quantities import Quantity
from helpcenter.lint.context import Issue, PageContext, TranslationContext


@dataclass(frozen=True)
class _Measured:
    """A quantity and its position."""

    context: PageContext
    block: Block
    quantity: Quantity

    @property
    def written(self) -> str:
        return self.block.text[self.quantity.start : self.quantity.end].strip()

    @property
    def where(self) -> str:
        return self.context.where(self.block)

    def issue(self, message: str) -> Issue:
        return self.context.at(self.block, message, self.quantity.start)


@dataclass(frozen=True)
class _Compared:
    """A step, or the rest of a section: in the page to fix (`mine`, which begins at `block`) and in the other page."""

    here: PageContext
    block: Block
    mine: tuple[_Measured, ...]
    theirs: tuple[_Measured, ...]


# Quantities of the page to fix only, of the other page only, and pairs that differ only in their units.
_Differences: TypeAlias = tuple[list[_Measured], list[_Measured], list[tuple[_Measured, _Measured]]]


def quantities_differ(context: TranslationContext) -> Iterator[Issue]:
    """A number, time or amount that differs between the languages.

    Bad:  `1–3 个工作日` beside `1–5 business days`
    Good: `两次` beside `twice`, `¥30` beside `30 yuan`, `第 4 步` beside `Step 4`

    Steps are compared one by one. Other text is compared by section, without numbers that are written as words.
    Codes, labels, version numbers and names such as `4G` are not quantities.
    """
    for compared, (only_here, only_there, _) in _differing(context):
        for one in only_here:
            message = f'"{one.written}" is not in the other language{_counterpart(only_there)}; make both the same'
            yield one.issue(message)
        if not only_here:
            for other in only_there:
                message = f'"{other.written}" of {other.where} is missing here; make both the same'
                yield compared.here.at(compared.block, message)


def _counterpart(others: list[_Measured]) -> str:
    return f', where {others[0].where} has "{others[0].written}"' if others else ""


@warning
def units_differ(context: TranslationContext) -> Iterator[Issue]:
    """The same time in different units in the two languages.

    Bad:  `24 小时` beside `one day`
    Good: `24 小时` beside `24 hours`

    A day may end at midnight; 24 hours do not.
    """
    for _, (_, _, restated) in _differing(context):
        for one, other in restated:
            yield one.issue(f'"{one.written}" is "{other.written}" in {other.where}; write it in the same unit')


def _differences(compared: _Compared) -> _Differences:
    mine = {one.quantity: one for one in compared.mine}
    theirs = {other.quantity: other for other in compared.theirs}
    only_here, only_there, restated = _unmatched(
        [one.quantity for one in compared.mine], [other.quantity for other in compared.theirs]
    )
    return (
        [mine[each] for each in only_here],
        [theirs[each] for each in only_there],
        [(mine[one], theirs[other]) for one, other in restated],
    )


@lru_cache(maxsize=1)  # two rules call it, one after the other
def _differing(context: TranslationContext) -> list[tuple[_Compared, _Differences]]:
    found = ((compared, _differences(compared)) for compared in _compared(context))
    return [each for each in found if any(each[1])]


def _compared(context: TranslationContext) -> Iterator[_Compared]:
    for section, step, other in context.steps:
        here, there, mine, theirs = context.to_fix_and_other(section.id, step.blocks, other.blocks)
        yield _compare(here, there, mine, theirs, in_words=True)
    for section, translation in context.sections:
        here, there, rest, others = context.to_fix_and_other(section.id, section, translation)
        yield _compare(here, there, _outside_steps(rest), _outside_steps(others), in_words=False)


def _outside_steps(section: Section) -> tuple[Block, ...]:
    in_steps = {block for step in section.all_steps() for block in step.blocks}
    return tuple(block for block in section.blocks if block not in in_steps)


def _compare(
    here: PageContext, there: PageContext, mine: tuple[Block, ...], theirs: tuple[Block, ...], *, in_words: bool
) -> _Compared:
    units = _comparable_units(here, there)
    return _Compared(
        here,
        mine[0],
        tuple(_measured(here, mine, units, in_words=in_words)),
        tuple(_measured(there, theirs, units, in_words=in_words)),
    )


def _comparable_units(here: PageContext, there: PageContext) -> frozenset[str] | None:
    """If nothing is known of the words of a language: the units that can be read in both; else None, for all."""
    if here.language_data.quantities != QuantityWords() != there.language_data.quantities:
        return None
    grammars = [context.content.quantity_grammar(context.page.locale) for context in (here, there)]
    return frozenset(grammars[0].units.keys() & grammars[1].units.keys())


def _measured(
    context: PageContext, blocks: Iterable[Block], units: frozenset[str] | None, *, in_words: bool
) -> Iterator[_Measured]:
    grammar = context.content.quantity_grammar(context.page.locale)
    for block in blocks:
        text = block.prose("code", "label", "image")
        for quantity in grammar.find(text):
            has_digits = any(map(str.isdigit, text[quantity.start : quantity.end]))
            firm = quantity.firm and (in_words or bool(quantity.unit) or has_digits)
            known = units is None or quantity.unit in units
            unit = quantity.unit if known else ""
            yield _Measured(context, block, replace(quantity, unit=unit, firm=firm and known))


def _unmatched(
    here: Iterable[Quantity], there: Iterable[Quantity]
) -> tuple[list[Quantity], list[Quantity], list[tuple[Quantity, Quantity]]]:
    """What only `here` has, what only `there` has, and pairs of equal times in different units."""
    mine, theirs, _ = _paired(list(here), list(there), lambda quantity: quantity.amount)
    # 5 次付款 is "5 payments".
    mine, theirs, _ = _paired(mine, theirs, lambda one: one.values if one.unit in {"", "times"} else None)
    mine, theirs, restated = _paired(mine, theirs, lambda quantity: quantity.seconds)
    return [each for each in mine if each.firm], [each for each in theirs if each.firm], restated


def _paired(
    mine: list[Quantity], theirs: list[Quantity], key: Callable[[Quantity], object]
) -> tuple[list[Quantity], list[Quantity], list[tuple[Quantity, Quantity]]]:
    """What has no counterpart with an equal key, on each side, and the pairs. A quantity without a key has none."""
    waiting: dict[object, deque[int]] = defaultdict(deque)
    for index, other in enumerate(theirs):
        waiting[key(other)].append(index)
    pairs, unmatched, found = [], [], set()
    for quantity in mine:
        equal = waiting[key(quantity)] if key(quantity) is not None else None
        if equal:
            index = equal.popleft()
            pairs.append((quantity, theirs[index]))
            found.add(index)
        else:
            unmatched.append(quantity)
    return unmatched, [other for index, other in enumerate(theirs) if index not in found], pairs
