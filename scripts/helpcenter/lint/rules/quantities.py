"""Quantities of a page and its translation: the same values and units, in whatever way each language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from helpcenter.findings.rule import warning
from helpcenter.guide.model import Block, Section
from helpcenter.language.quantity_pairing import Pairing, pair
from helpcenter.language.words import mentions
from helpcenter.lint.alignment import counterpart
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.measured import Measured, comparable_units, measured, quantities
from helpcenter.lint.passages import Passage, pairs
from helpcenter.lint.translated_data import translated_texts
from helpcenter.lint.translation_context import FIND_OUT, TranslationContext

_FACT = "description"
# From here on, a number without a unit is a code: the amount of a recharge number, a year.
_CODE = 1000


@dataclass(frozen=True)
class _Compared:
    """A step, the rest of a section or the description: on the page to fix (`here`) and the other; how to fix it."""

    here: Sequence[Passage]
    there: Sequence[Passage]
    mine: tuple[Measured, ...]
    theirs: tuple[Measured, ...]
    cure: str

    @cached_property
    def pairing(self) -> Pairing:
        return pair([one.quantity for one in self.mine], [other.quantity for other in self.theirs])


def quantities_differ(context: TranslationContext) -> Iterator[Issue]:
    """A number, time or amount that differs between the languages.

    Bad:  `1–3 个工作日` beside `1–5 business days`
    Good: `两次` beside `twice`, `¥30` beside `30 yuan`, `第 4 步` beside `Step 4`, `晚上 12 点` beside `midnight`

    Steps are compared one by one, and so is the description. Other text is compared by section; numbers that are
    written as words only sentence by sentence, where both count something: 三张 beside `four`.
    Codes, labels, version numbers and names such as `4G` are not quantities.
    """
    codes = context.source.content.known_words(context.source.facts.product).codes
    for compared in _differing(context):
        mine, theirs, pairing = compared.mine, compared.theirs, compared.pairing
        for one, other in pairing.different:
            message = f'"{mine[one].written}" is "{theirs[other].written}" in {theirs[other].where}; {compared.cure}'
            yield mine[one].issue(message)
        for one in pairing.extra:
            place = compared.there[0].where
            written = mine[one].written
            cure = f"if it is the code, write `{written}`" if written in codes else compared.cure
            yield mine[one].issue(f'"{written}" is not in {place}; {cure}')
        for other in pairing.missing:
            message = f'"{theirs[other].written}" ({theirs[other].where}) is missing here; {compared.cure}'
            yield _counterpart(theirs[other].passage, compared.there, compared.here).issue(message)
    yield from _counts_in_words(context)


def _counts_in_words(context: TranslationContext) -> Iterator[Issue]:
    """Counts in words that differ between two sentences that correspond to each other, outside of steps."""
    in_steps = {block for page in (context.source, context.translation) for block in _of_steps(page.guide.sections)}
    for both in pairs(context):
        if both.may_be_divided or both.mine.place in in_steps or not all(map(_counted, (both.mine, both.theirs))):
            continue
        for here, there in both.sentence_groups:
            if len(here) == len(there) == 1:
                yield from _miscounted(here[0], there[0], context)


def _miscounted(mine: Passage, theirs: Passage, context: TranslationContext) -> Iterator[Issue]:
    found, others = (list(measured(one, None, in_words=True)) for one in (mine, theirs))
    places = {mine.place, theirs.place}
    section = next((each.id for each in context.source.guide.parts if not places.isdisjoint(each.blocks)), None)
    cure = FIND_OUT if section is None else context.find_out(section)  # which description is to be fixed, nobody knows
    for index, other_index in pair([one.quantity for one in found], [other.quantity for other in others]).different:
        one, other = found[index], others[other_index]
        if one.is_count and other.is_count:
            yield one.issue(f'"{one.written}" is "{other.written}" in {other.where}; {cure}')


def _counted(passage: Passage) -> bool:
    """Whether it counts something in words."""
    return any(each.is_count for each in measured(passage, None, in_words=True))


def data_quantities_differ(context: DataContext) -> Iterator[Issue]:
    """A number, time or amount in a text of the interface or of the data files that differs between the languages.

    Bad:  `note: {zh: 3 天内回复, default: answers within 5 days}`
    Good: `note: {zh: 3 天内回复, default: answers within 3 days}`

    Compared are the same quantities as in `quantities-differ`.
    """
    for text in translated_texts(context):
        units = comparable_units(context.content, text.source_locale, text.locale)
        texts = (text.source_locale, text.source), (text.locale, text.translation)
        mine, theirs = (list(quantities(context.content, *each, units, in_words=False)) for each in texts)
        pairing = pair(mine, theirs)
        only = (
            [mine[index] for index in sorted((*pairing.extra, *(one for one, _ in pairing.different)))],
            [theirs[index] for index in sorted((*pairing.missing, *(other for _, other in pairing.different)))],
        )
        what = [
            ", ".join(f'"{written[each.start : each.end].strip()}"' for each in found) + f" only in {locale}"
            for (locale, written), found in zip(texts, only, strict=True)
            if found
        ]
        if what:
            yield context.at(text.document, text.keys, f"{' and '.join(what)}; {FIND_OUT}")


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
    another order in another language. Within an entry, a row or a paragraph, numbers without a unit are only compared
    from 1,000 on: these are codes.
    """
    for compared in _differing(context):
        for moved, crossed in compared.pairing.swapped:
            first, last = sorted((moved[0], crossed[0]))
            one, other = compared.mine[first], compared.mine[last]
            others = [compared.theirs[each[1]] for each in sorted((moved, crossed))]
            is_explained = _is_explained(one, other, *others) and not _are_codes(one, other)
            is_told = is_explained or _stay_in_their_places(compared, one, other)
            if not is_told and (one.quantity.unit or (one.has_digits and other.has_digits)):
                order = f'"{one.written}" comes before "{other.written}" here, and after it in {others[0].where}'
                yield one.issue(f"{order}; {compared.cure}")


def _stay_in_their_places(compared: _Compared, one: Measured, other: Measured) -> bool:
    """Whether the texts of two quantities have the same ones in the other language, each by itself.

    Within a text, amounts and times have the same order, and grammar gives other numbers their places.
    """
    unit = one.quantity.unit
    has_own_place = unit or _are_codes(one, other)
    for place in (one.passage, other.passage):
        place_there = _counterpart(place, compared.here, compared.there)
        here, there = (
            [each.quantity.values for each in measured if each.passage is where and each.quantity.unit == unit]
            for measured, where in ((compared.mine, place), (compared.theirs, place_there))
        )
        if here != there and (sorted(here) != sorted(there) or (has_own_place and one.passage is other.passage)):
            return False
    return True


def _are_codes(*measured: Measured) -> bool:
    return all(not each.quantity.unit and min(each.quantity.values) >= _CODE for each in measured)


def _is_explained(*measured: Measured) -> bool:
    """Whether grammar can be why the order differs: all is in one sentence, which has a condition."""
    one, other, *others = measured
    return (
        one.passage is other.passage
        and others[0].passage is others[1].passage
        and any(map(_has_condition, (one, others[0])))
    )


def _has_condition(measured: Measured) -> bool:
    words = measured.passage.context.language_data
    return bool(mentions(measured.passage.text, (*words.conditions, *words.after_action)))


@lru_cache(maxsize=1)  # three rules call it, one after the other
def _differing(context: TranslationContext) -> list[_Compared]:
    return [compared for compared in _compared(context) if compared.pairing]


def _compared(context: TranslationContext) -> Iterator[_Compared]:
    for section, step, other in context.steps:
        yield _compare(context, section.id, step.blocks, other.blocks, in_words=True)
    for section, translation in context.sections:
        yield _compare(context, section.id, _outside_steps(section), _outside_steps(translation), in_words=False)
    yield _of_facts(context)


def _of_facts(context: TranslationContext) -> _Compared:
    """The descriptions; each title is repeated by the first heading."""
    section = context.source.guide.introduction.id
    here, there, *_ = context.to_fix_and_other(section, None, None)
    mine, theirs = ((Passage(each, each.facts.description, _FACT),) for each in (here, there))
    return _measure(mine, theirs, context.find_out(section), in_words=False)


def _outside_steps(section: Section) -> tuple[Block, ...]:
    in_steps = _of_steps((section,))
    return tuple(block for block in section.blocks if block not in in_steps)


def _of_steps(sections: Iterable[Section]) -> frozenset[Block]:
    return frozenset(block for section in sections for step in section.all_steps() for block in step.blocks)


def _compare(
    context: TranslationContext,
    section: str,
    source: tuple[Block, ...],
    translation: tuple[Block, ...],
    *,
    in_words: bool,
) -> _Compared:
    here, there, mine, theirs = context.to_fix_and_other(section, source, translation)
    passages, others = (
        [Passage(page, block.text, block) for block in each] for page, each in ((here, mine), (there, theirs))
    )
    return _measure(passages, others, context.find_out(section), in_words=in_words)


def _measure(here: Sequence[Passage], there: Sequence[Passage], cure: str, *, in_words: bool) -> _Compared:
    pages = [side[0].context.page for side in (here, there) if side]
    units = comparable_units(here[0].context.content, *(page.locale for page in pages)) if len(pages) > 1 else None
    mine, theirs = (
        tuple(each for one in passages for each in measured(one, units, in_words=in_words))
        for passages in (here, there)
    )
    return _Compared(here, there, mine, theirs, cure)


def _counterpart(one: Passage, there: Sequence[Passage], here: Sequence[Passage]) -> Passage:
    """The passage of `here` that has the place of one of `there`, or is before it."""
    if not isinstance(one.place, Block):
        return here[0]
    places, others = ([each.place for each in side if isinstance(each.place, Block)] for side in (there, here))
    block = counterpart(one.place, places, others)
    return next(each for each in here if each.place is block)
