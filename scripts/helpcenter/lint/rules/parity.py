"""A page and its translation: the same sections, steps, lists and boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from textwrap import shorten

from helpcenter.findings.rule import waivable
from helpcenter.guide.model import Block, Section, Step
from helpcenter.lint.context import Issue, PageContext, TranslationContext
from helpcenter.lint.rules.references import codes


def headings_differ(context: TranslationContext) -> Iterator[Issue]:
    """A section that only one language has, or that has a different position or level in the other language.

    Bad:  `{#refund}` only in Chinese
    Good: the same ids, in the same order and on the same levels, in both languages
    """
    for here, there in ((context.source, context.translation), (context.translation, context.source)):
        known = {section.id for section in there.guide.sections}
        for section in here.guide.sections:
            if section.id and section.id not in known:
                yield _missing_section(context, here, there, section)
    for (_, previous), (section, other) in pairwise(context.sections):
        if other.line < previous.line:
            here, there, mine, theirs = context.to_fix_and_other(section.id, section, other)
            message = (
                f"#{section.id} has a different position in {there.where(theirs)}; put the sections into the same order"
            )
            yield here.at(mine, message)
    for here, there, mine, theirs in _differing(context, lambda section: section.level):
        message = f"#{mine.id} has a different level in {there.where(theirs)}; write both with the same number of #"
        yield here.at(mine, message)


def _missing_section(context: TranslationContext, here: PageContext, there: PageContext, section: Section) -> Issue:
    """A section of `here` that `there` does not have, reported on the page to fix."""
    to_fix = context.source if section.id in context.changed else context.translation
    if to_fix is here:
        return here.at(section, f"#{section.id} is not in {there.page.path}; add it there, or remove it here")
    message = f'the section #{section.id} ("{section.title}", {here.where(section)}) is missing here; add it'
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
    signatures = [_signature(here, step) for step in steps], [_signature(there, step) for step in others]
    for _, start, end, first, last in SequenceMatcher(None, *signatures, autojunk=False).get_opcodes():
        if last - first > end - start:
            missing = others[first + end - start]
            place = steps[min(end, len(steps) - 1)].sentence if steps else mine.heading
            return (
                place,
                f'"{_shortened(missing)}" ({there.where(missing)}) is missing here: add it here, or remove it there',
            )
        if end - start > last - first:
            extra = steps[start + last - first]
            return extra.sentence, f'"{_shortened(extra)}" is missing there: remove it here, or add it there'
    return mine.heading, "the sub-steps belong to different steps; put them under the same steps"


def _shortened(step: Step) -> str:
    return shorten(step.text, 40, placeholder=" …") if " " in step.text else step.text[:20]


def _signature(context: PageContext, step: Step) -> tuple[object, ...]:
    """What is the same in a step and its translation."""
    return (
        len(step.numbers),
        tuple(sorted(step.labels)),
        tuple(sorted(codes(step.blocks))),
        bool(step.notes),
        min(_first_action(context, step), default=""),
    )


def actions_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step that asks for a different action in the other language: steps were swapped, or one was rewritten.

    Bad:  `2. 登录账户。` beside `2. Create an account.`
    Good: `2. 登录账户。` beside `2. Sign in.`

    The files of the languages (`actions`) list which words mean the same. Only the first action of each step is
    compared, and only if both are known.
    """
    for section, step, other in context.steps:
        actions = _first_action(context.source, step), _first_action(context.translation, other)
        if all(actions) and not actions[0] & actions[1]:
            here, there, mine, theirs = context.to_fix_and_other(section.id, step, other)
            first, other_first = [min(ids) for ids in (actions if here is context.source else actions[::-1])]
            message = (
                f'this step begins with "{first}", but {there.where(theirs)} with "{other_first}"; '
                "begin both with the same action, or list the words under the same id in docs/_data/language/"
            )
            yield here.at(mine.sentence, message)


def _first_action(context: PageContext, step: Step) -> frozenset[str]:
    return context.first_actions[step.id].ids


def options_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step that is optional in only one language.

    Bad:  `3. （可选）查余额。` beside `3. Check the balance.`
    Good: `3. （可选）查余额。` beside `3. Optional: Check the balance.`
    """
    for section, step, other in context.steps:
        if step.optional != other.optional:
            here, there, mine, theirs = context.to_fix_and_other(section.id, step, other)
            state = "optional" if theirs.optional else "not optional"
            message = f"this step is {state} in {there.where(theirs)}; make both the same"
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
                    mine.sentence, f"the note under this step ({there.where(theirs.notes[0])}) is missing here; add it"
                )


def labels_differ(context: TranslationContext) -> Iterator[Issue]:
    """A step whose on-screen labels differ from the same step in the other language.

    Bad:  `打开**实名认证**` beside `Open **个人中心** (My profile)`
    Good: `打开**实名认证**` beside `Open **实名认证** (Identity verification)`
    """
    for section, step, other in context.steps:
        here, there, mine, theirs = context.to_fix_and_other(section.id, step, other)
        extra = Counter(mine.labels) - Counter(theirs.labels)
        missing = Counter(theirs.labels) - Counter(mine.labels)
        if extra or missing:
            what = " and ".join(
                [f"**{label}** is missing here" for label in missing] + [f"**{label}** is only here" for label in extra]
            )
            span = next((span for span in mine.sentence.marked("label") if span.text in extra), None)
            message = f"the on-screen labels of this step differ from {there.where(theirs)}: {what}; make them the same"
            yield here.at(mine.sentence, message, span.start if span else 0)


def evidence_differs(context: TranslationContext) -> Iterator[Issue]:
    """A section that is marked as confirmed in only one language.

    Bad:  `{#balance evidence=confirmed}` beside `{#balance}`
    Good: the same in both, as the sources confirm
    """
    for here, there, mine, theirs in _differing(context, lambda section: section.evidence):
        state = "not confirmed" if mine.evidence else "confirmed"
        yield here.at(mine, f"this section is {state} in {there.where(theirs)}; make both the same")


def checklist_differs(context: TranslationContext) -> Iterator[Issue]:
    """A checklist with different entries in the two languages.

    Bad:  four entries in Chinese, three in English
    Good: the same entries, one by one
    """
    yield from _different_counts(context, lambda section: len(section.checklist), "checklist entries")


def troubles_differ(context: TranslationContext) -> Iterator[Issue]:
    """A problem and its answer that are in only one language.

    Bad:  five entries under `{#trouble}` in Chinese, four in English
    Good: the same entries, one by one
    """
    yield from _different_counts(context, lambda section: len(section.troubleshooting), "problems with an answer")


@waivable
def lists_differ(context: TranslationContext) -> Iterator[Issue]:
    """A list with more entries in one language.

    Bad:  three reasons in Chinese, two in English
    Good: the same entries, one by one
    """
    yield from _different_counts(context, lambda section: section.bullets, "list entries")


@waivable
def tables_differ(context: TranslationContext) -> Iterator[Issue]:
    """A table with more rows or columns in one language.

    Bad:  three countries in Chinese, two in English
    Good: the same rows, one by one
    """
    for here, there, mine, theirs in _differing(context, lambda section: section.tables):
        sizes = [
            ", ".join(f"{rows} × {columns}" for rows, columns in one.tables) or "no table" for one in (mine, theirs)
        ]
        what = f"{sizes[0]} here, {sizes[1]} in {there.where(theirs)}"
        message = f"the tables of this section differ: {what}; make them the same"
        yield here.at(mine, message)


@waivable
def admonitions_differ(context: TranslationContext) -> Iterator[Issue]:
    """A box (warning or note) that is in only one language, or that is of a different kind in the other language.

    Bad:  `!!! warning` beside `!!! note`, or no box
    Good: `!!! warning` beside `!!! warning`
    """
    for here, there, mine, theirs in _differing(context, lambda section: section.admonitions):
        kinds = [", ".join(one.admonitions) or "none" for one in (mine, theirs)]
        what = f"{kinds[0]} here, {kinds[1]} in {there.where(theirs)}"
        message = f"the boxes of this section differ: {what}; make them the same"
        yield here.at(mine, message)


def _different_counts(context: TranslationContext, count: Callable[[Section], int], what: str) -> Iterator[Issue]:
    for here, there, mine, theirs in _differing(context, count):
        message = f"{count(mine)} {what} here, but {count(theirs)} in {there.where(theirs)}; make them the same"
        yield here.at(mine, message)


def _differing(
    context: TranslationContext, read: Callable[[Section], object]
) -> Iterator[tuple[PageContext, PageContext, Section, Section]]:
    """The sections for which `read` differs: the page to fix, the other page, and the section of each."""
    for source, translation in context.sections:
        if read(source) != read(translation):
            yield context.to_fix_and_other(source.id, source, translation)


def _procedures(context: TranslationContext) -> Iterator[tuple[Section, Section]]:
    return ((one, other) for one, other in context.sections if one.is_procedure or other.is_procedure)
