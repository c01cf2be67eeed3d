"""Which step only one language has, if it has one more."""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.guide.model import Block, Section, Step
from helpcenter.lint.alignment import likeness_in_words, only_one
from helpcenter.lint.context import PageContext


def only_step(here: PageContext, mine: Section, there: PageContext, theirs: Section) -> int | None:
    """The place of the step that only `mine` has, if it has one more; None if it could as well be another one."""
    steps, others = list(mine.all_steps()), list(theirs.all_steps())
    return only_one(steps, others, lambda one, other: _likeness(here, one, there, other))


def blocks_of_only_step(here: PageContext, mine: Section, there: PageContext, theirs: Section) -> Sequence[Block]:
    """What belongs to that step."""
    index = only_step(here, mine, there, theirs) if mine.is_procedure and theirs.is_procedure else None
    return () if index is None else list(mine.all_steps())[index].blocks


def first_action(context: PageContext, step: Step) -> frozenset[str]:
    """What a step asks for first."""
    return context.first_actions[step.id].ids


def _likeness(here: PageContext, mine: Step, there: PageContext, theirs: Step) -> float:
    actions = first_action(here, mine), first_action(there, theirs)
    same_action = bool(actions[0] & actions[1]) - (all(actions) and not actions[0] & actions[1])
    shape = len(mine.numbers) == len(theirs.numbers), bool(mine.notes) == bool(theirs.notes)
    return likeness_in_words(here, mine.blocks, there, theirs.blocks) + 4 * same_action + 2 * sum(shape)
