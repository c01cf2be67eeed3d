"""What rules look at that compare a translation with its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from helpcenter.content import translation_record
from helpcenter.guide.model import Guide, Section, Step
from helpcenter.lint.context import PageContext

T = TypeVar("T")
# What to do where two pages differ and nobody knows which is right.
FIND_OUT = "find out which is right, and correct the other"


@dataclass(frozen=True, eq=False)
class TranslationContext:
    """A page in the source language, and the same page in another language."""

    source: PageContext
    translation: PageContext

    @cached_property
    def changed(self) -> frozenset[str]:
        """The ids of the sections of the source that are new, changed or removed since the translation was made."""
        record = self.translation.facts.translation
        return frozenset(translation_record.changed(self.source.page, self.source.guide, record) if record else ())

    @cached_property
    def sections(self) -> tuple[tuple[Section, Section], ...]:
        """The sections that both pages have, in the order of the source.

        One whose heading has an unknown mark is not read as what it is meant to be (unknown-mark), and one without any
        text in one language has nothing to be compared (empty-section).
        """
        empty = [{each.id for each in context.guide.empty_sections} for context in (self.source, self.translation)]
        sources, translations = (_by_id(context.guide) for context in (self.source, self.translation))
        both = ((section, translations[id]) for id, section in sources.items() if id in translations)
        return tuple(
            (one, other) for one, other in both if not (one.marks or other.marks or one.id in empty[0] ^ empty[1])
        )

    @cached_property
    def steps(self) -> tuple[tuple[Section, Step, Step], ...]:
        """The steps that correspond to each other, with their section in the source: only if the steps are the same."""
        return tuple(
            (section, *steps)
            for section, other in self.sections
            if [step.id for step in section.all_steps()] == [step.id for step in other.all_steps()]
            for steps in zip(section.all_steps(), other.all_steps(), strict=True)
        )

    def to_fix_and_other(self, section: str, source: T, translation: T) -> tuple[PageContext, PageContext, T, T]:
        """For a difference in `section`: the page to fix, the other page, and the value of each, in this order.

        The page that changed last is the one to fix: the source, if its section is no longer what the translation was
        made from; otherwise the translation.
        """
        if section in self.changed:
            return self.source, self.translation, source, translation
        return self.translation, self.source, translation, source

    def find_out(self, section: str) -> str:
        """How to fix a difference in `section` of which nobody knows which side is right: who changed last is a hint.

        It never says to copy the other page, which may be the wrong one.
        """
        if section in self.changed:
            return f"this has changed since it was translated; {FIND_OUT}"
        if self.translation.facts.translation is None:
            return FIND_OUT
        return f"the source has not changed since it was translated; {FIND_OUT}"


def _by_id(guide: Guide) -> dict[str, Section]:
    """The sections whose id is unique on the page."""
    counted = Counter(part.id for part in guide.parts)
    return {part.id: part for part in guide.parts if part.id and counted[part.id] == 1}
