"""Entries of data files that others name, and that are no more as they were in the last commit.

One finding at the data file says so, with what brings them back, and not one for each place that names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from helpcenter.content import naming_places
from helpcenter.content.page import Page
from helpcenter.files import committed, yaml_document
from helpcenter.files.line_mending import shown
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Basis, Finding
from helpcenter.project import Project

# How many entries a message names.
_MOST_ENTRIES = 3
_NOTHING = {"", "{}", "[]"}


class _Entry(NamedTuple):
    """What others name (`text`), where it is in its file, and the product that it is of, if it is of one."""

    text: str
    keys: tuple[Key, ...]
    product: str | None = None

    @property
    def name(self) -> str:
        return f'"{self.keys[1]}" (**{self.text}**)' if self.keys[-1] == "screen" else f'"{self.text}"'


def _ids(value: Any) -> Iterator[_Entry]:
    for index, item in enumerate(value) if isinstance(value, list | dict) else ():
        text = item.get("id") if isinstance(item, dict) else item
        yield _Entry(str(text), (item if isinstance(value, dict) else index,))


def _texts(value: Any) -> Iterator[_Entry]:
    """What is listed for each product: texts, or groups with a `value` or what is on the `screen`."""
    for product, listed in value.items() if isinstance(value, dict) else ():
        for place, item in _items(listed):
            key = next((key for key in ("value", "screen") if isinstance(item, dict) and key in item), None)
            if key:
                yield _Entry(str(item[key]), (product, place, key), product)
            elif not isinstance(item, dict):
                yield _Entry(str(item), (product, place), product)


def _hosts(value: Any) -> Iterator[_Entry]:
    for group, listed in _items(value):
        for place, item in _items(listed):
            if isinstance(item, str):
                yield _Entry(item, (group, place))
            yield from (_Entry(str(host), (group, place, index)) for index, host in _items(item))


def _items(value: Any) -> Iterable[tuple[Key, Any]]:
    return value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


class _Family(NamedTuple):
    """The entries of a data file, and how it begins to be said that somebody names one that is not there.

    And what else `follows` if one is not there.
    """

    entries: Callable[[Any], Iterable[_Entry]]
    told: re.Pattern[str]
    follows: re.Pattern[str] = re.compile(r"(?!)")


_NUMBER = re.compile(r'"([^"]+)" is not in docs/_data/contacts\.yml')
_UNPROVEN = re.compile(r'"evidence" is \w+, but "sources" has no official page')
_FAMILIES: Mapping[str, _Family] = {
    "products": _Family(_ids, re.compile(r'unknown (?!task|channel|term|page)\S+ "([^"]+)";')),
    "tasks": _Family(_ids, re.compile(r'unknown task "([^"]+)";')),
    "channels": _Family(_ids, re.compile(r'unknown channel "([^"]+)";')),
    "page_types": _Family(_ids, re.compile(r'(?:"type" is|unknown page type) "([^"]+)";')),
    "terms": _Family(_ids, re.compile(r'unknown term "([^"]+)";')),
    "hosts": _Family(_hosts, re.compile(r'"([^"]+)" is not in docs/_data/hosts\.yml'), _UNPROVEN),
    "labels": _Family(_texts, re.compile(r'"([^"]+)" is not an on-screen label')),
    "contacts": _Family(_texts, _NUMBER),
    "codes": _Family(_texts, _NUMBER),
}
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().-]+(?=\d)")


class _File(NamedTuple):
    """A data file as it is, and as it was in the last commit."""

    now: Document
    before: Document
    family: _Family

    @property
    def gone(self) -> list[_Entry]:
        """The entries that are no more as they were."""
        return _without(self.family.entries(self.before.value), self.family.entries(self.now.value))

    @property
    def new(self) -> list[_Entry]:
        return _without(self.family.entries(self.now.value), self.family.entries(self.before.value))

    @property
    def is_only_shorter(self) -> bool:
        """Whether all that is there now was there, too: nothing is lost where the last commit is brought back."""
        lines = iter(self.before.text.split("\n"))
        return all(line in lines for line in self.now.text.split("\n") if line.strip() not in _NOTHING)


def _without(entries: Iterable[_Entry], others: Iterable[_Entry]) -> list[_Entry]:
    known = {(other.product, other.text) for other in others}
    return [entry for entry in entries if (entry.product, entry.text) not in known]


def explained(found: Iterable[Finding], project: Project, pages: Iterable[Page]) -> list[Finding]:
    """The findings, those about what the last commit still has as one for each data file."""
    left = [*found]
    by_path = {page.path: page for page in pages}
    for name, family in _FAMILIES.items():
        named = [each for each in left if family.told.match(each.message)]
        file = _read(project, name, family) if named else None
        told = {entry: _about(entry, named, file, by_path) for entry in file.gone} if file else {}
        if file and any(told.values()):
            moved = {entry.text for entry in _moved(file, told)}
            told = {entry: findings for entry, findings in told.items() if findings or entry.text in moved}
            left = [each for each in left if not _follows(each, told, file)]
            left.append(_finding(file, told, by_path))
    return left


def _read(project: Project, name: str, family: _Family) -> _File | None:
    file = project.data / f"{name}.yml"
    path = project.shown(file)
    try:
        now = yaml_document.parse(read_text(file, path), path)
    except FindingError:
        return None
    before = committed.document(project.root, path)
    return _File(now, before, family) if before else None


def _about(entry: _Entry, named: Iterable[Finding], file: _File, pages: Mapping[str, Page]) -> list[Finding]:
    def is_about(finding: Finding) -> bool:
        page, told = pages.get(finding.path), file.family.told.match(finding.message)
        product = page.front_matter.product if page and entry.product else entry.product
        return told is not None and _plain(told[1]) == _plain(entry.text) and product in {None, entry.product}

    return [each for each in named if is_about(each)]


def _plain(text: str) -> str:
    """A number without what is between its digits."""
    return _BETWEEN_DIGITS.sub("", text).lower()


def _follows(finding: Finding, told: Mapping[_Entry, Sequence[Finding]], file: _File) -> bool:
    if finding.path == file.now.path:  # where it stands now, and the record of the file
        moved = {file.now.position(entry.keys)[0] for entry in _moved(file, told)}
        return finding.basis is Basis.REVIEW or finding.line in moved or any(finding in each for each in told.values())
    if file.family.follows.match(finding.message):
        return True
    is_of_record = finding.basis is Basis.REVIEW and any(entry.text in finding.message for entry in told)
    return is_of_record or any(finding in each for each in told.values())


def _moved(file: _File, gone: Iterable[_Entry]) -> list[_Entry]:
    """The entries that stand under another product now."""
    texts = {entry.text for entry in gone if entry.product}
    return [entry for entry in file.new if entry.text in texts]


def _finding(file: _File, told: Mapping[_Entry, Sequence[Finding]], pages: Mapping[str, Page]) -> Finding:
    entries = [*told]
    found = {(each.path, each.line) for findings in told.values() for each in findings}
    places = sorted(found | {place for page in pages.values() for place in _named_by(page, told, file)})
    it = "it" if len(entries) == 1 else "them"
    counted = naming_places.counted(places, f"names {it}", f"name {it}")
    what, cure, keys = _what_and_cure(file, entries)
    line, column = file.now.position(keys)
    message = f"{_names(entries)} {what}, and {counted}; {cure}"
    return replace(next(filter(None, told.values()))[0], path=file.now.path, line=line, column=column, message=message)


def _names(entries: Sequence[_Entry]) -> str:
    names = [entry.name for entry in entries[:_MOST_ENTRIES]]
    if len(entries) > _MOST_ENTRIES:
        names.append(f"{len(entries) - _MOST_ENTRIES} more")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _named_by(page: Page, told: Iterable[_Entry], file: _File) -> Iterator[tuple[str, int]]:
    """Where the front matter of a page names a product, which is not looked at before the data are right."""
    if page.is_source and file.family is _FAMILIES["products"] and page.front_matter.product in {e.text for e in told}:
        key = next(key for key, value in page.document.value.items() if value == page.front_matter.product)
        yield page.path, page.document.position([key])[0]


def _what_and_cure(file: _File, entries: Sequence[_Entry]) -> tuple[str, str, tuple[Key, ...]]:
    """What has happened to entries, how to mend it, and where."""
    first = entries[0]
    it, is_are = ("it", "is") if len(entries) == 1 else ("them", "are")
    if moved := _moved(file, entries):
        under = f'{"stands" if len(entries) == 1 else "stand"} under "{moved[0].product}" now'
        return under, f'move {it} back, under "{first.product}"', moved[0].keys
    if (now := _now(file, first)) and len(entries) == 1:
        line = shown(file.before.text.split("\n")[file.before.position(first.keys)[0] - 1])
        return f'{is_are} "{now.text}" now', f"write it again: {line}; or change these", now.keys
    return f"{is_are} gone", f"{_restore(file, entries, it)}; or change these", first.keys


def _now(file: _File, entry: _Entry) -> _Entry | None:
    """What an entry seems to be now: the one in its place, or the only new one beside it."""
    new = [each for each in file.new if each.product == entry.product]
    same = [each for each in new if each.keys == entry.keys and entry.keys[-1] == "screen"]
    gone = [each for each in file.gone if each.product == entry.product]
    return next(iter(same), None) or (new[0] if len(new) == len(gone) == 1 else None)


def _restore(file: _File, entries: Sequence[_Entry], it: str) -> str:
    path = file.now.path
    if file.is_only_shorter:
        return f"bring {it} back: git checkout HEAD -- {path}"
    if len(entries) == 1 and (line := _line(file.before, entries[0])):
        return f"write it again: {line}"
    return f"write {it} again; this shows what was there: git show HEAD:./{path}"


def _line(document: Document, entry: _Entry) -> str | None:
    """An entry as it is written, if it is in one line."""
    keys = entry.keys[:-1] if entry.keys[-1] in {"screen", "value"} else entry.keys
    lines = {line for place, (line, _) in document.positions.items() if place[: len(keys)] == keys}
    if len(lines) != 1:
        return None
    line = shown(document.text.split("\n")[min(lines) - 1])
    return entry.text if isinstance(keys[-1], int) and entry.keys == keys else line
