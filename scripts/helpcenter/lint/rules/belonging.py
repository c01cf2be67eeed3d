"""What belongs on a page: its own product, and the links and names beside the words that they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from helpcenter.findings.rule import warning
from helpcenter.guide.model import Span
from helpcenter.language import words
from helpcenter.language.meanings import Meaning
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.link_words import would_fit_better
from helpcenter.lint.passages import Pair, Passage, named_products, pairs
from helpcenter.lint.rules.references import destination
from helpcenter.lint.translation_context import TranslationContext

_ORDERED = {"country", "product"}
_CLAUSE_END = re.compile("[,，、;；:：.。!！?？]")


@warning
def other_product(context: PageContext) -> Iterator[Issue]:
    """The name of another product on a page about one product: perhaps a sentence was copied from its page.

    Bad:  "Download the Yuanyou app" in the guide for the Heyon card
    Good: the name of the product of the page; another one in a link to its page
    """
    if context.facts.product is None:
        return
    seen = {context.facts.product}
    for block in context.guide.blocks:
        for id, place, word in named_products(context, block):
            if id not in seen:
                seen.add(id)
                yield context.at(block, _of_another(word), place)
    facts = [(key, index, words.typed(value)) for key, index, value in _facts(context)]
    together = "\0".join(written for *_, written in facts)
    known = [each for each in context.content.product_names(context.page.locale) if each.typed in together]
    for key, index, written in facts:
        found = [each for each in known if each.typed in written and each.id != context.facts.product]
        if found:
            name = [each.name for each in found if each.typed == found[0].typed][-1]
            yield context.at_fact([key] if index is None else [key, index], _of_another(name))


def _of_another(name: str) -> str:
    return f'"{name}" is another product than that of this page; correct it, or make it a link to the page about it'


def _facts(context: PageContext) -> Iterator[tuple[str, int | None, str]]:
    for key in ("title", "description"):
        yield key, None, getattr(context.facts, key)
    for index, alias in enumerate(context.facts.aliases):
        yield "aliases", index, alias


@warning
def order_differs(context: TranslationContext) -> Iterator[Issue]:
    """Links, or names of products and countries, in another order than in the other language: some were swapped.

    Bad:  `看[电话](#phone)或[充值卡](#card)` beside `see [phone](#card) or [refill card](#phone)`
    Good: each link with its own words, in the same order

    Within a sentence each language has its own order: there it counts only if the words of a link are about the
    target of another one, and for names in different parts of the sentence.
    """
    locales = [language.locale for language in context.source.content.project.languages]
    for pair in pairs(context):
        mine, theirs = pair.mine, pair.theirs
        here, there = (_destinations(each, locales) for each in (mine, theirs))
        if here != there and sorted(here) == sorted(there) and _are_swapped(pair, locales):
            span = _links(mine)[_first_difference(here, there)]
            yield mine.issue(_swapped(f"the links of {theirs.where}", span.target), span.start)
            continue
        names, others = _names(mine), _names(theirs)
        common, other_common = [each for each in names if each in others], [each for each in others if each in names]
        if common != other_common and not _is_one_clause(mine, names, common, other_common):
            place, word = names[common[_first_difference(common, other_common)]]
            yield mine.issue(_swapped(f"the names of {theirs.where}", word), place)


def _are_swapped(pair: Pair, locales: Sequence[str]) -> bool:
    """Whether grammar is no reason for the other order of links: they are in other sentences, or fit other words."""
    for mine, theirs in pair.sentence_groups:
        here, there = (
            Counter(target for one in passages for target in _destinations(one, locales)) for passages in (mine, theirs)
        )
        if here != there:
            return True
    return any(would_fit_better(one.context, _links(one)) for one in (pair.mine, pair.theirs))


def _destinations(passage: Passage, locales: Sequence[str]) -> list[str]:
    """Where the links of a passage lead, without the language."""
    content, page = passage.context.content, passage.context.page
    return [destination(content, page, span.target, locales) for span in _links(passage)]


def _is_one_clause(
    passage: Passage, names: Mapping[Meaning, tuple[int, str]], mine: Sequence[Meaning], theirs: Sequence[Meaning]
) -> bool:
    """Whether all names that have another place are in one part of a sentence."""
    moved = [names[one][0] for one, other in zip(mine, theirs, strict=True) if one != other]
    return not _CLAUSE_END.search(passage.text, min(moved), max(moved))


def _first_difference(mine: Sequence[object], theirs: Sequence[object]) -> int:
    return next(index for index, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one != other)


def _swapped(what: str, first: str) -> str:
    return f"{what} are the same in another order, from {first} on; put each where it belongs"


def _links(passage: Passage) -> list[Span]:
    if isinstance(passage.place, str):
        return []
    end = passage.start + len(passage.text)
    return [span for span in passage.place.marked("link") if passage.start <= span.start < end]


def _names(passage: Passage) -> Mapping[Meaning, tuple[int, str]]:
    """The names of products and countries, in their order."""
    found = [(places[0], meaning) for meaning, places in passage.said.words.items() if meaning.group in _ORDERED]
    return {meaning: place for place, meaning in sorted(found)}
