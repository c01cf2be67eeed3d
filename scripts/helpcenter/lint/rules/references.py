"""Codes, links and images: a page and its translation must have the same ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from helpcenter.findings.rule import waivable
from helpcenter.guide.model import Block, Section, Span
from helpcenter.lint.context import Issue, TranslationContext


def codes_differ(context: TranslationContext) -> Iterator[Issue]:
    """Codes or numbers to dial that differ between the languages.

    Bad:  `*233` beside `*223`
    Good: `*233` beside `*233`
    """
    yield from _different_spans(context, "code", "code", lambda span: f"`{span.text}`")


def links_differ(context: TranslationContext) -> Iterator[Issue]:
    """Links that lead to different pages in the other language. Their order, number and language do not matter.

    Bad:  `(../safety/privacy.md)` beside `(../safety/id-photos.md)`
    Good: both lead to the same page and section
    """
    yield from _different_spans(context, "link", "link to", lambda span: span.target)


@waivable
def images_differ(context: TranslationContext) -> Iterator[Issue]:
    """A picture that is in only one language. The file name of a picture with text ends in the name of the language.

    Bad:  `![](../assets/menu.png)` only in Chinese
    Good: in both; or `menu.zh.png` beside `menu.en.png`
    """
    yield from _different_spans(context, "image", "picture", lambda span: span.target)


def _different_spans(context: TranslationContext, kind: str, what: str, show: Callable[[Span], str]) -> Iterator[Issue]:
    """Spans of a kind that are in a section of only one page. What `show` gives is compared without the language."""
    locales = [language.locale for language in context.source.content.project.languages]
    for source, translation in context.sections:
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
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
    """An address without the language: `../en/menu.en.png` is `../menu.png`."""
    either = "|".join(map(re.escape, locales))
    return re.sub(rf"(?<=\.)(?:{either})\.|(?<=/)(?:{either})/", "", shown)
