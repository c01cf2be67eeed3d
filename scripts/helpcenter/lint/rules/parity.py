"""A page and its translation: the same sections and steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from helpcenter.findings.suggestion import nearest
from helpcenter.guide.extension import EVIDENCE
from helpcenter.guide.model import Block, Section, Step
from helpcenter.lint.alignment import quoted, repeated
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.step_alignment import first_action, only_step
from helpcenter.lint.translation_context import TranslationContext


def headings_differ(context: TranslationContext) -> Iterator[Issue]:
    """A section that only one language has, or that has a different position or level in the other language.

    Bad:  `{#refund}` only in Chinese
    Good: the same ids, in the same order and on the same levels, in both languages
    """
    only_there, only_here = _without_counterpart(context)
    for section, other in _renamed(only_there, only_here):
        if section.id.casefold() == other.id.casefold():
            only_there.remove(section)
            only_here.remove(other)
            continue  # malformed-anchor
        here, there, mine, theirs = context.to_fix_and_other(section.id, section, other)
        message = f"#{mine.id} is #{theirs.id} in {there.where(theirs)}; {context.find_out(section.id)}"
        yield here.at(mine, message)
        only_there.remove(section)
        only_here.remove(other)
    for here, there, sections in (
        (context.source, context.translation, only_there),
        (context.translation, context.source, only_here),
    ):
        yield from (_missing_section(context, here, there, section) for section in sections)
    for (_, previous), (section, other) in pairwise(context.sections):
        if other.line < previous.line:
            here, there, mine, theirs = context.to_fix_and_other(section.id, section, other)
            message = (
                f"#{section.id} has a different position in {there.where(theirs)}; put the sections into the same order"
            )
            yield here.at(mine, message)
    for here, there, mine, theirs in _differing(context, lambda section: section.level):
        levels = f"begins with {'#' * mine.level} here, and with {'#' * theirs.level} in {there.where(theirs)}"
        message = f"#{mine.id} {levels}; write both alike"
        yield here.at(mine, message)


def _without_counterpart(context: TranslationContext) -> tuple[list[Section], list[Section]]:
    """The sections that only the source has, and those that only the translation has."""
    pages = context.source.guide.sections, context.translation.guide.sections
    ids = [{section.id for section in sections} for sections in pages]
    source, translation = (
        [section for section in sections if section.id and section.id not in known]
        for sections, known in zip(pages, reversed(ids), strict=True)
    )
    return source, translation


def _renamed(ones: list[Section], others: list[Section]) -> list[tuple[Section, Section]]:
    """Sections whose id is nearly the same."""
    near = [(one, nearest(one.id, sorted(other.id for other in others))) for one in ones]
    by_id = {other.id: other for other in others}
    return [(one, by_id.pop(id)) for one, id in near if id in by_id]


def _missing_section(context: TranslationContext, here: PageContext, there: PageContext, section: Section) -> Issue:
    """A section of `here` that `there` does not have, reported on the page to fix."""
    to_fix = context.source if section.id in context.changed else context.translation
    if to_fix is here:
        return here.at(section, f"#{section.id} is not in {there.page.path}; add it there, or remove it here")
    named = f'#{section.id} ("{section.title}", {here.where(section)})'
    message = f"the section {named} is missing here; add it, or remove it there"
    return there.at_line(_line_after(there, here, section), message)


def _line_after(here: PageContext, there: PageContext, section: Section) -> int:
    """The line of the section that the missing one should follow."""
    line = here.page.body_line
    for other in there.guide.sections:
        if other is section:
            return line
        if found := here.guide.section(other.id):
            line = found.line
    return line


def steps_differ(context: TranslationContext) -> Iterator[Issue]:
    """A procedure whose steps or sub-steps differ between the languages. Some readers follow a wrong procedure.

    Bad:  six steps in Chinese, five in English
    Good: the same steps, one by one
    """
    for source, translation in _procedures(context):
        ids = [[step.id for step in section.all_steps()] for section in (source, translation)]
        if ids[0] == ids[1]:
            continue
        here, there, mine, theirs = context.to_fix_and_other(source.id, source, translation)
        place, message = _first_difference(here, mine, there, theirs)
        counts = f"#{source.id} has {_counted(mine)} here, but {_counted(theirs)} in {there.page.path}"
        yield here.at(place, f"{counts}; {message}")


def _counted(section: Section) -> str:
    steps = list(section.all_steps())
    nested = len(steps) - len(section.steps)
    return f"{len(section.steps)} steps" + (f" and {nested} sub-steps" if nested else "")


def _first_difference(here: PageContext, mine: Section, there: PageContext, theirs: Section) -> tuple[Block, str]:
    """Where a step is missing or extra, and how to fix it."""
    steps, others = list(mine.all_steps()), list(theirs.all_steps())
    if len(steps) > len(others) and (twice := repeated([(step.sentence,) for step in steps])):
        return twice[1], f"this step is the same as in line {twice[0].line}: remove one of the two"
    index = only_step(there, theirs, here, mine)
    if index is not None:
        lost = others[index]
        place = steps[min(index, len(steps) - 1)].sentence if steps else mine.heading
        named = f'perhaps "{quoted(lost.sentence)}" ({there.where(lost)}) is missing here'
        return place, f"{named}: add it here, or remove it there"
    index = only_step(here, mine, there, theirs)
    if index is not None:
        more = steps[index].sentence
        return more, f'perhaps "{quoted(more)}" is missing there: remove it here, or add it there'
    if len(steps) == len(others):
        return mine.heading, "the sub-steps belong to different steps; put them under the same steps"
    return mine.heading, "compare them one by one"


def actions_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step that asks for a different action in the other language: steps were swapped, or one was rewritten.

    Bad:  `2. 登录账户。` beside `2. Create an account.`
    Good: `2. 登录账户。` beside `2. Sign in.`

    The files of the languages (`actions`) list which words mean the same. Only the first action of each step is
    compared, and only if both are known.
    """
    for id, differing in groupby(_different_actions(context), key=lambda each: each[0]):
        found = [each[1:] for each in differing]
        while found:
            step, other, *actions = found.pop(0)
            here, there, mine, theirs = context.to_fix_and_other(id, step, other)
            first, other_first = actions if here is context.source else actions[::-1]
            swapped = next((each for each in found if each[2] & actions[1] and each[3] & actions[0]), None)
            if swapped:
                found.remove(swapped)
                place = (swapped[0] if here is context.source else swapped[1]).line
                message = (
                    f'this step begins with "{min(first)}" and the one in line {place} with "{min(other_first)}"; '
                    f"they have the other order in {there.where(theirs)}; {context.find_out(id)}"
                )
            else:
                message = (
                    f'this step begins with "{min(first)}", but {there.where(theirs)} with "{min(other_first)}"; '
                    "find out which is right; if both mean the same, list the words under the same id in "
                    "docs/_data/language/"
                )
            yield here.at(mine.sentence, message)


def _different_actions(
    context: TranslationContext,
) -> Iterator[tuple[str, Step, Step, frozenset[str], frozenset[str]]]:
    """The steps that ask for different actions, with the id of their section and the actions of each."""
    for section, step, other in context.steps:
        source, translation = first_action(context.source, step), first_action(context.translation, other)
        if source and translation and not source & translation:
            yield section.id, step, other, source, translation


def options_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step that is optional in only one language.

    Bad:  `3. （可选）查余额。` beside `3. Check the balance.`
    Good: `3. （可选）查余额。` beside `3. Optional: Check the balance.`
    """
    for section, step, other in context.steps:
        if step.optional != other.optional:
            here, there, mine, theirs = context.to_fix_and_other(section.id, step, other)
            state = "optional" if theirs.optional else "not optional"
            message = f"this step is {state} in {there.where(theirs)}; {context.find_out(section.id)}"
            yield here.at(mine.sentence, message)


def notes_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step that has a note, perhaps a caution, in only one language.

    Bad:  a paragraph under step 1 in Chinese, and none in English
    Good: a paragraph under step 1 in both
    """
    for section, step, other in context.steps:
        if bool(step.notes) != bool(other.notes):
            here, there, mine, theirs = context.to_fix_and_other(section.id, step, other)
            if mine.notes:
                yield here.at(
                    mine.notes[0], f"this note is missing in {there.where(theirs)}; add it there, or remove it here"
                )
            else:
                yield here.at(
                    mine.sentence,
                    f"the note under this step ({there.where(theirs.notes[0])}) is missing here; "
                    "add it here, or remove it there",
                )


def labels_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step whose on-screen labels differ from the same step in the other language.

    Bad:  `打开**实名认证**` beside `Open **个人中心** (My profile)`
    Good: `打开**实名认证**` beside `Open **实名认证** (Identity verification)`
    """
    for section, step, other in context.steps:
        here, there, mine, theirs = context.to_fix_and_other(section.id, step, other)
        extra = list((Counter(mine.labels) - Counter(theirs.labels)).elements())
        missing = list((Counter(theirs.labels) - Counter(mine.labels)).elements())
        if extra and len(missing) <= len(extra) and not any(label in here.labels for label in extra):
            continue  # unknown-label
        if extra or missing:
            span = next((span for span in mine.sentence.marked("label") if span.text in extra), None)
            what = ", and ".join(_label_differences(mine, extra, missing, there.where(theirs)))
            message = f"{what}; {context.find_out(section.id)}"
            yield here.at(mine.sentence, message, span.start if span else 0)


def _label_differences(step: Step, extra: list[str], missing: list[str], where: str) -> Iterator[str]:
    for one, other in zip(extra, missing, strict=False):
        yield f"the label **{one}** is **{other}** in {where}"
    for label in missing[len(extra) :]:
        state = "not bold" if label in step.text and label not in step.labels else "missing"
        yield f"the label **{label}** of {where} is {state} here"
    for label in extra[len(missing) :]:
        yield f"the label **{label}** is not in {where}"


def evidence_differs(context: TranslationContext) -> Iterator[Issue]:
    """A section whose mark of evidence is not the same in both languages.

    Bad:  `{#balance evidence=confirmed}` beside `{#balance}`
    Good: the same in both, as the sources confirm
    """
    for here, there, mine, theirs in _differing(context, lambda section: section.evidence):
        if {mine.evidence, theirs.evidence} - {None, *EVIDENCE}:
            continue  # unknown-evidence
        state = f"marked evidence={theirs.evidence}" if theirs.evidence else f"not marked evidence={mine.evidence}"
        yield here.at(mine, f"this section is {state} in {there.where(theirs)}; {context.find_out(mine.id)}")


def _differing(
    context: TranslationContext, read: Callable[[Section], object]
) -> Iterator[tuple[PageContext, PageContext, Section, Section]]:
    """The sections for which `read` differs: the page to fix, the other page, and the section of each."""
    for source, translation in context.sections:
        if read(source) != read(translation):
            yield context.to_fix_and_other(source.id, source, translation)


def _procedures(context: TranslationContext) -> Iterator[tuple[Section, Section]]:
    return ((one, other) for one, other in context.sections if one.is_procedure or other.is_procedure)
