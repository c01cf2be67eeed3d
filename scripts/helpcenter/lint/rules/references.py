"""What a page refers to, and its translation too: codes, links and pictures, as sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from helpcenter.guide.model import Block, Section, Span
from helpcenter.lint.context import Defect, Pair


def codes_differ(pair: Pair) -> Iterator[Defect]:
    """Codes or numbers to dial that differ between the languages.

    Bad:  `*233` beside `*223`
    Good: `*233` beside `*233`
    """
    yield from _different_spans(pair, "code", "code", lambda span: f"`{span.text}`")


def links_differ(pair: Pair) -> Iterator[Defect]:
    """Links that lead elsewhere in the other language. Their order and number don't count, nor does the language.

    Bad:  `(../safety/privacy.md)` beside `(../safety/id-photos.md)`
    Good: both lead to the same page and section
    """
    yield from _different_spans(pair, "link", "link to", lambda span: span.target)


def images_differ(pair: Pair) -> Iterator[Defect]:
    """A picture that only one language has. A picture in a language's own words ends in its folder's name.

    Bad:  `![](../assets/menu.png)` in Chinese only
    Good: in both; or `menu.zh.png` beside `menu.en.png`
    """
    yield from _different_spans(pair, "image", "picture", lambda span: span.target)


def _different_spans(pair: Pair, kind: str, what: str, show: Callable[[Span], str]) -> Iterator[Defect]:
    """What is marked so and, as it is shown but for the language, stands in one page's section only."""
    locales = [language.locale for language in pair.source.content.project.languages]
    for source, translation in pair.sections:
        here, there, mine, theirs = pair.sides(source.id, source, translation)
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
