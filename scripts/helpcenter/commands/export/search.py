"""`helpcenter export search`: the sections of all pages and the synonyms, in the form that a search engine imports."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from helpcenter import parallel
from helpcenter.build.page_renderer import PageFacts, PageRenderer
from helpcenter.commands.export import algolia, meilisearch, typesense
from helpcenter.commands.export.search_documents import SearchCollection, collection
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.files import changes
from helpcenter.files.writing import explained
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.project import Project

FORMATS: Mapping[str, Callable[[SearchCollection], dict[str, str]]] = {
    "typesense": typesense.files,
    "meilisearch": meilisearch.files,
    "algolia": algolia.files,
}


def export(project: Project, target: Path, form: str) -> tuple[list[Path], list[Finding]]:
    """Write the files of each language into a folder of its own in `target`; or the findings that prevent it.

    Raises FindingError, and UsageError if they cannot be written: then nothing has changed.
    """
    content, findings = loading.load(project)
    if content is None:
        return [], findings
    made, findings = files(content, form)
    if not findings:
        try:
            changes.apply({target / name: text.encode() for name, text in made.items()}, {})
        except OSError as error:
            raise UsageError(f"the export cannot be written: {explained(error)}") from error
    return [target / name for name in made], findings


def files(content: Content, form: str) -> tuple[dict[str, str], list[Finding]]:
    """The text of each file by its path; a page that is not translated yet is in none."""
    pages = {src_uri: page for src_uri, page in content.pages.items() if not page.borrows}
    render = partial(_rendered, PageRenderer(content))
    rendered = dict(ChainMap(*parallel.in_parts(render, list(pages.values()), parallel.FEW_PAGES)))
    if findings := sorted({finding for page in rendered.values() for finding in page.findings}):
        return {}, findings
    made: dict[str, str] = {}
    for language in content.project.languages:
        sections = {uri: rendered[uri].sections for uri, page in pages.items() if page.locale == language.locale}
        found = FORMATS[form](collection(content, language, sections))
        made |= {f"{language.locale}/{name}": text for name, text in found.items()}
    return made, []


def _rendered(renderer: PageRenderer, pages: Sequence[Page]) -> dict[str, PageFacts]:
    return {page.src_uri: renderer.render(page).facts for page in pages}
