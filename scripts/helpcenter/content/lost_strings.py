"""Texts of a project's own that every language had in the last commit, and that one has lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from helpcenter.content.strings import Source
from helpcenter.files import committed
from helpcenter.files.line_mending import shown
from helpcenter.files.validation import MISSING_KEY
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import nearest
from helpcenter.project import Project


def find(sources: Iterable[Source], others: Iterable[str], project: Project) -> Mapping[str, Finding | None]:
    """Those that one language lacks, by key, of the keys that the `others` have; `sources` are its files.

    None for one that is only misspelled: that is told.
    """
    found: dict[str, Finding | None] = {}
    sources = [*sources]
    lacking = {*others} - {key for source in sources for key in source.strings}
    for source in sources if lacking else ():
        before = committed.document(project.root, source.document.path)
        if before is not None:
            found |= {key: finding for key, finding in _lost(source, before) if key in lacking}
    return found


def _lost(source: Source, before: Document) -> Iterator[tuple[str, Finding | None]]:
    above, texts = None, Source(before, source.above).strings
    new = sorted(source.strings.keys() - texts.keys())
    for key in texts:
        if key in source.strings:
            above = key
            continue
        if nearest(key, new):
            yield key, None
            continue
        line, _ = before.position((*source.above, key))
        was = shown(before.text.split("\n")[line - 1])
        message = f'"{key}" is missing in this file; write it again: {was}'
        yield key, source.finding((above,) if above else (), MISSING_KEY, message)
