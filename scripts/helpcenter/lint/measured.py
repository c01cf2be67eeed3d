"""The quantities of a text as they are compared with those of its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpcenter.content.content import Content
from helpcenter.guide.model import Block
from helpcenter.language.language_data import QuantityWords
from helpcenter.language.quantity import Quantity
from helpcenter.lint.context import Issue
from helpcenter.lint.passages import Passage

# Those of a language of which nothing is known; to make them takes long.
_NO_WORDS = QuantityWords()
# An address in running text, with its port and path: other rules look at it.
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]*://[!-~]+|(?<![\w.@-])(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}):\d{2,5}\b(?:/[!-~]*)?",
    re.ASCII | re.IGNORECASE,
)
_AFTER_NUMBER = tuple(".、．)）:：")
_DIGIT = re.compile(r"\d")
_OPENING, _CLOSING = ("(", "（"), (")", "）")


@dataclass(frozen=True)
class Measured:
    """A quantity and its position."""

    passage: Passage
    quantity: Quantity

    @property
    def written(self) -> str:
        return self.passage.text[self.quantity.start : self.quantity.end].strip()

    @property
    def has_digits(self) -> bool:
        """Whether it is written in digits, and not in words."""
        return any(map(str.isdigit, self.written))

    @property
    def is_count(self) -> bool:
        """Whether it says in words how many there are: one may be an article."""
        return not self.quantity.unit and not self.has_digits and self.quantity.values[0] > 1

    @property
    def where(self) -> str:
        return self.passage.where

    def issue(self, message: str) -> Issue:
        return self.passage.issue(message, self.quantity.start)


def _counts_parts(text: str, quantity: Quantity) -> bool:
    """Whether a number counts the parts of the text, which another language need not do: 1. before the whole, (2)."""
    before, behind = text[: quantity.start].rstrip(), text[quantity.end :].lstrip()
    number = text[quantity.start : quantity.end].strip()
    if quantity.unit or not number.isdigit() or len(number) > 2:  # noqa: PLR2004
        return False
    return (not before and behind[:1] in _AFTER_NUMBER) or (before[-1:] in _OPENING and behind[:1] in _CLOSING)


def comparable_units(content: Content, *locales: str) -> frozenset[str] | None:
    """If nothing is known of the words of a language: the units that can be read in both; else None, for all."""
    if all(content.data.languages.data[locale].quantities != _NO_WORDS for locale in locales):
        return None
    one, other = (content.quantity_grammar(locale).units.keys() for locale in locales)
    return frozenset(one & other)


def measured(passage: Passage, units: frozenset[str] | None, *, in_words: bool) -> Iterator[Measured]:
    """The quantities of a passage; what is only a number in words is `firm` only if these are compared (`in_words`)."""
    place, page = passage.place, passage.context
    text = passage.text
    if isinstance(place, Block):
        text = place.prose("code", "label", "image")[passage.start : passage.start + len(text)]
    for quantity in quantities(page.content, page.page.locale, text, units, in_words=in_words):
        if not _counts_parts(passage.text, quantity):
            yield Measured(passage, quantity)


def quantities(
    content: Content, locale: str, text: str, units: frozenset[str] | None, *, in_words: bool
) -> Iterator[Quantity]:
    """Those of a text as they are compared: with the units that both languages know."""
    for quantity in content.quantity_grammar(locale).find(_ADDRESS.sub(lambda address: " " * len(address[0]), text)):
        firm = quantity.firm and (
            in_words or bool(quantity.unit) or bool(_DIGIT.search(text, quantity.start, quantity.end))
        )
        known = units is None or quantity.unit in units
        yield replace(quantity, unit=quantity.unit if known else "", firm=firm and known)
