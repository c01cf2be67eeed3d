"""Reads everything under the docs folder: `load` is the way into this package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from helpcenter.content import (
    absent_pages,
    announcements,
    consistency,
    copied_pages,
    cut_pages,
    data,
    data_functions,
    gone_data,
    gone_entries,
    gone_pages,
    gone_sections,
    meant_headings,
    named_pages,
    page,
    page_names,
    published_files,
    renamed_files,
    settings_texts,
)
from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.fields.front_matter import front_matter
from helpcenter.content.fields.help_center import HelpCenter
from helpcenter.content.page import Page
from helpcenter.content.wrong_language import WrongLanguages
from helpcenter.files import history
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.guide.misread_marks import Reading, as_meant
from helpcenter.project import Project

MISPLACED_PAGE = Rule.documented(
    "misplaced-page",
    """A page that is not in the folder of a language. MkDocs would publish it without a language.

Bad:  `docs/notes.md`
Good: `docs/zh/notes.md` and `docs/en/notes.md`, or an entry in `exclude_docs`""",
)
MISSING_SOURCE = Rule.documented(
    "missing-source",
    """A translation without a source.

Bad:  `docs/en/verify/heyon.md` without `docs/zh/verify/heyon.md`
Good: both""",
)
RULES = (MISPLACED_PAGE, MISSING_SOURCE)


def load(project: Project) -> tuple[Content | None, list[Finding]]:
    """Everything under the docs folder; None if there are findings that make it unusable.

    Data functions in the bodies of the pages are already replaced by what readers see.
    """
    content, findings = load_unfinished(project)
    return (None, findings) if findings else (content, [])


def load_unfinished(
    project: Project, texts: Mapping[str, str] = MappingProxyType({}), *, may_lack_pages: bool = False
) -> tuple[Content | None, list[Finding]]:
    """The same, but where nothing else is wrong, a page may be missing in a language: the findings say which.

    `texts` are taken instead of what is in the files, by their place in the docs folder. If the project
    `may_lack_pages`, what leads to a page or a section that is not there, or shows a datum of it, is left as it is or
    left out, and not told.
    """
    gone = renamed_files.deleted(project)
    renamed = renamed_files.find(project, gone, only_data=may_lack_pages)
    lost = [each for each in gone if not any(f"{each}/".startswith(f"{file.meant}/") for file in renamed)]
    if wrong := [*(each.finding for each in renamed), *gone_data.findings(project, lost)]:
        return None, sorted(wrong)
    help_center, findings = data.load_help_center(project)
    if help_center is None:  # front matter cannot be read without it
        return None, sorted(findings)
    shared, findings = data.load(project, help_center)
    findings += announcements.findings(shared, project) if shared else ()
    pages, page_findings = read_pages(project, help_center, shared, texts)
    findings += page_findings
    published, file_findings = published_files.load(project)
    findings += [*file_findings, *_unreadable_names(project)]
    findings = _with_folders(findings, [*consistency.of_folders(project)])
    if shared is not None and may_lack_pages:
        shared, pages = absent_pages.without_references(shared, pages)
    if shared is not None and not page_findings:  # otherwise a page that cannot be read would be reported as missing
        cut = [*cut_pages.find(pages, project)]
        findings += cut or consistency.of_pages(pages, shared, project)
        if not may_lack_pages:
            findings = gone_pages.explained(Content(project, shared, pages, published, ()), findings)
    missing = [*consistency.missing_translations(_without_misplaced(pages, findings), project)]
    if shared is None or findings:
        return None, sorted([*gone_entries.explained(findings, project, pages.values()), *missing])
    content = Content(project, shared, pages, published, settings_texts.load(project))
    expanded, unfilled = _expanded(content)
    findings = [*consistency.of_places(expanded)]
    if not may_lack_pages:
        findings = unfilled or [*findings, *gone_sections.explained(named_pages.unknown_sections(expanded), expanded)]
    return (None if findings else expanded), sorted([*findings, *missing])


def read_pages(
    project: Project, help_center: HelpCenter, shared: Data | None, texts: Mapping[str, str]
) -> tuple[dict[str, Page], list[Finding]]:
    """The pages, each translation after its source."""
    pages: dict[str, Page] = {}
    findings: list[Finding] = []
    misnamed: list[str] = []
    foreign = WrongLanguages(project, shared)
    locales = {language.locale for language in project.languages}
    source = project.default_language.locale
    declared = front_matter(help_center.product_key)
    for src_uri in sorted(project.pages, key=lambda src_uri: (not src_uri.startswith(f"{source}/"), src_uri)):
        path = project.shown(project.docs / src_uri)
        locale, _, uri = src_uri.partition("/")
        if locale not in locales:
            findings.append(MISPLACED_PAGE.finding(path, _MISPLACED_MESSAGE))
            continue
        if not page_names.is_well_named(uri):
            misnamed.append(src_uri)
            continue
        try:
            text = texts[src_uri] if src_uri in texts else read_text(project.docs / src_uri, path)
        except FindingError as error:
            findings.append(error.finding)
            continue
        if foreign.has(src_uri, text):
            continue
        if locale == source:
            entry, problems = page.parse_source(text, path, src_uri, declared)
        else:
            entry, problems = page.parse_translation(text, path, src_uri, declared, pages.get(f"{source}/{uri}"))
            if not problems and f"{source}/{uri}" not in project.pages:
                problems = [*problems, _missing_source(path, uri, project, _moved(text, pages))]
        findings += problems
        if entry is not None:
            pages[src_uri] = entry
            findings += consistency.of_facts(entry, shared) if shared and locale == source else ()
    return pages, [*findings, *foreign.findings(), *copied_pages.misnamed(misnamed, pages, project)]


def _without_misplaced(pages: Mapping[str, Page], findings: Sequence[Finding]) -> Mapping[str, Page]:
    """The pages without copies of others, and those to be moved back: nobody will translate them there."""
    copies = {each.path for each in findings if each.rule == copied_pages.COPIED_PAGE.name}
    moved = [each.message for each in findings if each.rule == MISSING_SOURCE.name]
    return {
        src_uri: page
        for src_uri, page in pages.items()
        if page.path not in copies and not any(page.path in re.split(r"[ ;]", message) for message in moved)
    }


def _with_folders(findings: Sequence[Finding], folders: Sequence[Finding]) -> list[Finding]:
    """Also the folders that are no language, and nothing of what is in them: it follows from that."""
    paths = tuple(f"{folder.path}/" for folder in folders)
    return [*(each for each in findings if not each.path.startswith(paths)), *folders]


def _unreadable_names(project: Project) -> Iterator[Finding]:
    """Pictures and other files whose names are not text; MkDocs cannot make addresses of them."""
    for file in project.files:
        name = file.relative_to(project.docs).as_posix()
        if name not in project.pages and any("\ud800" <= character <= "\udfff" for character in name):
            message = "the name of this file is not UTF-8, and cannot be an address; rename it"
            yield page_names.MISNAMED_PAGE.finding(project.shown(file), message)


def _moved(text: str, pages: Mapping[str, Page]) -> Page | None:
    """The source page at another place with the id of this translation, which cannot be read without its source."""
    id = _ID.search(text)
    return next((page for page in pages.values() if id and page.is_source and page.front_matter.id == id[1]), None)


def _missing_source(path: str, uri: str, project: Project, moved: Page | None) -> Finding:
    source = project.default_language
    expected = project.shown(project.docs / source.locale / uri)
    cure = f"write {expected}, or remove this page"
    if moved is not None and not _is_elsewhere(moved, expected, project):
        right = path.removesuffix(uri) + moved.uri
        return MISSING_SOURCE.finding(path, f"the source of this page is {moved.path}; move this page back to {right}")
    if moved is not None:
        names = uri.removesuffix(".md"), moved.uri.removesuffix(".md")
        rename = f"if it is to have that name, then run: helpcenter rename {' '.join(names)}"
        cure = f"it seems to be {moved.path} now; move it back to {expected}; {rename}"
    elif history.is_at_head(project.root, expected):
        cure = f"bring it back: git checkout HEAD -- {expected}; or remove this page"
    message = f"this page has no source in {source.name}; {cure}"
    return MISSING_SOURCE.finding(path, message)


def _is_elsewhere(source: Page, expected: str, project: Project) -> bool:
    """Whether it is a source page that was moved, and not its translation; as git knows it."""
    return history.is_at_head(project.root, expected) or not history.is_at_head(project.root, source.path)


_ID = re.compile(r"^id:[ ]*([a-z0-9-]+)", re.MULTILINE)
_MISPLACED_MESSAGE = (
    "this page is not in the folder of a language; move it into one, or add it to exclude_docs in mkdocs.yml"
)


def reading_of(page: Page, content: Content) -> Reading:
    """A page as its writer meant it, before its data are filled in."""
    known = content.known_words(page.front_matter.product)
    return as_meant(page.written, page.body_line, known, frozenset(page.front_matter.waive))


def _expanded(content: Content) -> tuple[Content, list[Finding]]:
    """With its data filled in, and which cannot be."""
    findings: list[Finding] = []
    pages: dict[str, Page] = {}
    waits = {id: source.front_matter.wait for id, source in content.sources.items()}
    read = {src_uri: replace(entry, reading=reading_of(entry, content)) for src_uri, entry in content.pages.items()}
    for src_uri, entry in meant_headings.as_meant(read).items():
        known = data_functions.functions(waits, content.data, content.localizer(entry.text_locale))
        body, filled, problems = data_functions.expand(entry.reading.text, known, entry.path, entry.body_line)
        pages[src_uri] = replace(entry, body=body, filled=tuple(filled))
        findings += problems if entry.borrows is None else ()  # else they are those of the source
    return replace(content, pages=pages), findings
