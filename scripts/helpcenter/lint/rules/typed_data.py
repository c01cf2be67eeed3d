"""Data typed by hand: a time or an amount that is in the data is filled in, and none contradicts it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TypeAlias

from helpcenter.findings.rule import waivable
from helpcenter.guide.model import Block, Section
from helpcenter.language import sentences
from helpcenter.language.amounts import Limit, Wait
from helpcenter.language.meanings import plain
from helpcenter.language.quantity import Quantity
from helpcenter.language.words import mentions
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.passages import passage

_NOT_IN_FACTS = "a title or description cannot show data: remove it here, and show it in the text"
_AT_MOST = plain("at_most")
# The units of review times; minutes are those of a step.
_OF_REVIEWS = frozenset({"hour", "day", "week"})
# What a time is in the data: its values and its unit; an amount of money likewise.
_Amount: TypeAlias = tuple[tuple[Decimal, ...], str]


@waivable
def typed_datum(context: PageContext) -> Iterator[Issue]:
    """A review time or an amount typed by hand that is already in the front matter or in `products.yml`.

    Bad:  `审核要 1–3 个工作日`
    Good: `审核要 {{ wait("heyon-verify") }}`

    A value that is typed in several places is soon changed in only one of them. A title and a description cannot show
    data: they say it without the number.
    """
    known = _data(context)
    if not known:
        return
    find, title = context.content.quantity_grammar(context.page.locale).find, context.guide.introduction.heading
    for block in context.guide.blocks:
        for quantity in find(block.text if block.kind == "code" else block.prose("code", "label", "image")):
            if function := known.get(quantity.amount):
                typed = block.text[quantity.start : quantity.end].strip()
                message = _already(typed, _NOT_IN_FACTS if block is title else f"write {function}")
                issue = context.at(block, message, quantity.start)
                if not context.page.is_filled_in(issue.line, issue.column):
                    yield issue
    description = context.facts.description  # the title is also the first heading
    for quantity in find(description):
        if quantity.amount in known:
            typed = description[quantity.start : quantity.end].strip()
            yield context.at_fact(["description"], _already(typed, _NOT_IN_FACTS))


def _already(typed: str, cure: str) -> str:
    return f'"{typed}" is already in the data; {cure}'


def _data(context: PageContext) -> Mapping[_Amount, str]:
    """The quantities in the data for the product of this page (for all products, if it is not about one)."""
    found: dict[_Amount, list[str]] = defaultdict(list)
    for page in context.content.waits.get(context.facts.product, ()):
        if page.front_matter.wait:
            found[_amount(page.front_matter.wait)].append(_call("wait", page.front_matter.id))
    for product in context.products:
        for name, limit in context.data.products[product].limits.items():
            found[(Decimal(limit.max),), limit.currency].append(_call("limit", product, name))
    return {amount: " or ".join(functions) for amount, functions in found.items() if amount[0]}


def _amount(wait: Wait) -> _Amount:
    bounds = dict.fromkeys(bound for bound in (wait.min, wait.max) if bound is not None)
    return tuple(Decimal(bound) for bound in bounds), wait.unit


def _call(function: str, *words: str) -> str:
    quoted = ", ".join(f'"{word}"' for word in words)
    return f"{{{{ {function}({quoted}) }}}}"


@waivable
def contradicted_datum(context: PageContext) -> Iterator[Issue]:
    """A review time or a limit typed by hand that is not the one in the data.

    Bad:  `审核要 1–4 个工作日` on a page with `wait: {min: 1, max: 3, unit: business_day}`
    Good: `审核要 {{ wait("heyon-verify") }}`

    Times are compared on the page that has the review time, and beside the name of a product where others are filled
    in. Where the time itself is filled in too, only a range like it is, or what is called the most; on a page that does
    not show its own time, those in hours, days and weeks are. Amounts are compared where they are called the most. A
    sentence with a condition (if, after) speaks of another time.
    """
    for section in context.guide.parts:
        for block in section.blocks:
            if block.kind != "code":
                yield from _contradicted_in(context, section, block)
    description = context.facts.description
    for quantity, datum in _contradictions(context, description, _data_beside(context, context.guide.introduction)):
        typed = description[quantity.start : quantity.end].strip()
        yield context.at_fact(["description"], datum.contradicted(typed, _NOT_IN_FACTS))


@dataclass(frozen=True)
class _Datum:
    """What a text can contradict by another amount in one of the `units`: `what` it is, and the `call` that shows it.

    To say what it is takes long, and most texts contradict nothing. A limit (several, in the same currency), and what
    `is_shown` too, is contradicted only by a range where it is one itself, or where the text calls an amount the most.
    """

    amounts: frozenset[_Amount]
    units: frozenset[str]
    what: Callable[[], str]
    call: str
    is_limit: bool
    is_shown: bool = False

    def contradicted(self, typed: str, cure: str = "") -> str:
        return f'"{typed}" is not {self.what()}; {cure or f"write {self.call}"}'


def _contradicted_in(context: PageContext, section: Section, block: Block) -> Iterator[Issue]:
    cure = _NOT_IN_FACTS if block is context.guide.introduction.heading else ""
    text = block.prose("code", "label", "image")
    for quantity, datum in _contradictions(context, text, _data_beside(context, section, block)):
        typed = block.text[quantity.start : quantity.end].strip()
        issue = context.at(block, datum.contradicted(typed, cure), quantity.start)
        if not context.page.is_filled_in(issue.line, issue.column):
            yield issue


def _contradictions(context: PageContext, text: str, data: Sequence[_Datum]) -> Iterator[tuple[Quantity, _Datum]]:
    """The quantities in a text that contradict a datum, each with the datum."""
    find = context.content.quantity_grammar(context.page.locale).find
    for start, sentence in sentences.whole(text, context.data.every_language.sentences) if data else ():
        for quantity in find(sentence):
            datum = next((each for each in data if quantity.unit in each.units), None)
            if datum is None or quantity.vague or quantity.amount in datum.amounts:
                continue
            if _speaks_of(datum, quantity, context, sentence):
                yield replace(quantity, start=quantity.start + start, end=quantity.end + start), datum


def _speaks_of(datum: _Datum, quantity: Quantity, context: PageContext, sentence: str) -> bool:
    words = context.language_data
    if not datum.is_limit and mentions(sentence, (*words.conditions, *words.after_action)):
        return False
    if not (datum.is_limit or datum.is_shown):
        return True
    if len(quantity.values) > 1:
        return any(len(values) > 1 for values, _ in datum.amounts)
    return _AT_MOST in context.content.lexicon(context.page.locale).read(sentence).words


def _data_beside(context: PageContext, section: Section, block: Block | None = None) -> tuple[_Datum, ...]:
    """What a block of a section can contradict; without a block, what the description can."""
    said = passage(context, block).said.words if block and not context.facts.product else ()
    named = {meaning.product for meaning in said} & context.data.products.keys()
    about = named.pop() if len(named) == 1 else context.facts.product  # of several, nobody knows which
    return (*_waits(context, section, about), *(_limits(context, about) if about else ()))


def _waits(context: PageContext, section: Section, product: str | None) -> Iterator[_Datum]:
    """The review time of this page; of a page without one, in a section that shows some, those of the product."""
    wait, filled = context.facts.wait, context.page.filled
    if wait:
        is_shown = any(context.facts.id in each.called for each in filled)
        yield _of_wait(context, wait, context.facts.id, frozenset() if is_shown else _OF_REVIEWS, is_shown=is_shown)
        return
    waits = [each for each in filled if "wait" in each.called] if product else []
    lines = {block.line for block in section.blocks} if waits else frozenset()
    shown = [each.called for each in waits if each.line in lines]
    for source in context.content.waits.get(product, ()) if product and shown else ():
        if source.front_matter.wait:
            id = source.front_matter.id
            is_shown = any(id in called for called in shown)
            yield _of_wait(context, source.front_matter.wait, id, frozenset(), is_shown=is_shown)


def _of_wait(context: PageContext, wait: Wait, id: str, units: frozenset[str], *, is_shown: bool) -> _Datum:
    def what() -> str:
        source = context.content.sources[id]
        line, _ = source.document.position(["wait"])
        shown = context.content.localizer(context.page.locale).wait(wait)
        return f'the review time in {source.path}:{line} ("{shown}")'

    return _Datum(
        frozenset({_amount(wait)}), units | {wait.unit}, what, _call("wait", id), is_limit=False, is_shown=is_shown
    )


def _limits(context: PageContext, product: str) -> Iterator[_Datum]:
    """The limits of a product, together for each currency."""
    limits = context.data.products[product].limits
    for currency in dict.fromkeys(limit.currency for limit in limits.values()):
        same = {name: limit for name, limit in limits.items() if limit.currency == currency}
        amounts = frozenset(((Decimal(limit.max),), currency) for limit in same.values())
        call = " or ".join(_call("limit", product, name) for name in same)
        yield _Datum(amounts, frozenset({currency}), partial(_limits_said, context, product, same), call, is_limit=True)


def _limits_said(context: PageContext, product: str, limits: Mapping[str, Limit]) -> str:
    shown = context.content.localizer(context.page.locale).limit
    said = ", ".join(f'{name} "{shown(limit)}"' for name, limit in limits.items())
    return f'a limit of "{product}" ({said})'
