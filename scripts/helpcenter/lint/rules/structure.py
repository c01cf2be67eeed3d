"""Whether a page has the sections of its type, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.content.fields.page_type import STEPS
from helpcenter.findings.rule import waivable
from helpcenter.findings.suggestion import nearest
from helpcenter.guide.model import Block, Section
from helpcenter.language import sentences
from helpcenter.lint.context import Issue, PageContext

NO_TEXT = "this page has no text"
# The level of the headings of sections: the title is above them.
_TOP = 2
# leftover-markup
_MISSPELLED_BOX = ("!!!", "！！！")


def missing_section(context: PageContext) -> Iterator[Issue]:
    """A guide without the section for what to have at hand, for the result, or for what to do if something fails.

    Bad:  a task page that ends with its steps
    Good: `## … {#before}`, the steps, `## … {#result}`, `## … {#trouble}`

    `{#before}` may be missing if every channel has a checklist of its own.
    """
    for id in context.page_type.sections:
        if id == STEPS or context.guide.section(id) is not None:
            continue
        if near := nearest(
            id, sorted({section.id for section in context.guide.sections} - {*context.page_type.sections})
        ):
            section = context.guide.section(near)
            if near.casefold() == id:
                continue  # malformed-anchor
            if section:
                yield context.at(section, f"this page needs a section {{#{id}}}; is #{near} meant to be it?")
                continue
        without = _channels_without_checklist(context)
        if id != context.page_type.checklist or not context.guide.procedures:
            message = f"this page needs a section {{#{id}}}; add it with its heading"
        elif without:
            channels = ", ".join(f"#{section.id}" for section in without)
            message = f"this page needs a section {{#{id}}}, or a checklist in {channels}; add it"
        else:
            continue
        yield context.at_line(context.page.body_line, message)


def _channels_without_checklist(context: PageContext) -> list[Section]:
    empty, channels = context.guide.empty_sections, context.data.channels
    procedures = [each for each in context.guide.procedures if not each.id or each.id in channels]  # channels-differ
    return [each for each in procedures if not each.checklist and each not in empty]


@waivable
def section_order(context: PageContext) -> Iterator[Issue]:
    """The sections of a guide are not in the order in which readers need them.

    Bad:  `{#result}`, or a section of another kind, before `{#app .steps}`
    Good: `{#before}`, the steps, `{#result}`, `{#trouble}`
    """
    yield from _before_the_steps(context)
    sections = context.page_type.sections
    ranks = {id: rank for rank, id in enumerate(sections)}
    places = ((STEPS if section.is_procedure else section.id, section) for section in context.guide.sections)
    found = [(ranks[id], section) for id, section in places if id in ranks]
    in_order = _longest_in_order([rank for rank, _ in found])
    for index, (_, section) in enumerate(found):
        if index not in in_order:
            order = ", ".join("the steps" if id == STEPS else f"#{id}" for id in sections)
            message = f"#{section.id} is in the wrong place; use this order: {order}"
            yield context.at(section, message)


def _before_the_steps(context: PageContext) -> Iterator[Issue]:
    """Sections of another kind before the first step, which then is not on the first screen of a phone."""
    fixed = context.page_type.sections
    parts = context.guide.sections
    first = next((index for index, section in enumerate(parts) if section.is_procedure), 0)
    checklist = context.page_type.checklist
    if checklist and context.guide.section(checklist) is None and _channels_without_checklist(context):
        return  # missing-section: one of them may be the checklist under another id
    for section in parts[:first] if STEPS in fixed else ():
        if section.id not in fixed and section.level == _TOP:
            message = f"#{section.id} stands before the steps, and readers need them first; move it below them"
            yield context.at(section, message)


def _longest_in_order(ranks: list[int]) -> list[int]:
    """The indexes of the longest subsequence that never decreases: everything else has to be moved."""
    best: list[list[int]] = []
    for index, rank in enumerate(ranks):
        extensible = [indexes for indexes in best if ranks[indexes[-1]] <= rank]
        best.append([*max(extensible, key=len, default=[]), index])
    return max(best, key=len, default=[])


def empty_section(context: PageContext) -> Iterator[Issue]:
    """A heading with nothing under it.

    Bad:  `## How you know it worked {#result}` directly before the next heading; a page with nothing but its title
    Good: text under it, or no heading
    """
    if is_bare(context):
        cure = f"write it, or bring it back: git checkout HEAD -- {context.page.path}"
        yield context.at_line(context.page.body_line, f"{NO_TEXT}; {cure}")
        return
    for section in context.guide.empty_sections:
        what = "steps" if section.is_procedure else "text"
        message = f'there is nothing under "{section.title}"; write the {what}, or remove the heading'
        yield context.at_line(section.line, message)


def is_bare(context: PageContext) -> bool:
    """Whether a page has nothing but front matter and perhaps its title, and templates show nothing in its place."""
    blocks = (block for part in context.guide.parts for block in part.blocks)
    is_list = context.page_type.template in {"home", "landing"}
    return not (is_list or context.guide.sections or any(block.kind != "heading" for block in blocks))


@waivable
def long_introduction(context: PageContext) -> Iterator[Issue]:
    """More than one sentence between the title of a guide and its steps. Readers want to begin.

    Bad:  `You can verify in the app or in a store. In the app it is faster. The card is an eSIM card.`
    Good: `If your phone is online, use the app; otherwise go to a store.`
    """
    if not context.guide.procedures or STEPS not in context.page_type.sections:
        return
    words = context.data.every_language.sentences
    counted = 0
    for block in context.guide.introduction.paragraphs:
        counted += 0 if block.text.startswith(_MISSPELLED_BOX) else sentences.count(block.text, words)
        if counted > 1:
            message = (
                "only one sentence stands under the title of a guide, and says which channel to choose; "
                "move the rest to the section or step that it is about"
            )
            yield context.at(block, message)
            return


@waivable
def no_checklist(context: PageContext) -> Iterator[Issue]:
    """What to have at hand is not in a checklist, in which readers tick off what they have.

    Bad:  `- A passport` under `{#before}`
    Good: `- [ ] A passport`
    """
    yield from context.misread("no-checklist")
    for section in context.guide.procedures:
        yield from _without_checkbox(context, section.without_checkbox)
    checklist = context.page_type.checklist
    before = context.guide.section(checklist) if checklist else None
    if before is None:
        return
    entries = {entry.block for entry in before.checklist}
    items = [block for block in before.blocks if block.kind == "item"]
    yield from _without_checkbox(context, [block for block in items if block not in entries])
    if not items:
        yield context.at(
            before,
            "this section has no checklist; write a list of what to have at hand, each line beginning with - [ ]",
        )


def _without_checkbox(context: PageContext, blocks: Iterable[Block]) -> Iterator[Issue]:
    for block in blocks:
        if not block.text.startswith("["):  # leftover-markup
            yield context.at(block, "this entry has no checkbox; begin it with - [ ] and a space")


@waivable
def several_titles(context: PageContext) -> Iterator[Issue]:
    """A page with more than one heading of the first level. Only one of them is its title.

    Bad:  `# In the app`
    Good: `## In the app {#app .steps}`
    """
    yield from context.misread("several-titles")
    for line in context.guide.titles[1:]:
        yield context.at_line(line, "a page has only one title; begin this heading with two #")


@waivable
def skipped_level(context: PageContext) -> Iterator[Issue]:
    """A heading that is two or more levels below the heading before it. Screen readers announce the missing level.

    Bad:  `#### Detail {#detail}` under `## Part {#part}`
    Good: `### Detail {#detail}`
    """
    level = 1
    for section in context.guide.sections:
        if section.level > level + 1:
            what = f"this heading has {section.level} #, and the one before it has {level}"
            yield context.at_line(section.line, f"{what}; {_right_level(context, section, level)}")
        level = section.level


def _right_level(context: PageContext, section: Section, above: int) -> str:
    """With how many # to write a heading below one of level `above`: with as many as in another language, if it can."""
    for language in context.content.project.languages:
        other = context.content.pages.get(f"{language.locale}/{context.page.uri}")
        same = context.content.guide(other).section(section.id) if other and other is not context.page else None
        if other and same and same.level <= above + 1:
            return f"write it with {same.level}, as in {other.path}:{same.line}"
    return f"write it with {above + 1}"


@waivable
def several_warnings(context: PageContext) -> Iterator[Issue]:
    """More than one box in a guide. Readers get used to skipping them.

    Bad:  `!!! warning` in every section
    Good: one box after the first sentences; everything else is a note under its step
    """
    limit = context.page_type.max_boxes
    if limit is not None:
        found = [block for block in context.guide.blocks if block.kind == "title"]
        cure = "move this to the step that it belongs to" if context.guide.procedures else "write it as ordinary text"
        for block in found[limit:]:
            yield context.at(block, f"this page can have {limit} box{'es' * (limit != 1)}; {cure}")


@waivable
def answer_without_question(context: PageContext) -> Iterator[Issue]:
    """A heading on a page of questions that is not a question. Each question is found by its own address.

    Bad:  `## Passwords {#passwords}` on a page of type faq
    Good: `## I forgot my password. What do I do? {#forgot-password}`
    """
    if context.page_type.questions:
        for section in context.guide.sections:
            if section.title and not section.title.endswith(("?", "？", "؟")):
                yield context.at(
                    section, f'"{section.title}" is not a question; write the question of the reader, and end it with ?'
                )


def unknown_mark(context: PageContext) -> Iterator[Issue]:
    """An unknown mark in the braces of a heading, most often misspelled. Markdown ignores it silently.

    Bad:  `{#app .step}`, `{#app .steps evidance=confirmed}`, `{#how long}`
    Good: `{#app .steps evidence=confirmed}`: an id, `.steps`, `evidence=confirmed`
    """
    for section in context.guide.sections:
        for mark in section.marks:
            message = (
                f'"{mark}" is not a mark of a heading; correct it: known are an id with #, .steps, evidence=confirmed'
            )
            yield context.at(section, message)
