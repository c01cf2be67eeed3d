"""Codes, links and images: a page and its translation must have the same ones."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from helpcenter.findings.rule import waivable
from helpcenter.findings.suggestion import nearest
from helpcenter.guide.model import Block, Section, Span
from helpcenter.lint.alignment import counterpart
from helpcenter.lint.context import Issue, PageContext, TranslationContext

# What is compared, and where it is.
_Found: TypeAlias = tuple[str, Block, Span]


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
        ours, others = (
            [(without_language(show(span), locales), block, span) for block, span in _marked(section, kind)]
            for section in (mine, theirs)
        )
        cure = context.find_out(source.id)
        lost = _only_in(others, ours)
        for _, block, span in _only_in(ours, others):
            message = f"this {what} {show(span)} is not in {there.where(theirs)}"
            other = _meant(show(span), block, lost or others, (mine, theirs))
            if other is not None:
                lost = [each for each in lost if each is not other]
                message = f"this {what} {show(span)} is {show(other[2])} in {there.where(other[1])}"
            if kind == "image" and (missing := _missing_file(here, span.target)):
                yield here.at_span(block, span, f"there is no picture {missing}; correct its address, or add the file")
            else:
                yield here.at_span(block, span, f"{message}; {cure}")
        for _, block, span in lost:
            message = f"the {what} {show(span)} of {there.where(block)} is missing here; {cure}"
            yield here.at(counterpart(block, theirs.blocks, mine.blocks), message)


def _only_in(ours: list[_Found], others: list[_Found]) -> list[_Found]:
    """What has no equal on the other page."""
    known = {key for key, _, _ in others}
    return [one for one in ours if one[0] not in known]


def _meant(shown: str, block: Block, others: list[_Found], sections: tuple[Section, Section]) -> _Found | None:
    """What is in its place on the other page: the only one in the same block there, or else the most similar one."""
    place = counterpart(block, sections[0].blocks, sections[1].blocks)
    beside = [other for other in others if other[1] == place]
    if len(beside) == 1:
        return beside[0]
    near = nearest(shown, sorted(key for key, _, _ in beside or others))
    return next((other for other in beside or others if other[0] == near), None)


def _missing_file(context: PageContext, target: str) -> str:
    """The path of a picture in the folder of pages, if no such file is there."""
    project = context.content.project
    if urlsplit(target).scheme or target.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(context.page.path), unquote(target)))
    return "" if path in {project.shown(file) for file in project.files} else path


def _marked(section: Section, kind: str) -> Iterator[tuple[Block, Span]]:
    return ((block, span) for block in section.blocks for span in block.marked(kind))


def without_language(shown: str, locales: Collection[str]) -> str:
    """An address without the language: `../en/menu.en.png` is `../menu.png`."""
    either = "|".join(map(re.escape, locales))
    return re.sub(rf"(?<=\.)(?:{either})\.|(?<=/)(?:{either})/", "", shown)
