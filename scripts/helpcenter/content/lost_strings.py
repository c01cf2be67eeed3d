"""Texts of a project's own that every language had in the last commit, and that one has lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from helpcenter.content.strings import Source
from helpcenter.files import history, yaml_document
from helpcenter.files.history import NoHistoryError
from helpcenter.files.line_mending import shown
from helpcenter.files.text import decoded
from helpcenter.files.validation import MISSING_KEY
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
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
        committed = _committed(source.document, project)
        if committed is not None:
            found |= {key: finding for key, finding in _lost(source, committed) if key in lacking}
    return found


def _lost(source: Source, committed: Document) -> Iterator[tuple[str, Finding | None]]:
    before, texts = None, Source(committed, source.above).strings
    new = sorted(source.strings.keys() - texts.keys())
    for key in texts:
        if key in source.strings:
            before = key
            continue
        if nearest(key, new):
            yield key, None
            continue
        line, _ = committed.position((*source.above, key))
        was = shown(committed.text.split("\n")[line - 1])
        message = f'"{key}" is missing in this file; write it again: {was}'
        yield key, source.finding((before,) if before else (), MISSING_KEY, message)


def _committed(document: Document, project: Project) -> Document | None:
    try:
        text = decoded(history.at_head(project.root, document.path), document.path)
        return yaml_document.parse(text, document.path)
    except (NoHistoryError, FindingError):
        return None
