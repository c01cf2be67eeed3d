"""Whether a page has the parts of its type, in order."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.content.fields import STEPS
from helpcenter.lint.context import Issue, PageContext


def missing_section(context: PageContext) -> Iterator[Issue]:
    """A guide lacks what to have at hand, how to know that it worked, or what to do if it failed.

    Bad:  a task page that ends with its steps
    Good: `## … {#before}`, the steps, `## … {#result}`, `## … {#trouble}`
    """
    for id in context.page_type.sections:
        if id != STEPS and context.guide.section(id) is None:
            message = f"this page needs a section {{#{id}}}; add it with its heading"
            yield context.at_line(context.page.body_line, message)


def section_order(context: PageContext) -> Iterator[Issue]:
    """The parts of a guide stand in another order than the reader needs them.

    Bad:  `{#result}` above `{#app .steps}`
    Good: `{#before}`, the steps, `{#result}`, `{#trouble}`
    """
    sections = context.page_type.sections
    ranks = {id: rank for rank, id in enumerate(sections) if id != STEPS}
    of_steps = sections.index(STEPS) if STEPS in sections else len(sections)
    found = [
        (of_steps if section.is_procedure else ranks[section.id], section)
        for section in context.guide.sections
        if section.is_procedure or section.id in ranks
    ]
    in_order = _longest_in_order([rank for rank, _ in found])
    for index, (_, section) in enumerate(found):
        if index not in in_order:
            order = ", ".join("the steps" if id == STEPS else f"#{id}" for id in sections)
            message = f"#{section.id} is in the wrong place; the order is: {order}"
            yield context.at(section, message)


def _longest_in_order(ranks: list[int]) -> list[int]:
    """The places of the longest row of ranks that never falls: what is not in it has to be moved."""
    best: list[list[int]] = []
    for index, rank in enumerate(ranks):
        before = [row for row in best if ranks[row[-1]] <= rank]
        best.append([*max(before, key=len, default=[]), index])
    return max(best, key=len, default=[])


def empty_section(context: PageContext) -> Iterator[Issue]:
    """A heading with nothing under it.

    Bad:  `## How you know it worked {#result}` directly above the next heading
    Good: the answer under it, or no heading
    """
    parts = context.guide.parts
    for section, following in zip(parts, (*parts[1:], None), strict=True):
        is_group = following is not None and following.level > section.level
        if len(section.blocks) == 1 and section.title and not is_group:
            message = f'nothing stands under "{section.title}"; write it, or remove the heading'
            yield context.at_line(section.line, message)


def no_checklist(context: PageContext) -> Iterator[Issue]:
    """What to have at hand is no checklist: the box at the head of the page, and its ticks, are made from it.

    Bad:  `- A passport` under `{#before}`
    Good: `- [ ] A passport`
    """
    checklist = context.page_type.checklist
    section = context.guide.section(checklist) if checklist else None
    if section is None:
        return
    entries = {entry.block for entry in section.checklist}
    plain = [
        block
        for block in section.blocks
        if block.kind == "item" and block not in entries and not block.text.startswith("[")  # stray-markup
    ]
    for block in plain:
        yield context.at(block, "this entry has no box; begin it with - [ ] and a space")
    if not entries and not any(block.kind == "item" for block in section.blocks):
        yield context.at(
            section, "nothing to have at hand is listed here; write a list, each line beginning with - [ ]"
        )


def second_title(context: PageContext) -> Iterator[Issue]:
    """A page with two headings of the first level: only one is its title.

    Bad:  `# In the app`
    Good: `## In the app {#app .steps}`
    """
    for line in context.guide.titles[1:]:
        yield context.at_line(line, "a page has one title; write this heading with two #")


def skipped_level(context: PageContext) -> Iterator[Issue]:
    """A heading that is two levels below the one above it: screen readers announce a part that is not there.

    Bad:  `#### Detail {#detail}` under `## Part {#part}`
    Good: `### Detail {#detail}`
    """
    level = 1
    for section in context.guide.sections:
        if section.level > level + 1:
            message = f"this heading has {section.level} #, the one above it {level}; write it with {level + 1}"
            yield context.at_line(section.line, message)
        level = section.level


def several_warnings(context: PageContext) -> Iterator[Issue]:
    """More than one box in a guide: readers learn to skip them.

    Bad:  `!!! warning` in every section
    Good: one, after the first sentences; everything else is a note under its step
    """
    most = context.page_type.max_boxes
    if most is not None:
        found = [block for block in context.guide.blocks if block.kind == "title"]
        for block in found[most:]:
            yield context.at(
                block, f"this page can have {most} box{'es' * (most != 1)}; move this to the step that it belongs to"
            )


def answer_without_question(context: PageContext) -> Iterator[Issue]:
    """A page of questions whose heading is none, or that groups them: each question is found by its address.

    Bad:  `## Passwords {#passwords}` on a page of type faq
    Good: `## I forgot my password. What do I do? {#forgot-password}`
    """
    if context.page_type.questions:
        for section in context.guide.sections:
            if section.title and not section.title.endswith(("?", "？", "؟")):
                yield context.at(section, f'"{section.title}" is no question; ask what the reader asks, and end with ?')


def unknown_mark(context: PageContext) -> Iterator[Issue]:
    """A mark of a heading that means nothing, most often misspelled: it is dropped silently.

    Bad:  `{#app .step}`, `{#app .steps evidance=confirmed}`, `{#how long}`
    Good: `{#app .steps evidence=confirmed}`: an id, `.steps`, `evidence=confirmed`
    """
    for section in context.guide.sections:
        for mark in section.marks:
            message = (
                f'"{mark}" is no mark of a heading; known are an id with #, .steps, evidence=confirmed: correct it'
            )
            yield context.at(section, message)
