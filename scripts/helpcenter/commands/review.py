"""`helpcenter review`: records what pages claim, once a person has checked it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.content import loading, review_record
from helpcenter.content.content import Content
from helpcenter.content.fields.review import ReviewedPage
from helpcenter.files.writing import explained, write_whole
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.lint import claims
from helpcenter.lint.changed_claims import changes, is_checked
from helpcenter.lint.context import PageContext
from helpcenter.lint.project_lint import in_every_language, is_in
from helpcenter.lint.rules.reviews import changed_since_review, date_in_the_future
from helpcenter.lint.runner import run
from helpcenter.project import Project

_DATE, _CHANGED = Rule.of(date_in_the_future), Rule.of(changed_since_review)


@dataclass
class Outcome:
    """What changed and what was recorded (`lines`), and why something was not (`findings`)."""

    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    pages: int = 0


def review(project: Project, paths: Iterable[str], today: datetime.date) -> Outcome:
    """Record what the pages in `paths` claim (relative to the project; none: all), and forget those that are gone.

    A page whose claims have changed is recorded only if its date is later than that of the record, or `today`. Raises
    FindingError if a file cannot be read, UsageError if the record cannot be written.
    """
    content, unread = loading.load(project)
    if content is None:
        return Outcome(findings=unread)
    outcome = Outcome()
    records = {id: record for id, record in content.data.reviewed.items() if id in content.sources}
    outcome.lines += [
        f"{project.shown(project.reviews)}: removed {id}, which no page is called"
        for id in content.data.reviewed.keys() - records.keys()
    ]
    for context in _pages(content, tuple(paths), today):
        outcome.pages += 1
        records |= _renewed(context, records.get(context.facts.id), outcome)
    if records != content.data.reviewed:
        _write(project.reviews, records, project)
    return outcome


def _pages(content: Content, paths: tuple[str, ...], today: datetime.date) -> Iterator[PageContext]:
    """The source pages in `paths`, also those whose translations are."""
    places = {place for path in paths for place in in_every_language(path, content.project)} or {"."}
    for source in content.sources.values():
        if is_in(source.path, places):
            yield PageContext(content, source, content.guide(source), today)


def _renewed(context: PageContext, then: ReviewedPage | None, outcome: Outcome) -> Mapping[str, ReviewedPage]:
    """The record of a page by its id, if it may be renewed and is another than `then`."""
    changed = [*changes(context, then)] if then else []
    unchecked = changed and then and not is_checked(context, then)
    found = [*run([_DATE, _CHANGED] if unchecked else [_DATE], context)]
    outcome.findings += found
    now = claims.recorded(context)
    if found or now == then:
        return {}
    outcome.lines += (f"{issue.path}:{issue.line}: {issue.message}" for issue in changed)
    outcome.lines.append(f"{context.page.path}: recorded the review of {now.reviewed}")
    return {context.facts.id: now}


def _write(file: Path, records: Mapping[str, ReviewedPage], project: Project) -> None:
    """Write the record, with the line ends that it has."""
    text = review_record.as_yaml(records)
    try:
        if file.exists() and b"\r\n" in file.read_bytes():
            text = text.replace("\n", "\r\n")
        write_whole(file, text.encode())
    except OSError as error:
        raise UsageError(f"{project.shown(file)} cannot be written: {explained(error)}") from error
