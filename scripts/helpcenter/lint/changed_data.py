"""Which entries of the data files are new, changed or gone since they were reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.content.data import REVIEWED_DATA
from helpcenter.content.data_entries import BELOW, ReviewableFile
from helpcenter.content.fields.review import ReviewedFile
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext


def changes(context: DataContext) -> Iterator[Issue]:
    """What is not as it was recorded, in all files."""
    records, files = context.data.reviewed_data, context.reviewable
    for name, file in files.items():
        if name in records:
            yield from changes_of_file(file, records[name])
        else:
            record = context.data.documents[REVIEWED_DATA].path
            yield Issue(file.path, 1, 1, f"{record} does not record what was reviewed of this file")
    for name in records:
        if name not in files:
            yield context.at(REVIEWED_DATA, [name], f'there is no file "{name}" any more')


def changes_of_file(file: ReviewableFile, then: ReviewedFile) -> Iterator[Issue]:
    """The entries that are not as they were recorded; a group of them that is new or gone as a whole is one."""
    on_day = f"when this file was reviewed on {then.reviewed}"
    groups, old_groups = _groups(file.entries), _groups(then.entries)
    for group in groups:
        if group not in old_groups:
            first = next(entry for name, entry in file.entries.items() if _group(name) == group)
            yield Issue(file.path, *first.position, f'"{group}" is new: it was not here {on_day}')
    for group in old_groups:
        if group not in groups:
            yield Issue(file.path, 1, 1, f'"{group}" is gone: it was here {on_day}')
    for name, entry in file.entries.items():
        if _group(name) in old_groups and entry.digest != then.entries.get(name):
            what = "is new: it was not here" if name not in then.entries else "has changed: it was another"
            yield Issue(file.path, *entry.position, f'"{name}" {what} {on_day}')
    for name in then.entries:
        if _group(name) in groups and name not in file.entries:
            yield Issue(file.path, 1, 1, f'"{name}" is gone: it was here {on_day}')


def _groups(entries: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys(map(_group, entries)))


def _group(name: str) -> str:
    return name.partition(BELOW)[0]
