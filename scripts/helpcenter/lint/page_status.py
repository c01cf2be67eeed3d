"""The status of a help center: each page in each language, what needs attention first before all else.

Nothing is judged a second time: which sections have changed, the translation records say; all else, the findings.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from helpcenter.content import translation_record
from helpcenter.content.consistency import MISSING_TRANSLATION
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.lint.rules.reviews import old_source, overdue_review
from helpcenter.site_languages import Language

_OVERDUE, _OLD_SOURCE = Rule.of(overdue_review).name, Rule.of(old_source).name


class State(StrEnum):
    SOURCE = "source"
    UP_TO_DATE = "up to date"
    UNRECORDED = "unrecorded"  # a translation whose source text was never recorded
    BEHIND = "behind"
    NOT_TRANSLATED = "not translated"
    MISSING = "missing"


@dataclass(frozen=True)
class Tally:
    """How many of some findings are errors and warnings; of reviews that are due, and of sources to read again."""

    errors: int
    warnings: int
    past_review: int
    old_sources: int

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Tally:
        rules = [finding.rule for finding in findings]
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        return cls(errors, len(findings) - errors, rules.count(_OVERDUE), rules.count(_OLD_SOURCE))


@dataclass(frozen=True)
class PageStatus:
    """A page in one language, and what is `found` in its file.

    A translation is behind by the sections `changed` of its source. Of a page that is missing, `path` is where it
    should be, `title` that of its source, `reviewed` None, and `found` that it is missing.
    """

    id: str
    path: str
    language: Language
    title: str
    state: State
    changed: Sequence[str]
    reviewed: datetime.date | None
    evidence: str | None
    found: Tally

    @property
    def rank(self) -> int:
        """What a page needs first: 0 is the most urgent."""
        needs = (
            self.found.errors and self.state is not State.MISSING,
            self.state in {State.MISSING, State.NOT_TRANSLATED},
            self.state is State.BEHIND,
            self.found.past_review,
            self.found.warnings,
        )
        return next((rank for rank, need in enumerate(needs) if need), len(needs))


@dataclass(frozen=True)
class Status:
    """All pages, the most urgent first; what is found in them and `elsewhere`, in data and other files."""

    pages: Sequence[PageStatus]
    languages: Sequence[Language]
    found: Tally
    elsewhere: Tally

    @property
    def topics(self) -> int:
        """How many pages there are, each counted once for all languages."""
        return len({page.id for page in self.pages})

    def count(self, state: State) -> int:
        """How many pages are in this state, each counted in each language."""
        return sum(page.state is state for page in self.pages)


def status(content: Content, findings: Iterable[Finding]) -> Status:
    """The status of a help center, of which pages may be missing in a language, by what the check finds in it."""
    found = [*findings]
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_path[finding.path].append(finding)
    languages = content.project.languages
    pages = [
        _page_status(content, source, language, by_path)
        for source in content.pages.values()
        if source.is_source
        for language in languages
    ]
    known = {page.path for page in pages}
    elsewhere = [finding for finding in found if finding.path not in known]
    return Status(sorted(pages, key=lambda page: page.rank), languages, Tally.of(found), Tally.of(elsewhere))


def _page_status(
    content: Content, source: Page, language: Language, findings: Mapping[str, Sequence[Finding]]
) -> PageStatus:
    """`findings` are those of the check, by their files."""
    src_uri = f"{language.locale}/{source.uri}"
    page = content.pages.get(src_uri)
    path = content.project.shown(content.project.docs / src_uri)
    state, changed = _state(content, source, page)
    return PageStatus(
        id=source.front_matter.id,
        path=path,
        language=language,
        title=(page or source).front_matter.title,
        state=state,
        changed=changed,
        reviewed=page.front_matter.reviewed if page else None,
        evidence=source.front_matter.evidence,
        found=Tally.of(_found(source, page, findings)),
    )


def _found(source: Page, page: Page | None, findings: Mapping[str, Sequence[Finding]]) -> Sequence[Finding]:
    """What is found in a page; that it is missing, which the check can only report in its source, is about itself."""
    if page is None:
        return [finding for finding in findings.get(source.path, ()) if finding.rule == MISSING_TRANSLATION.name][:1]
    return [finding for finding in findings.get(page.path, ()) if finding.rule != MISSING_TRANSLATION.name]


def _state(content: Content, source: Page, page: Page | None) -> tuple[State, Sequence[str]]:
    """The state of a page that may be missing, and the ids of the sections by which it is behind its source."""
    if page is None:
        return State.MISSING, ()
    if page.is_source:
        return State.SOURCE, ()
    if page.borrows:
        return State.NOT_TRANSLATED, ()
    record = page.front_matter.translation
    if record is None:
        return State.UNRECORDED, ()
    changed = translation_record.changed(source, content.guide(source), record)
    return (State.BEHIND if changed else State.UP_TO_DATE), changed
