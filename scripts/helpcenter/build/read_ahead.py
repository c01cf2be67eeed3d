"""Reads all pages on all cores: what is asked for afterwards is remembered, and nothing is read twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from helpcenter.build import parallel
from helpcenter.content import data, loading
from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.fields.help_center import HelpCenter
from helpcenter.files.memo import Memo
from helpcenter.project import Project


def read_ahead(project: Project, memos: Mapping[str, Memo[Any]]) -> None:
    """Have `memos` remember what all pages hold. What is wrong is told when the pages are loaded."""
    help_center, _ = data.load_help_center(project)
    shared, _ = data.load(project, help_center) if help_center else (None, [])
    if help_center and shared:
        pages = defaultdict(list)  # each with its translations, which take facts from it
        for src_uri in sorted(project.pages):
            pages[src_uri.partition("/")[2]].append(src_uri)
        read = partial(_read, project, help_center, shared, memos)
        for found in parallel.in_parts(read, list(pages.values()), parallel.FEW_PAGES):
            for name, results in found.items():
                memos[name].remember(results)


def _read(
    project: Project,
    help_center: HelpCenter,
    shared: Data,
    memos: Mapping[str, Memo[Any]],
    pages: Sequence[Sequence[str]],
) -> dict[str, dict[bytes, Any]]:
    part = replace(project, pages=frozenset(chain(*pages)))
    found, _ = loading.read_pages(part, help_center, shared, {})
    content = Content(part, shared, found)
    for page in found.values():
        loading.reading_of(page, content)
    return {name: dict(memo.asked) for name, memo in memos.items()}
