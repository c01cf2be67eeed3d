"""`helpcenter review` of data files: records what they hold, once somebody else has read them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping

from helpcenter.content.data import REVIEWED_DATA
from helpcenter.content.data_entries import ReviewableFile
from helpcenter.content.fields.review import ReviewedFile
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.lint.changed_data import changes_of_file
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.project_lint import is_in
from helpcenter.lint.rules.reviews import data_changed_since_review
from helpcenter.lint.runner import run

_CHANGED = Rule.of(data_changed_since_review)


def named(context: DataContext, paths: Collection[str]) -> Mapping[str, ReviewableFile]:
    """The data files that `paths` name: by themselves, or as all of their folder. A folder with pages names none."""
    project = context.content.project
    folder = project.shown(project.data)
    return {
        name: file
        for name, file in context.reviewable.items()
        if any(path == file.path or (is_in(path, [folder]) and is_in(file.path, [path])) for path in paths)
    }


def renewed(
    context: DataContext, paths: Collection[str], today: datetime.date
) -> tuple[Mapping[str, ReviewedFile], list[str], list[Finding]]:
    """The records of all data files; a line for each thing that changed; and what was not recorded.

    A file is recorded if it is named: this says that somebody has read it. Without a record yet, and without paths, all
    are.
    """
    project, data = context.content.project, context.data
    own = project.shown(project.reviews_of_data)
    is_first, files = REVIEWED_DATA not in data.documents, context.reviewable
    records = {name: record for name, record in data.reviewed_data.items() if name in files}
    lines = [f"{own}: removed {name}, which no file is called" for name in data.reviewed_data.keys() - records.keys()]
    chosen = files if is_first and not paths else named(context, paths)
    for name, file in chosen.items():
        now = _recorded(file, today)
        if now != records.get(name):
            lines += _lines(file, records.get(name), today)
            records[name] = now
    if paths or is_first:
        return records, lines, []
    return records, lines, [finding for finding in run([_CHANGED], context) if finding.path != own]


def _recorded(file: ReviewableFile, today: datetime.date) -> ReviewedFile:
    entries = {name: entry.digest for name, entry in file.entries.items()}
    return ReviewedFile(reviewed=today.isoformat(), entries=entries)


def _lines(file: ReviewableFile, then: ReviewedFile | None, today: datetime.date) -> Iterator[str]:
    if then:
        yield from (f"{issue.path}:{issue.line}: {issue.message}" for issue in changes_of_file(file, then))
    yield f"{file.path}: recorded the review of {today}"
