"""`helpcenter review`: records what pages claim and what data files hold, once a person has checked it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.commands import review_data
from helpcenter.content import loading, review_record
from helpcenter.content.content import Content
from helpcenter.content.fields.review import ReviewedPage, ReviewedTranslation
from helpcenter.files.writing import encoded, explained, write_whole
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.lint import claims
from helpcenter.lint.changed_claims import changes, changes_of_translation, is_checked
from helpcenter.lint.context import PageContext
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.project_lint import in_every_language, is_in
from helpcenter.lint.rules.reviews import changed_since_review, date_in_the_future
from helpcenter.lint.runner import run
from helpcenter.project import Project

_DATE, _CHANGED = Rule.of(date_in_the_future), Rule.of(changed_since_review)


@dataclass
class Outcome:
    """What changed and what was recorded (`lines`), why something was not (`findings`); of how many pages and files."""

    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: int = 0


def review(project: Project, paths: Iterable[str], today: datetime.date) -> Outcome:
    """Record what the pages and data files in `paths` say (relative to the project; none: all), forget what is gone.

    A page whose claims have changed is recorded only if its date is later than that of the record, or `today`; a data
    file that has changed only if `paths` name it. Raises FindingError if a file cannot be read, UsageError if a record
    cannot be written.
    """
    paths = tuple(paths)
    content, unread = loading.load(project)
    if content is None:
        return Outcome(findings=unread)
    outcome = Outcome()
    records = {id: record for id, record in content.data.reviewed.items() if id in content.sources}
    outcome.lines += [
        f"{project.shown(project.reviews)}: removed {id}, which no page is called"
        for id in content.data.reviewed.keys() - records.keys()
    ]
    for context in _pages(content, paths, today):
        outcome.places += 1
        records |= _renewed(context, records.get(context.facts.id), paths, outcome)
    if records != content.data.reviewed:
        _write(project.reviews, review_record.as_yaml(records), project)
    _review_data(content, paths, today, outcome)
    return outcome


def _review_data(content: Content, paths: tuple[str, ...], today: datetime.date, outcome: Outcome) -> None:
    context = DataContext(content, today)
    records, lines, findings = review_data.renewed(context, paths, today)
    outcome.lines += lines
    outcome.findings += findings
    outcome.places += len(review_data.named(context, paths))
    if records != content.data.reviewed_data:
        _write(content.project.reviews_of_data, review_record.data_as_yaml(records), content.project)


def _pages(content: Content, paths: tuple[str, ...], today: datetime.date) -> Iterator[PageContext]:
    """The source pages in `paths`, also those whose translations are."""
    places = {place for path in paths for place in in_every_language(path, content.project)} or {"."}
    for source in content.sources.values():
        if is_in(source.path, places):
            yield PageContext(content, source, content.guide(source), today)


def _renewed(
    context: PageContext, then: ReviewedPage | None, paths: Collection[str], outcome: Outcome
) -> Mapping[str, ReviewedPage]:
    """The record of a page by its id, if it may be renewed and is another than `then`."""
    changed = [*changes(context, then)] if then else []
    unchecked = changed and then and not is_checked(context, then)
    found = [*run([_DATE, _CHANGED] if unchecked else [_DATE], context)]
    outcome.findings += found
    now = claims.recorded(context)
    if then and not is_checked(context, then):
        now = now.model_copy(update={"translations": _translations(context, then, now, paths, outcome)})
    if found or now == then:
        return {}
    outcome.lines += (f"{issue.path}:{issue.line}: {issue.message}" for issue in changed)
    outcome.lines.append(f"{context.page.path}: recorded the review of {now.reviewed}")
    return {context.facts.id: now}


def _translations(
    context: PageContext, then: ReviewedPage, now: ReviewedPage, paths: Collection[str], outcome: Outcome
) -> Mapping[str, ReviewedTranslation]:
    """What is recorded of translations: what they say `now` if they say nothing else, or if `paths` name them."""
    found = dict(now.translations)
    for each in claims.translations(context):
        changed = [*changes_of_translation(each, then)]
        if changed and each.page.path not in paths:
            outcome.findings += run([_CHANGED], each)
            found[each.page.locale] = then.translations[each.page.locale]
        outcome.lines += (f"{issue.path}:{issue.line}: {issue.message}" for issue in changed)
    return found


def _write(file: Path, text: str, project: Project) -> None:
    """Write a record, with the line ends that it has."""
    try:
        write_whole(file, encoded(text, file))
    except OSError as error:
        raise UsageError(f"{project.shown(file)} cannot be written: {explained(error)}") from error
