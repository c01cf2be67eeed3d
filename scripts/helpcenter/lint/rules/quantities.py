"""Quantities of a page and its translation: the same values and units, in whatever way each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from helpcenter.findings.rule import warning
from helpcenter.guide.model import Block, Section
from helpcenter.language.language_data import QuantityWords
from helpcenter.language.quantities import Quantity
from helpcenter.language.quantity_pairing import Pairing, pair
from helpcenter.language.words import mentions
from helpcenter.lint.alignment import counterpart
from helpcenter.lint.context import Issue, PageContext, TranslationContext

# Those of a language of which nothing is known; to make them takes long.
_NO_WORDS = QuantityWords()


# An address in running text, with its port and path: other rules look at it.
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]*://[!-~]+|(?<![\w.@-])(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}):\d{2,5}\b(?:/[!-~]*)?",
    re.ASCII | re.IGNORECASE,
)


_AFTER_NUMBER = tuple(".、．)）:：")
_OPENING, _CLOSING = ("(", "（"), (")", "）")


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
    def has_digits(self) -> bool:
        """Whether it is written in digits, and not in words."""
        return any(map(str.isdigit, self.written))

    @property
    def where(self) -> str:
        return self.context.where(self.block)

    def issue(self, message: str) -> Issue:
        return self.context.at(self.block, message, self.quantity.start)


@dataclass(frozen=True)
class _Compared:
    """A step, or the rest of a section: in the page to fix (`here`) and in the other page, with how to fix it."""

    here: PageContext
    there: PageContext
    blocks: tuple[Block, ...]
    other_blocks: tuple[Block, ...]
    mine: tuple[_Measured, ...]
    theirs: tuple[_Measured, ...]
    cure: str

    @cached_property
    def pairing(self) -> Pairing:
        return pair([one.quantity for one in self.mine], [other.quantity for other in self.theirs])


def quantities_differ(context: TranslationContext) -> Iterator[Issue]:
    """A number, time or amount that differs between the languages.

    Bad:  `1–3 个工作日` beside `1–5 business days`
    Good: `两次` beside `twice`, `¥30` beside `30 yuan`, `第 4 步` beside `Step 4`, `晚上 12 点` beside `midnight`

    Steps are compared one by one. Other text is compared by section, without numbers that are written as words.
    Codes, labels, version numbers and names such as `4G` are not quantities.
    """
    for compared in _differing(context):
        mine, theirs, pairing = compared.mine, compared.theirs, compared.pairing
        for one, other in pairing.different:
            message = f'"{mine[one].written}" is "{theirs[other].written}" in {theirs[other].where}; {compared.cure}'
            yield mine[one].issue(message)
        for one in pairing.extra:
            place = compared.there.where(compared.other_blocks[0])
            yield mine[one].issue(f'"{mine[one].written}" is not in {place}; {compared.cure}')
        for other in pairing.missing:
            message = f'"{theirs[other].written}" ({theirs[other].where}) is missing here; {compared.cure}'
            yield compared.here.at(counterpart(theirs[other].block, compared.other_blocks, compared.blocks), message)


@warning
def units_differ(context: TranslationContext) -> Iterator[Issue]:
    """The same time in different units in the two languages.

    Bad:  `24 小时` beside `one day`
    Good: `24 小时` beside `24 hours`, `90 分钟` beside `an hour and a half`

    A day may end at midnight; 24 hours do not.
    """
    for compared in _differing(context):
        for index, other_index in compared.pairing.restated:
            one, other = compared.mine[index], compared.theirs[other_index]
            yield one.issue(f'"{one.written}" is "{other.written}" in {other.where}; write it in the same unit')


@warning
def swapped_quantities(context: TranslationContext) -> Iterator[Issue]:
    """Two amounts or times that come in the other order in the other language: perhaps they were swapped.

    Bad:  `最少 20 元，最多 100 元` beside `at least 100 yuan, at most 20 yuan`
    Good: `最少 20 元，最多 100 元` beside `at least 20 yuan, at most 100 yuan`

    Only what has the same unit is compared, and not within a sentence with a condition (if, after), whose parts have
    another order in another language. Within an entry, a row or a paragraph, numbers without a unit are not compared.
    """
    for compared in _differing(context):
        for moved, crossed in compared.pairing.swapped:
            first, last = sorted((moved[0], crossed[0]))
            one, other = compared.mine[first], compared.mine[last]
            others = [compared.theirs[each[1]] for each in sorted((moved, crossed))]
            is_told = _is_explained(one, other, *others) or _stay_in_their_blocks(compared, one, other)
            if not is_told and (one.quantity.unit or (one.has_digits and other.has_digits)):
                order = f'"{one.written}" comes before "{other.written}" here, and after it in {others[0].where}'
                yield one.issue(f"{order}; {compared.cure}")


def _stay_in_their_blocks(compared: _Compared, one: _Measured, other: _Measured) -> bool:
    """Whether the blocks of two quantities have the same ones in the other language, each by itself.

    Within a block, amounts and times have the same order, and grammar gives other numbers their places.
    """
    unit = one.quantity.unit
    for block in (one.block, other.block):
        place = counterpart(block, compared.blocks, compared.other_blocks)
        here = [each.quantity.values for each in compared.mine if each.block is block and each.quantity.unit == unit]
        there = [each.quantity.values for each in compared.theirs if each.block is place and each.quantity.unit == unit]
        if here != there and (sorted(here) != sorted(there) or (unit and one.block is other.block)):
            return False
    return True


def _is_explained(*measured: _Measured) -> bool:
    """Whether grammar can be why the order differs: all is in one sentence, which has a condition."""
    one, other, *others = measured
    return (
        one.block is other.block and others[0].block is others[1].block and any(map(_has_condition, (one, others[0])))
    )


def _has_condition(measured: _Measured) -> bool:
    words = measured.context.language_data
    return bool(mentions(measured.block.text, (*words.conditions, *words.after_action)))


@lru_cache(maxsize=1)  # three rules call it, one after the other
def _differing(context: TranslationContext) -> list[_Compared]:
    return [compared for compared in _compared(context) if compared.pairing]


def _compared(context: TranslationContext) -> Iterator[_Compared]:
    for section, step, other in context.steps:
        yield _compare(context, section.id, step.blocks, other.blocks, in_words=True)
    for section, translation in context.sections:
        yield _compare(context, section.id, _outside_steps(section), _outside_steps(translation), in_words=False)


def _outside_steps(section: Section) -> tuple[Block, ...]:
    in_steps = {block for step in section.all_steps() for block in step.blocks}
    return tuple(block for block in section.blocks if block not in in_steps)


def _compare(
    context: TranslationContext,
    section: str,
    source: tuple[Block, ...],
    translation: tuple[Block, ...],
    *,
    in_words: bool,
) -> _Compared:
    here, there, mine, theirs = context.to_fix_and_other(section, source, translation)
    units = _comparable_units(here, there)
    return _Compared(
        here,
        there,
        mine,
        theirs,
        tuple(_measured(here, mine, units, in_words=in_words)),
        tuple(_measured(there, theirs, units, in_words=in_words)),
        context.find_out(section),
    )


def _counts_parts(block: Block, quantity: Quantity) -> bool:
    """Whether a number counts the parts of the text, which another language need not do: 1. before the whole, (2)."""
    before, behind = block.text[: quantity.start].rstrip(), block.text[quantity.end :].lstrip()
    number = block.text[quantity.start : quantity.end].strip()
    if quantity.unit or not number.isdigit() or len(number) > 2:  # noqa: PLR2004
        return False
    return (not before and behind[:1] in _AFTER_NUMBER) or (before[-1:] in _OPENING and behind[:1] in _CLOSING)


def _comparable_units(here: PageContext, there: PageContext) -> frozenset[str] | None:
    """If nothing is known of the words of a language: the units that can be read in both; else None, for all."""
    if here.language_data.quantities != _NO_WORDS != there.language_data.quantities:
        return None
    grammars = [context.content.quantity_grammar(context.page.locale) for context in (here, there)]
    return frozenset(grammars[0].units.keys() & grammars[1].units.keys())


def _measured(
    context: PageContext, blocks: Iterable[Block], units: frozenset[str] | None, *, in_words: bool
) -> Iterator[_Measured]:
    grammar = context.content.quantity_grammar(context.page.locale)
    for block in blocks:
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), block.prose("code", "label", "image"))
        for quantity in grammar.find(text):
            if _counts_parts(block, quantity):
                continue
            measured = _Measured(context, block, quantity)
            firm = quantity.firm and (in_words or bool(quantity.unit) or measured.has_digits)
            known = units is None or quantity.unit in units
            unit = quantity.unit if known else ""
            yield replace(measured, quantity=replace(quantity, unit=unit, firm=firm and known))
