"""`helpcenter translate show`: what changed in the source since it was translated, section by section."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wcwidth import ljust, wrap

from helpcenter.commands.translate.stamp import pairs
from helpcenter.content import loading, translation_record
from helpcenter.content.content import Content
from helpcenter.content.earlier_source import pages_when_translated, title_and_sections
from helpcenter.content.page import Page
from helpcenter.files.history import NoHistoryError
from helpcenter.findings.finding import Finding
from helpcenter.project import Project

# The columns of a terminal cannot be narrower, in characters.
_NARROWEST = 18


@dataclass(frozen=True)
class ChangedSection:
    """A section of a source by its id: its lines `then` (None if nobody knows), `now`, and those of its translation."""

    id: str
    then: Sequence[str] | None
    now: Sequence[str]
    translation: Sequence[str]


@dataclass(frozen=True)
class OutdatedTranslation:
    """A translation, what changed in its `source`, and `why` some sections are not known as they were."""

    path: str
    source: str
    sections: Sequence[ChangedSection]
    why: str | None = None


def show(project: Project, paths: Collection[str]) -> tuple[list[OutdatedTranslation], list[Finding]]:
    """The translations in `paths` (relative to the project; none: all) that are behind their sources.

    Or the findings that prevent that anything is known. Raises FindingError.
    """
    content, findings = loading.load_unfinished(project)
    if content is None:
        return [], findings
    found = (_outdated(content, *pair) for pair in pairs(content, tuple(paths) or (".",)))
    return [each for each in found if each.sections or (each.why and each.path in paths)], []


def _outdated(content: Content, source: Page, translation: Page) -> OutdatedTranslation:
    record = translation.front_matter.translation
    if record is None or translation.borrows:
        state = "not translated yet" if record else "nothing records what it was made from"
        return OutdatedTranslation(translation.path, source.path, (), state)
    changed = translation_record.changed(source, content.guide(source), record)
    then: Mapping[str, Sequence[str]] = {}
    why = None
    try:
        pages = pages_when_translated(content, source, record, changed)
        then = {id: title_and_sections(content, page)[id] for id, page in pages.items()}
    except NoHistoryError as error:
        why = str(error)
    now, translated = (title_and_sections(content, page) for page in (source, translation))
    sections = [
        ChangedSection(id, then.get(id, None if id in record.sections else ()), now.get(id, ()), translated.get(id, ()))
        for id in changed
    ]
    if any(section.then is None for section in sections):
        why = why or f"no commit has {source.path} as it was translated"
    return OutdatedTranslation(translation.path, source.path, sections, why)


def as_lines(found: Iterable[OutdatedTranslation]) -> Iterator[str]:
    """What changed, line by line: `-` was in the source, `+` is new in it, `=` is in the translation."""
    for page in found:
        yield from _unknown(page)
        for section in page.sections:
            yield _heading(page, section)
            for then, now in _changes(section):
                yield from [f"  {now}"] if then == now else [*_marked("-", then), *_marked("+", now)]
            yield from (f"= {line}" for line in section.translation)
            yield ""


def as_columns(found: Iterable[OutdatedTranslation], width: int) -> Iterator[str]:
    """The same side by side, for a terminal `width` characters wide; `*` marks what changed."""
    for page in found:
        yield from _unknown(page)
        for section in page.sections:
            heads = ["source now", "translation now"] if section.then is None else ["source then", "source now"]
            heads += [] if section.then is None else ["translation now"]
            wide = max((width - 2) // len(heads) - 2, _NARROWEST)
            yield _heading(page, section)
            yield from _row(" ", heads, wide)
            for mark, *cells in _rows(section):
                yield from _row(mark, cells[-len(heads) :], wide)
            yield ""


def _unknown(page: OutdatedTranslation) -> Iterator[str]:
    if not page.sections:
        yield f"{page.path}: {page.why}"


def _heading(page: OutdatedTranslation, section: ChangedSection) -> str:
    if section.then is None:
        return f"{page.path}: #{section.id} of {page.source} has changed; what it was is not known: {page.why}"
    if not section.now:
        return f"{page.path}: #{section.id} is no longer in {page.source}"
    what = "has changed" if section.then else "is new"
    return f"{page.path}: #{section.id} of {page.source} {what}"


def _marked(mark: str, line: str) -> list[str]:
    return [f"{mark} {line}"] if line else []


def _changes(section: ChangedSection) -> Iterator[tuple[str, str]]:
    """The lines then and now, side by side; empty where there is none."""
    if section.then is None:
        yield from ((line, line) for line in section.now)
        return
    matcher = SequenceMatcher(None, section.then, section.now, autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        for index in range(max(end - start, stop - begin)):
            yield (
                section.then[start + index] if start + index < end else "",
                section.now[begin + index] if begin + index < stop else "",
            )


def _rows(section: ChangedSection) -> Iterator[tuple[str, str, str, str]]:
    """A mark, and the lines then, now and of the translation: beside those that it has as many lines as."""
    changes = [*_changes(section)]
    lines = [*section.translation]
    beside = 1 if len(lines) == len(section.now) else 0
    is_alike = len(lines) in {len(section.now), len(section.then or ())}
    for change in changes:
        mark = " " if change[0] == change[1] else "*"
        yield mark, *change, lines.pop(0) if lines and (change[beside] or not is_alike) else ""
    yield from (("*", "", "", line) for line in lines)


def _row(mark: str, cells: Sequence[str], wide: int) -> Iterator[str]:
    """The lines of a terminal that show some cells beside each other, each `wide` characters wide."""
    wrapped = [_wrapped(cell, wide) for cell in cells]
    for number in range(max(map(len, wrapped))):
        columns = (lines[number] if number < len(lines) else "" for lines in wrapped)
        yield f"{mark} {'  '.join(ljust(column, wide) for column in columns)}".rstrip()


def _wrapped(text: str, wide: int) -> list[str]:
    indent = text[: len(text) - len(text.lstrip())][: wide // 3]
    return wrap(text.strip(), wide, initial_indent=indent, subsequent_indent=indent) or [""]
