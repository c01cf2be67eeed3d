"""A page and its translation: the same entries of lists, paragraphs, rows and boxes, and which of them is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block, Section
from helpcenter.lint.alignment import Blocks, likeness_in_words, perhaps_one, quoted, repeated
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.translation_context import TranslationContext

# How many entries a message names of which one is missing.
_MOST_NAMED = 2
# How entries are written: if all of them seem to be missing, their marks may be.
_MARKED = {
    "checklist entries": "each begins with - [ ] and a space",
    "list entries": "each begins with - and a space",
    "problems": "each is a line of its own, and the answer below it begins with a colon and 3 spaces",
}


def checklist_differs(context: TranslationContext) -> Iterator[Issue]:
    """A checklist with different entries in the two languages.

    Bad:  four entries in Chinese, three in English
    Good: the same entries, one by one
    """
    yield from _different_entries(context, _checklist, "checklist entries")


def troubles_differ(context: TranslationContext) -> Iterator[Issue]:
    """A problem and its answer that are in only one language.

    Bad:  five entries under `{#trouble}` in Chinese, four in English
    Good: the same entries, one by one
    """
    yield from _different_entries(
        context, lambda section: [(one.symptom, *one.remedies) for one in section.troubleshooting], "problems"
    )


@waivable
def lists_differ(context: TranslationContext) -> Iterator[Issue]:
    """A list with more entries in one language.

    Bad:  three reasons in Chinese, two in English
    Good: the same entries, one by one
    """
    yield from _different_entries(context, _list_entries, "list entries")


@waivable
@warning
def paragraphs_differ(context: TranslationContext) -> Iterator[Issue]:
    """A section with more paragraphs in one language: perhaps one was lost.

    Bad:  a caution of its own in Chinese, and no such paragraph in English
    Good: the same paragraphs, one by one
    """
    for source, translation in context.sections:
        # otherwise another rule says what differs
        if _shape(source) == _shape(translation) and not _divided(context, source, translation):
            yield from _different_entries(context, _paragraphs, "paragraphs", only=source.id)


@waivable
def divided_code(context: TranslationContext) -> Iterator[Issue]:
    """A text to copy to which a paragraph was added by its indentation, or from which a line fell out without it.

    Bad:  `    Don't write your password.` as the last part of a message to copy, which has no such part in Chinese
    Good: the same paragraph at the margin, as in Chinese
    """
    for source, translation in context.sections:
        if issue := _divided(context, source, translation):
            yield issue


def _divided(context: TranslationContext, source: Section, translation: Section) -> Issue | None:
    if _shape(source) != _shape(translation):
        return None
    here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
    lost = len(_paragraphs(theirs)) - len(_paragraphs(mine))
    if lost < 0:
        here, there, mine, theirs = there, here, theirs, mine
    if lost and (place := _lost_in_code(mine, theirs)):
        block, line, text = place
        message = f'"{text}" is shown as code, to be copied; begin it at the margin, as in {there.page.path}'
        return here.at_line(line, message, block.column + 1)
    if lost and (paragraph := _below_code(theirs)):
        message = "if this belongs to the text to copy above, indent it by 4 spaces; else leave an empty line above"
        return there.at(paragraph, f"{message} ({here.where(mine)} has no such paragraph)")
    return None


@waivable
def tables_differ(context: TranslationContext) -> Iterator[Issue]:
    """A table with more rows or columns in one language.

    Bad:  three countries in Chinese, two in English
    Good: the same rows, one by one
    """
    for source, translation in context.sections:
        if source.tables == translation.tables:
            continue
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
        if [columns for _, columns in mine.tables] == [columns for _, columns in theirs.tables]:
            yield from _different_entries(context, _rows, "rows of tables", only=source.id)
            continue
        where = there.where(theirs)
        first = next((block for block in mine.blocks if block.kind == "cell"), mine.heading)
        if not (mine.tables and theirs.tables):
            what = (
                f"there is no such table in {where}; add it there"
                if mine.tables
                else f"the table of {where} is missing here; add it"
            )
            yield here.at(first, f"{what}, or remove it {'here' if mine.tables else 'there'}")
            continue
        sizes = [", ".join(f"{rows} × {columns}" for rows, columns in one.tables) for one in (mine, theirs)]
        what = f"{sizes[0]} here, {sizes[1]} in {where}"
        yield here.at(first, f"the tables have different columns: {what}; {context.find_out(source.id)}")


@waivable
def admonitions_differ(context: TranslationContext) -> Iterator[Issue]:
    """A box (warning or note) that is in only one language, or that is of a different kind in the other language.

    Bad:  `!!! warning` beside `!!! note`, or no box
    Good: `!!! warning` beside `!!! warning`
    """
    for source, translation in context.sections:
        if source.admonitions == translation.admonitions:
            continue
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
        titles = [block for block in mine.blocks if block.kind == "title"]
        extra = Counter(mine.admonitions) - Counter(theirs.admonitions)
        missing = Counter(theirs.admonitions) - Counter(mine.admonitions)
        kinds = [", ".join(sorted(each.elements())) for each in (extra, missing)]
        where = there.where(theirs)
        if kinds[0] and kinds[1]:
            what = f"a box that is {kinds[0]} here is {kinds[1]} in {where}"
        elif kinds[0]:
            what = f"a box ({kinds[0]}) is here, but not in {where}"
        elif kinds[1]:
            what = f"a box ({kinds[1]}) of {where} is missing here"
        else:
            what = f"the boxes have another order in {where}"
        place = next((index for index, kind in enumerate(mine.admonitions) if kind in extra), 0)
        block = titles[place] if place < len(titles) else mine.heading
        yield here.at(block, f"{what}; {context.find_out(source.id)}")


def _checklist(section: Section) -> list[Blocks]:
    """Its entries, with those whose checkbox is misspelled (leftover-markup says so)."""
    misspelled = [block for block in section.without_checkbox if block.text.startswith("[")]
    entries = [*(entry.block for entry in section.checklist), *misspelled]
    return [(block,) for block in sorted(entries, key=lambda block: block.line)]


def _list_entries(section: Section) -> list[Blocks]:
    others = {step.sentence for step in section.all_steps()} | {block for one in _checklist(section) for block in one}
    return [(block,) for block in section.blocks if block.kind == "item" and block not in others]


def _paragraphs(section: Section) -> list[Blocks]:
    """Those in no list; between steps there are none (not-one-list)."""
    return [] if section.is_procedure else [(each,) for each in section.paragraphs if each.text]


def _lost_in_code(section: Section, other: Section) -> tuple[Block, int, str] | None:
    """The last part of a block of code that has more parts than its counterpart, and its line: it was indented, too."""
    codes, others = ([block for block in each.blocks if block.kind == "code"] for each in (section, other))
    for block, counterpart in zip(codes, others, strict=False):
        *parts, last = block.spans[0].text.rstrip().split("\n\n")
        if len(codes) == len(others) and parts and len(parts) > counterpart.spans[0].text.rstrip().count("\n\n"):
            return block, block.line + sum(part.count("\n") + 2 for part in parts), last.strip().split("\n")[0]
    return None


def _below_code(section: Section) -> Block | None:
    """A paragraph with no empty line between it and a block of code."""
    ends = {block.line + block.spans[0].text.rstrip().count("\n") for block in section.blocks if block.kind == "code"}
    return next((block for block in section.paragraphs if block.line - 1 in ends), None)


def _shape(section: Section) -> tuple[object, ...]:
    """All in a section that is not a paragraph, and that becomes one if its marks are misspelled."""
    return section.bullets, section.tables, section.admonitions, len(section.troubleshooting), len(section.checklist)


def _rows(section: Section) -> list[Blocks]:
    cells = [block for block in section.blocks if block.kind == "cell"]
    return [tuple(row) for _, row in groupby(cells, key=lambda cell: cell.line)]


def _different_entries(
    context: TranslationContext, read: Callable[[Section], Sequence[Blocks]], what: str, only: str | None = None
) -> Iterator[Issue]:
    """Sections of which `read` gives more entries in one language; the message names the one that is missing."""
    for source, translation in context.sections:
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
        ours, others = read(mine), read(theirs)
        if len(ours) == len(others) or only not in {None, source.id}:
            continue
        alike = partial(_likeness, here, there)
        counted = f"{what}: {len(ours)} here, {len(others)} in {there.where(theirs)}"
        if len(ours) > len(others) and (twice := repeated(ours)):
            yield here.at(twice[1], f"{counted}; this is the same as in line {twice[0].line}: remove one of the two")
            continue
        extra = perhaps_one(ours, others, alike)
        missing = perhaps_one(others, ours, lambda one, other: alike(other, one))  # noqa: B023
        if 0 < len(extra) <= _MOST_NAMED < len(ours) or len(extra) == 1:
            block = ours[extra[0]][0]
            names = " or ".join(f'"{quoted(ours[index][0])}"' for index in extra)
            named = f"perhaps {names} is missing there; add it there, or remove it here"
        elif 0 < len(missing) <= _MOST_NAMED < len(others) or len(missing) == 1:
            block = _place(mine, ours, missing[0])
            names = " or ".join(
                f'"{quoted(lost)}" ({there.where(lost)})' for lost in (others[index][0] for index in missing)
            )
            named = f"perhaps {names} is missing; add it here, or remove it there"
        elif not ours:
            how = f" ({_MARKED[what]})" if what in _MARKED and mine.paragraphs else ""
            block, named = mine.heading, f"all are missing here; add them here{how}, or remove them there"
        elif not others:
            block, named = mine.heading, "all are missing there; add them there, or remove them here"
        else:
            block, named = mine.heading, "compare them one by one"
        yield here.at(block, f"{counted}; {named}")


def _likeness(here: PageContext, there: PageContext, mine: Blocks, theirs: Blocks) -> float:
    return likeness_in_words(here, mine, there, theirs)


def _place(mine: Section, ours: Sequence[Blocks], index: int) -> Block:
    """Where what is missing belongs: before the entry that follows, or behind the last one."""
    if index < len(ours):
        return ours[index][0]
    return ours[-1][0] if ours and len(ours[-1]) == 1 else mine.heading
