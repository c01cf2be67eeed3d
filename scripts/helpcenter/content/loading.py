"""Reads everything under the docs folder: `load` is the way into this package."""

from __future__ import annotations

import re
from dataclasses import replace

from helpcenter.content import consistency, data, data_functions, page
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.project import Project

MISPLACED_PAGE = Rule.documented(
    "misplaced-page",
    """A page in no language's folder: MkDocs would publish it without a language.

Bad:  `docs/notes.md`
Good: `docs/zh/notes.md` and `docs/en/notes.md`, or a name in `exclude_docs`""",
)
MISNAMED_PAGE = Rule.documented(
    "misnamed-page",
    """A file name that is no good address.

Bad:  `docs/en/New Page.MD`
Good: `docs/en/new-page.md`, and `index.md` for a folder""",
)
RULES = (MISPLACED_PAGE, MISNAMED_PAGE)


def load(project: Project) -> tuple[Content | None, list[Finding]]:
    """Everything under the docs folder, or None and the findings that stand in the way.

    The bodies of the pages are expanded: what they contain is what readers see.
    """
    shared, findings = data.load(project)
    pages, page_findings = _read_pages(project)
    findings += page_findings
    findings += consistency.of_folders(pages, project)
    if shared is not None and not page_findings:  # else a page that cannot be read would be missed everywhere
        findings += consistency.of_pages(pages, shared)
    if not findings:
        findings += consistency.of_translations(pages, project)
    if shared is None or findings:
        return None, sorted(findings)
    return _expanded(Content(project, shared, pages))


def _read_pages(project: Project) -> tuple[dict[str, Page], list[Finding]]:
    pages: dict[str, Page] = {}
    findings: list[Finding] = []
    locales = {language.locale for language in project.languages}
    for src_uri in sorted(project.pages):
        file = project.docs / src_uri
        path = project.shown(file)
        if src_uri.partition("/")[0] not in locales:
            findings.append(MISPLACED_PAGE.finding(path, _MISPLACED))
        elif file.name != "README.md" and all(_NAME.fullmatch(part) for part in src_uri.split("/")[1:]):
            try:
                entry, problems = page.parse(read_text(file, path), path, src_uri)
            except FindingError as error:
                entry, problems = None, [error.finding]
            findings += problems
            if entry is not None:
                pages[src_uri] = entry
        else:
            findings.append(MISNAMED_PAGE.finding(path, _MISNAMED))
    return pages, findings


# Names are addresses, which people share: no blanks, no capitals.
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.md)?")
_MISPLACED = "this page is in no language's folder; move it into one, or name it in exclude_docs in mkdocs.yml"
_MISNAMED = (
    "a page is called name.md (that of a folder index.md), and a folder likewise, in lower-case letters, digits and "
    "hyphens; rename it"
)


def _expanded(content: Content) -> tuple[Content | None, list[Finding]]:
    findings: list[Finding] = []
    pages: dict[str, Page] = {}
    waits = {id: source.front_matter.wait for id, source in content.sources.items()}
    for src_uri, entry in content.pages.items():
        known = data_functions.functions(waits, content.data, content.localizer(entry.locale))
        body, filled, problems = data_functions.expand(entry.body, known, entry.path, entry.body_line)
        pages[src_uri] = replace(entry, body=body, filled=tuple(filled))
        findings += problems
    return (None, sorted(findings)) if findings else (replace(content, pages=pages), [])
