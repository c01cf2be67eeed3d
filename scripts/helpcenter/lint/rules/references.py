"""What a page refers to, and its translation too: codes, links and pictures, as sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from helpcenter.guide.model import Block, Section, Span
from helpcenter.lint.context import Issue, TranslationContext


def codes_differ(context: TranslationContext) -> Iterator[Issue]:
    """Codes or numbers to dial that differ between the languages.

    Bad:  `*233` beside `*223`
    Good: `*233` beside `*233`
    """
    yield from _different_spans(context, "code", "code", lambda span: f"`{span.text}`")


def links_differ(context: TranslationContext) -> Iterator[Issue]:
    """Links that lead elsewhere in the other language. Their order and number don't count, nor does the language.

    Bad:  `(../safety/privacy.md)` beside `(../safety/id-photos.md)`
    Good: both lead to the same page and section
    """
    yield from _different_spans(context, "link", "link to", lambda span: span.target)


def images_differ(context: TranslationContext) -> Iterator[Issue]:
    """A picture that only one language has. A picture in a language's own words ends in its folder's name.

    Bad:  `![](../assets/menu.png)` in Chinese only
    Good: in both; or `menu.zh.png` beside `menu.en.png`
    """
    yield from _different_spans(context, "image", "picture", lambda span: span.target)


def _different_spans(context: TranslationContext, kind: str, what: str, show: Callable[[Span], str]) -> Iterator[Issue]:
    """What is marked so and, as it is shown but for the language, stands in one page's section only."""
    locales = [language.locale for language in context.source.content.project.languages]
    for source, translation in context.sections:
        here, there, mine, theirs = context.sides(source.id, source, translation)
        has = {_without_language(show(span), locales) for _, span in _marked(theirs, kind)}
        for block, span in _marked(mine, kind):
            if _without_language(show(span), locales) not in has:
                message = f"this {what} {show(span)} is not in {there.where(theirs)}; make them the same"
                yield here.at_span(block, span, message)
        has = {_without_language(show(span), locales) for _, span in _marked(mine, kind)}
        for block, span in _marked(theirs, kind):
            if _without_language(show(span), locales) not in has:
                message = f"the {what} {show(span)} of {there.where(block)} is missing here; make them the same"
                yield here.at(mine, message)


def _marked(section: Section, kind: str) -> Iterator[tuple[Block, Span]]:
    return ((block, span) for block in section.blocks for span in block.marked(kind))


def codes(blocks: Iterable[Block]) -> set[str]:
    return {span.text for block in blocks for span in block.marked("code")}


def _without_language(shown: str, locales: Collection[str]) -> str:
    """An address with the language taken out: `../en/menu.en.png` is `../menu.png`."""
    either = "|".join(map(re.escape, locales))
    return re.sub(rf"(?<=\.)(?:{either})\.|(?<=/)(?:{either})/", "", shown)
