"""Values of the data files that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TypeAlias

from helpcenter.files.yaml_document import Key
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext

# The data file, the keys of a value in it, and what contradicts it.
_Found: TypeAlias = tuple[str, tuple[Key, ...], str]


def contradicting_data(context: DataContext) -> Iterator[Issue]:
    """Two values of the data files that cannot both be right.

    Bad:  `transaction: {max: 5000, currency: USD}` beside `balance: {max: 1000, currency: USD}`; two products of one
          name; one label with two meanings; a term that another one says to avoid; a host that is official and cited
    Good: no payment larger than the balance can be; one meaning for one name

    Which limit cannot be more than which is said in `help_center.yml` (`rising_limits`).
    """
    for found in (_limits, _names, _labels, _terms, _hosts):
        for document, keys, what in found(context):
            yield context.at(document, keys, f"{what}; find out which is right, and correct the other")


def _limits(context: DataContext) -> Iterator[_Found]:
    rising = dict.fromkeys(pair for names in context.data.help_center.rising_limits for pair in combinations(names, 2))
    for id, product in context.data.products.items():
        for lower, higher in rising:
            less, more = product.limits.get(lower), product.limits.get(higher)
            if less and more and less.currency == more.currency and less.max > more.max:
                what = f'"{lower}" is {less.max} {less.currency}, more than "{higher}" with {more.max}'
                yield "products", (id, "limits", lower), what


def _names(context: DataContext) -> Iterator[_Found]:
    for language in context.content.project.languages:
        first: dict[str, str] = {}
        for each in context.content.product_names(language.locale):
            other = first.setdefault(each.typed, each.id)
            if each.typed and other != each.id:
                keys = (each.id,) if each.name == each.id else (each.id, "name")
                yield "products", keys, f'"{each.name}" is the name of "{other}" in {language.name}, too'


def _labels(context: DataContext) -> Iterator[_Found]:
    for product, labels in context.data.labels.items():
        first: dict[tuple[str, str], tuple[str, str]] = {}
        for id, label in labels.items():
            for locale, gloss in label.gloss.items():
                other, meaning = first.setdefault((label.screen, locale), (id, gloss))
                if meaning != gloss:
                    yield "labels", (product, id, "gloss", locale), f'"{label.screen}" is "{meaning}" in "{other}"'


def _terms(context: DataContext) -> Iterator[_Found]:
    terms = {(locale, name): term.id for term in context.data.terms for locale, name in term.names.items()}
    for number, term in enumerate(context.data.terms):
        for locale, words in term.avoid.items():
            for place, word in enumerate(words):
                if named := terms.get((locale, word)):
                    yield "terms", (number, "avoid", locale, place), f'"{word}" is the name of the term "{named}"'


def _hosts(context: DataContext) -> Iterator[_Found]:
    hosts = context.data.hosts
    for place, host in enumerate(hosts.cited):
        if host in context.data.confirming_hosts:
            what = "an authority" if host in hosts.authorities else "official"
            yield "hosts", ("cited", place), f'"{host}" is {what}, too, and that confirms what a cited one only reports'
