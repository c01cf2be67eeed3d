"""Reads all data and pages on all cores: what is asked for afterwards is remembered, and nothing is read twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from helpcenter import parallel
from helpcenter.content import data, loading
from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.fields.help_center import HelpCenter
from helpcenter.files import yaml_document
from helpcenter.files.memo import Memo
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.project import Project

Memos: TypeAlias = Mapping[str, Memo[Any]]
Found: TypeAlias = dict[str, dict[bytes, Any]]


def read_ahead(project: Project, memos: Memos) -> None:
    """Have `memos` remember what all files hold. What is wrong is told when they are loaded."""
    files = [file for file in project.data.rglob("*.yml") if file.is_file() and file not in project.records]
    files.sort(key=lambda file: (-file.stat().st_size, file))  # every process gets long ones
    for found in parallel.in_parts(partial(_read_data, project, memos), files):
        _remember(memos, found)
    help_center, _ = data.load_help_center(project)
    shared, _ = data.load(project, help_center) if help_center else (None, [])
    if help_center and shared:
        pages = defaultdict(list)  # each with its translations, which take facts from it
        for src_uri in sorted(project.pages):
            pages[src_uri.partition("/")[2]].append(src_uri)
        read = partial(_read_pages, project, help_center, shared, memos)
        for found in parallel.in_parts(read, list(pages.values()), parallel.FEW_PAGES):
            _remember(memos, found)


def _remember(memos: Memos, found: Mapping[str, Mapping[bytes, Any]]) -> None:
    for name, results in found.items():
        memos[name].remember(results)


def _read_data(project: Project, memos: Memos, files: Sequence[Path]) -> Found:
    with _found(memos) as found:
        for file in files:
            path = project.shown(file)
            with suppress(FindingError):
                yaml_document.parse(read_text(file, path), path)
    return found


def _read_pages(
    project: Project, help_center: HelpCenter, shared: Data, memos: Memos, pages: Sequence[Sequence[str]]
) -> Found:
    with _found(memos) as found:
        part = replace(project, pages=frozenset(chain(*pages)))
        read, _ = loading.read_pages(part, help_center, shared, {})
        content = Content(part, shared, read)
        for page in read.values():
            loading.reading_of(page, content)
    return found


@contextmanager
def _found(memos: Memos) -> Iterator[Found]:
    """What is asked for while this lasts, and was not before."""
    before = {name: set(memo.asked) for name, memo in memos.items()}
    found: Found = {}
    yield found
    for name, memo in memos.items():
        found[name] = {key: result for key, result in memo.asked.items() if key not in before[name]}
