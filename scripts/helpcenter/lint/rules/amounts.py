"""How amounts are written: with the separators of the language, and with their unit once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from helpcenter.findings.rule import waivable
from helpcenter.language.quantity import Quantity
from helpcenter.lint.context import Issue, PageContext

_BEFORE = re.compile(r"(?<![\d.,])(\d{1,3})([.,])$")
_BEHIND = re.compile(r"([.,])(\d{1,2})(?![\d.,]*\d)")
_FRACTION = re.compile(r"\d{1,2}(?!\d)")
# How long the name of a unit is at most, in characters.
_LONGEST_UNIT = 30


@waivable
def foreign_separator(context: PageContext) -> Iterator[Issue]:
    """An amount of money with the decimal comma or point of another language: it is read as another amount.

    Bad:  `1,50 美元`, `$1,50`; `1.50 €` in German
    Good: `1.50 美元`, `$1.50`; `1,50 €` in German
    """
    grammar = context.content.quantity_grammar(context.page.locale)
    decimal = grammar.numbers.separators.decimal
    for block in context.guide.blocks:
        text = block.prose("code", "label", "image")
        for amount in grammar.find(text):
            if amount.kind != "money":
                continue
            written = _with_fraction(text, amount)
            if written and written[1] != decimal:
                typed = text[slice(*written[0])]
                right = typed.replace(written[1], decimal)
                message = f'"{typed}" is read as another amount; in {context.language.name}, write "{right}"'
                yield context.at(block, message, written[0][0])


def _with_fraction(text: str, amount: Quantity) -> tuple[tuple[int, int], str] | None:
    """Where a number is of which the amount is only a part, with two digits behind a separator; and the separator."""
    before = _BEFORE.search(text, max(amount.start - 4, 0), amount.start)
    if before and (digits := _FRACTION.match(text, amount.start)):
        return (before.start(), digits.end()), before[2]
    behind = _BEHIND.match(text, amount.end)
    if behind and text[amount.end - 1].isdigit():
        return (amount.start, behind.end()), behind[1]
    return None


@waivable
def repeated_unit(context: PageContext) -> Iterator[Issue]:
    """A unit typed behind a datum that is filled in with its unit.

    Bad:  `{{ limit("heyon", "balance") }} 美元`, which is shown as `1,000 美元 美元`
    Good: `{{ limit("heyon", "balance") }}`
    """
    find = context.content.quantity_grammar(context.page.locale).find
    shown = tuple({each.shown for each in context.page.filled})
    for block in context.guide.blocks if shown else ():
        for amount in find(block.text) if block.kind != "code" else ():
            end = next((amount.start + len(each) for each in shown if block.text.startswith(each, amount.start)), 0)
            typed = _unit_behind(block.text, end, amount.unit, find) if end and amount.unit else ""
            issue = context.at(block, "", amount.start) if typed else None
            filled = context.page.filled_at(issue.line, issue.column) if issue else None
            if filled and issue:
                message = f'{filled.written} is shown as "{filled.shown}", with its unit; remove "{typed}" behind it'
                yield replace(issue, message=message)


def _unit_behind(text: str, end: int, unit: str, find: Callable[[str], Sequence[Quantity]]) -> str:
    """The unit if a text says it directly behind `end`: it is read as that of a number."""
    rest = text[end : end + _LONGEST_UNIT].lstrip()
    one = next(iter(find(f"1 {rest}")), None)
    return rest[: one.end - 2] if one and one.start == 0 and one.amount == ((Decimal(1),), unit) else ""
