"""Whether a page has the parts of its type, in order."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.rules.rule import Defect, Subject

_NEEDED = ("before", "result", "trouble")


def missing_section(subject: Subject) -> Iterator[Defect]:
    """A guide lacks what to have at hand, how to know that it worked, or what to do if it failed.

    Bad:  a task page that ends with its steps
    Good: `## … {#before}`, the steps, `## … {#result}`, `## … {#trouble}`
    """
    if subject.facts.type == "task":
        for id in _NEEDED:
            if subject.guide.section(id) is None:
                yield subject.at_line(
                    subject.page.body_line, f"a guide needs a section {{#{id}}}; add it with its heading"
                )


def section_order(subject: Subject) -> Iterator[Defect]:
    """The parts of a guide stand in another order than the reader needs them.

    Bad:  `{#result}` above `{#app .steps}`
    Good: `{#before}`, the steps, `{#result}`, `{#trouble}`
    """
    if subject.facts.type != "task":
        return
    latest = ""
    rank = 0
    for section in subject.guide.sections:
        here = 1 if section.is_procedure else {"before": 0, "result": 2, "trouble": 3}.get(section.id, rank)
        if here < rank:
            message = f"#{section.id} must stand above #{latest}: what to have, the steps, the result, trouble; move it"
            yield subject.at_line(section.line, message)
        elif here > rank:
            rank, latest = here, section.id


def empty_section(subject: Subject) -> Iterator[Defect]:
    """A heading with nothing under it.

    Bad:  `## How you know it worked {#result}` directly above the next heading
    Good: the answer under it, or no heading
    """
    parts = subject.guide.parts
    for section, following in zip(parts, (*parts[1:], None), strict=True):
        is_group = following is not None and following.level > section.level
        if len(section.blocks) == 1 and section.title and not is_group:
            message = f'nothing stands under "{section.title}"; write it, or remove the heading'
            yield subject.at_line(section.line, message)


def no_checklist(subject: Subject) -> Iterator[Defect]:
    """What to have at hand is no checklist: the box at the head of the page, and its ticks, are made from it.

    Bad:  `- A passport` under `{#before}`
    Good: `- [ ] A passport`
    """
    before = subject.guide.section("before")
    if before is None or subject.facts.type != "task":
        return
    entries = {entry.block for entry in before.checklist}
    plain = [block for block in before.blocks if block.kind == "item" and block not in entries]
    for block in plain:
        yield subject.at(block, "an entry of this list has no box; begin it with - [ ] and a space")
    if not entries and not plain:
        yield subject.at(before, "nothing to have at hand is listed here; write a list, each line beginning with - [ ]")


def second_title(subject: Subject) -> Iterator[Defect]:
    """A page with two headings of the first level: only one is its title.

    Bad:  `# In the app`
    Good: `## In the app {#app .steps}`
    """
    for line in subject.guide.titles[1:]:
        yield subject.at_line(line, "a page has one title; write this heading with two #")


def skipped_level(subject: Subject) -> Iterator[Defect]:
    """A heading that is two levels below the one above it: screen readers announce a part that is not there.

    Bad:  `#### Detail {#detail}` under `## Part {#part}`
    Good: `### Detail {#detail}`
    """
    level = 1
    for section in subject.guide.sections:
        if section.level > level + 1:
            message = f"this heading has {section.level} #, the one above it {level}; write it with {level + 1}"
            yield subject.at_line(section.line, message)
        level = section.level


def several_warnings(subject: Subject) -> Iterator[Defect]:
    """More than one warning in a guide: readers learn to skip them.

    Bad:  `!!! warning` in every section
    Good: one, after the first sentences; everything else is a note under its step
    """
    if subject.facts.type == "task":
        found = [block for block in subject.guide.blocks if block.kind == "title"]
        for block in found[1:]:
            yield subject.at(block, "a guide has at most one warning; say this under the step that it belongs to")


def answer_without_question(subject: Subject) -> Iterator[Defect]:
    """A page of questions whose heading is none, or that groups them: each question is found by its address.

    Bad:  `## Passwords {#passwords}` on a page of type faq
    Good: `## I forgot my password. What do I do? {#forgot-password}`
    """
    if subject.facts.type == "faq":
        for section in subject.guide.sections:
            if section.title and not section.title.endswith(("?", "？", "؟")):
                yield subject.at(section, f'"{section.title}" is no question; ask what the reader asks, and end with ?')
