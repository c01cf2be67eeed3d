"""Steps that a text names by their number: whether there are so many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import numeric

from helpcenter.content.page import Page
from helpcenter.findings.rule import waivable
from helpcenter.guide.model import Block, Section
from helpcenter.language import sentences
from helpcenter.language.words import any_word, divided
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.link_words import linked_page

# Numbers of which a language may have a plural form of its own (Unicode CLDR).
_OF_EACH_PLURAL = (1, 2, 3, 5, 11, 100)
_NUMBER = r"(\d{1,2}(?![\d.,]*\d)|[一二三四五六七八九十])"
_NUMBERED = re.compile(r"\d+\. ")


@waivable
def missing_step(context: PageContext) -> Iterator[Issue]:
    """A step is named by its number, and there are not so many: one was removed, or the number is wrong.

    Bad:  `see step 9 of [I paid](top-up.md#paid)`, where there are five steps
    Good: `see step 5 of [I paid](top-up.md#paid)`

    A sentence with a link to steps is about these, any other about those of its page.
    """
    named = _named(context)
    for block in context.guide.blocks:
        text = block.prose("code", "label") if block.kind != "code" else ""
        for start, sentence in sentences.whole(text, context.data.every_language.sentences):
            if not (found := [*named.finditer(sentence)]):
                continue
            last, where = max(_steps_meant(context, block, start, start + len(sentence)), default=(0, ""))
            for each in found if last else ():
                if _number(each) > last:
                    message = f'"{each[0]}", but {where} has only {last}; correct the number'
                    yield context.at(block, message, start + each.start())


def _named(context: PageContext) -> re.Pattern[str]:
    """Finds steps by their number: `step 5`, `第 5 步`."""
    count, ordinals = context.content.localizer(context.page.locale).count, context.language_data.quantities.ordinals
    counted = (count("steps.count", number) for number in _OF_EACH_PLURAL)
    spaced, others = divided({re.sub(r"[\d\s]", "", each) for each in counted})
    return re.compile(
        rf"{any_word(spaced)}\s+{_NUMBER}|{any_word(ordinals.before)}\s*{_NUMBER}\s*{any_word(others)}", re.IGNORECASE
    )


def _number(named: re.Match[str]) -> int:
    written = next(filter(None, named.groups()))
    return int(written) if written.isdecimal() else int(numeric(written))


def _steps_meant(context: PageContext, block: Block, start: int, end: int) -> Iterator[tuple[int, str]]:
    """How many steps there are wherever those can be that a sentence is about, from `start` to `end`, and where."""
    is_elsewhere = False
    for span in block.marked("link"):
        page, anchor = linked_page(context, span.target), span.target.partition("#")[2]
        if page and start <= span.start < end:
            guide = context.content.guide(page)
            section = guide.section(anchor)
            counted = [*_counted(page, (section,) if section else guide.sections)]
            is_elsewhere = is_elsewhere or any(number for number, _ in counted)
            yield from counted
    if not is_elsewhere:
        yield from _counted(context.page, context.guide.sections)


def _counted(page: Page, sections: Iterable[Section]) -> Iterator[tuple[int, str]]:
    """How many entries with numbers each section has: what it calls steps, or entries of an answer."""
    for section in sections:
        written = (page.lines[block.line - page.body_line] for block in section.blocks if block.kind == "item")
        yield sum(bool(_NUMBERED.match(line)) for line in written), f"{page.path}#{section.id}"
