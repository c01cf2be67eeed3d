"""Codes, links and images: a page and its translation must have the same ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias
from urllib.parse import unquote, urlsplit, urlunsplit

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.rule import waivable
from helpcenter.findings.suggestion import nearest
from helpcenter.guide.model import Block, Section, Span
from helpcenter.lint import pictures_of_one_language, program_text
from helpcenter.lint.alignment import counterpart
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.hosts import host_of, leads_to_no_host
from helpcenter.lint.rules.dead_links import is_dead, link_target
from helpcenter.lint.rules.picture_names import is_misnamed
from helpcenter.lint.rules.untidy_addresses import tidy
from helpcenter.lint.step_alignment import blocks_of_only_step
from helpcenter.lint.translation_context import FIND_OUT, TranslationContext

# What is compared, and where it is.
_Found: TypeAlias = tuple[str, Block, Span]
# How much of a line of code a message shows.
_MAX_SHOWN = 80
_NEW_LINE = "\n"
# What is no code by its form: words, also those of a way through menus.
_ONLY_WORDS = re.compile(r"[^\W\d_]+(?:(?:[ -]|/| ?-?> ?)[^\W\d_]+)*")
# The name of a button, or a way through menus: several words with a capital.
_ON_SCREEN = re.compile(r"(?=.* )[^\W\d_a-z][^\W\d_]*(?:(?:[ -]| -?> )[^\W\d_]+)+")


def codes_differ(context: TranslationContext) -> Iterator[Issue]:
    """Codes or numbers to dial that differ between the languages.

    Bad:  `*233` beside `*223`
    Good: `*233` beside `*233`

    Blocks of code are compared without comments and white space, and without words in another writing system.
    """
    yield from _different_spans(context, "code", "code", _code)


def links_differ(context: TranslationContext) -> Iterator[Issue]:
    """Links that lead to different pages in the other language. Their order, number and language do not matter.

    Bad:  `(../safety/privacy.md)` beside `(../safety/id-photos.md)`
    Good: both lead to the same page and section
    """
    yield from _different_spans(context, "link", "link to", _target)


@waivable
def images_differ(context: TranslationContext) -> Iterator[Issue]:
    """A picture that is in only one language. The file name of a picture with text ends in the name of the language.

    Bad:  `![](../assets/menu.png)` only in Chinese; a picture in `docs/zh/` with none at the same place in `docs/en/`
    Good: in both, from `docs/pictures/`; or `menu.zh.png` beside `menu.en.png`
    """
    different = [*_different_spans(context, "image", "picture", _target)]
    yield from pictures_of_one_language.explained(different, context)
    yield from _in_other_order(context)


def _in_other_order(context: TranslationContext) -> Iterator[Issue]:
    """The first picture of a section in whose place the other language has another one of the same."""
    locales = [language.locale for language in context.source.content.project.languages]
    for source, translation in context.sections:
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
        ours, others = (
            [(_compared(page, span, _target, locales), block, span) for block, span in _marked(section, "image")]
            for page, section in ((here, mine), (there, theirs))
        )
        if sorted(key for key, _, _ in ours) != sorted(key for key, _, _ in others):
            continue
        moved = next(((one, other) for one, other in zip(ours, others, strict=True) if one[0] != other[0]), None)
        if moved:
            (_, block, span), (_, block_there, span_there) = moved
            message = f"this picture is in the place of {span_there.target} in {there.where(block_there)}; {FIND_OUT}"
            yield here.at_span(block, span, message)


def _target(span: Span) -> str:
    return span.target


def _different_spans(context: TranslationContext, kind: str, what: str, show: Callable[[Span], str]) -> Iterator[Issue]:
    """Spans of a kind that are in a section of only one page. Codes are compared as `show` gives them."""
    locales = [language.locale for language in context.source.content.project.languages]
    for source, translation in context.sections:
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
        ours, others = (
            [(_compared(page, span, show, locales), block, span) for block, span in _marked(section, kind)]
            for page, section in ((here, mine), (there, theirs))
        )
        # No record says where links led: if they are all that has changed, nobody knows on which side.
        cure = context.find_out(source.id) if kind == "code" or source.id in context.changed else FIND_OUT
        extra, lost = _without_translated(
            _without_plain(_without_originals(_only_in(ours, others), here, there), theirs),
            _without_plain(_without_originals(_only_in(others, ours), there, here), mine),
        )
        if extra or lost:  # a step that only one of them has: steps-differ
            only_here = blocks_of_only_step(here, mine, there, theirs)
            only_there = blocks_of_only_step(there, theirs, here, mine)
            extra = [found for found in extra if found[1] not in only_here]
            lost = [found for found in lost if found[1] not in only_there]
        for found in extra:
            key, block, span = found
            other = _meant(key, block, lost or others, (mine, theirs))
            lost = [each for each in lost if each is not other]
            if _is_dead(here, found) or (other is not None and _is_dead(there, other)):
                continue
            if other is not None and block.kind == other[1].kind == "code":
                yield _different_line(here, found, there, other, cure)
            else:
                place = f"not in {there.where(theirs)}"
                if other is not None:
                    place = f"{_short(show(other[2]))} in {there.where(other[1])}"
                yield here.at_span(block, span, f"this {what} {_short(show(span))} is {place}; {cure}")
        for found in lost:
            _, block, span = found
            if _is_dead(there, found):
                continue
            message = f"the {what} {_short(show(span))} of {there.where(block)} is missing here; {cure}"
            yield here.at(counterpart(block, theirs.blocks, mine.blocks), message)


def _code(span: Span) -> str:
    """What a code says; one of several lines as it is compared."""
    return f"`{program_text.compared(span.text) if _NEW_LINE in span.text else span.text}`"


def _different_line(here: PageContext, found: _Found, there: PageContext, other: _Found, cure: str) -> Issue:
    """The first lines of two blocks of code that differ."""
    mine, theirs = (program_text.lines(span.text) for _, _, span in (found, other))
    line, line_there = program_text.first_difference(mine, theirs) or (None, None)
    place = there.at(other[1], "", line_there.start if line_there else 0)
    where = f"{place.path}:{place.line}"
    said = _short(f"`{line_there.text}`") if line_there else ""
    if line is None:
        return here.at_span(*found[1:], f"the line {said} of {where} is missing here; {cure}")
    what = f"this line {_short(f'`{line.text}`')} is {said or 'not'} in {where}"
    return here.at(found[1], f"{what}; {cure}", line.start)


def _short(shown: str) -> str:
    """The beginning of what a message shows, in one line."""
    line = " ".join(shown.split("\n"))
    return line if len(line) <= _MAX_SHOWN else f"{line[:_MAX_SHOWN]} …{line[-1]}"


def _only_in(ours: list[_Found], others: list[_Found]) -> list[_Found]:
    """What has no equal on the other page."""
    known = {key for key, _, _ in others}
    left = [one for one in ours if one[0] not in known]
    links = {key for key, _, span in others if span.kind == "link" and "#" in key}
    left = [one for one in left if one[2].kind != "link" or not any(_is_translated(one[0], key) for key in links)]
    programs = [program_text.lines(span.text) for _, block, span in others if block.kind == "code" and left]
    return [one for one in left if one[1].kind != "code" or not _is_one_of(program_text.lines(one[2].text), programs)]


def _is_translated(link: str, other: str) -> bool:
    """Whether two links lead to the same page, to ids that a generator has made of headings in two writing systems."""
    (page, _, id), (other_page, _, other_id) = (unquote(each).partition("#") for each in (link, other))
    return page == other_page and bool(id and other_id) and id.isascii() != other_id.isascii()


def _without_translated(ours: list[_Found], others: list[_Found]) -> tuple[list[_Found], list[_Found]]:
    """Without codes that are only words, as many on each side, in two writing systems: `Image` beside `图像`.

    What is on screens (`Create Workflow`, `Security -> Users`) can be no code in the other language.
    """
    words = [
        [one for one in found if one[2].kind == "code" and _ONLY_WORDS.fullmatch(one[2].text)]
        for found in (ours, others)
    ]
    pairs: list[_Found] = []
    for foreign, plain in (words, words[::-1]):
        ascii_words = [one for one in plain if one[2].text.isascii()]
        for one, other in zip((one for one in foreign if not one[2].text.isascii()), ascii_words, strict=False):
            pairs += (one, other)
    left, right = ([one for one in found if not any(one is each for each in pairs)] for found in (ours, others))
    shown = [
        [one for one in found if one[2].kind == "code" and _ON_SCREEN.fullmatch(one[2].text)] for found in (left, right)
    ]
    if not all(shown):
        left, right = ([one for one in found if one not in (*shown[0], *shown[1])] for found in (left, right))
    return left, right


def _without_originals(found: list[_Found], page: PageContext, other: PageContext) -> list[_Found]:
    """Without links from a page into the folder of the other language, such as to the text that it was made from."""
    own, foreign = (f"/{each.page.locale}/" for each in (page, other))
    return [one for one in found if one[2].kind != "link" or own in one[2].target or foreign not in f"/{one[2].target}"]


def _without_plain(found: list[_Found], other: Section) -> list[_Found]:
    """Without codes that the other page has as plain words, or in a block of code: nothing is lost but a mark."""
    inline = [one for one in found if one[2].kind == "code" and one[1].kind != "code"]
    texts = (block.text if block.kind == "code" else block.prose("code") for block in other.blocks)
    text = "\n".join(texts) if inline else ""
    return [one for one in found if not (one in inline and _is_word_of(one[2].text, text))]


def _is_word_of(code: str, text: str) -> bool:
    return any(map(str.isalnum, code)) and bool(re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text, re.ASCII))


def _is_one_of(program: list[program_text.Line], programs: list[list[program_text.Line]]) -> bool:
    return any(program_text.first_difference(program, other) is None for other in programs)


def _meant(key: str, block: Block, others: list[_Found], sections: tuple[Section, Section]) -> _Found | None:
    """What is in its place on the other page: the only one in the same block there, or else the most similar one."""
    place = counterpart(block, sections[0].blocks, sections[1].blocks)
    beside = [other for other in others if other[1] == place]
    if len(beside) == 1:
        return beside[0]
    near = nearest(key, sorted(other for other, _, _ in beside or others))
    return next((other for other in beside or others if other[0] == near), None)


def _is_dead(context: PageContext, found: _Found) -> bool:
    """Whether all that is wrong with a link or picture is where it leads: nowhere, or to what another rule reports."""
    _, _, span = found
    if span.kind == "link" and (host := host_of(span.target)) and host not in context.data.known_hosts:
        return True  # unofficial-link
    if span.kind == "code":
        return False
    if span.kind == "image" and host_of(span.target):
        return True  # unofficial-link
    is_reported = leads_to_no_host(span.target) or is_misnamed(
        context.content.places.file_path(context.page, span.target)
    )
    return is_reported or is_dead(context.content, context.page, span.target)


def _marked(section: Section, kind: str) -> Iterator[tuple[Block, Span]]:
    return ((block, span) for block in section.blocks for span in block.marked(kind))


def _compared(context: PageContext, span: Span, show: Callable[[Span], str], locales: Collection[str]) -> str:
    """What is shown of a code, or where a link or picture leads, without the language."""
    if span.kind == "code":
        return without_language(show(span), locales)
    return destination(context.content, context.page, span.target, locales)


def destination(content: Content, page: Page, address: str, locales: Collection[str]) -> str:
    """Where an address on a page leads, however it is written, without the language: `docs/faq.md#balance`."""
    path, anchor = link_target(content, page, address)
    if not path:
        return without_language(tidy(address), locales).rstrip("/")
    return without_language(urlunsplit(("", "", path, urlsplit(address).query, anchor)), locales)


def without_language(shown: str, locales: Collection[str]) -> str:
    """An address without the language: `../en/menu.en.png` is `../menu.png`."""
    either = "|".join(map(re.escape, locales))
    return re.sub(rf"(?<=\.)(?:{either})\.|(?<=/)(?:{either})(?:[-_][A-Za-z]{{2,4}})?(?:/|$)", "", shown)
