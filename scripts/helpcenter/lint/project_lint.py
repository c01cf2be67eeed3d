"""Lints a project: its rules on the pages, on pages beside their translations, and on the data files."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from helpcenter import parallel, progress
from helpcenter.content import gone_entries, gone_sections
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.lint import bare_pages, consequences, registry, waivers
from helpcenter.lint.catalog import Catalog
from helpcenter.lint.context import PageContext
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.rules.leftovers import leftover_note
from helpcenter.lint.rules.parity import headings_differ, steps_differ
from helpcenter.lint.runner import run
from helpcenter.lint.translation_context import TranslationContext
from helpcenter.project import Project

_NOTE = Rule.of(leftover_note).name
# What a translation lacks as a whole.
_ABOUT_PARTS = {Rule.of(rule).name for rule in (headings_differ, steps_differ)}


@dataclass(frozen=True)
class Scope:
    """What to check: the names of the `rules`, and the files or folders (`paths`, relative to the project; none: all).

    `today` is the day that dates are compared with. With `release`, what is not ready to be published is an error.
    """

    rules: frozenset[str] = frozenset(rule.name for rule in registry.ALL)
    paths: Collection[str] = ()
    today: datetime.date = field(default_factory=datetime.date.today)
    release: bool = False


def lint(content: Content, scope: Scope, catalog: Catalog) -> Iterator[Finding]:
    """What is wrong in the pages and data files of a project.

    With paths, only what is wrong in these files, and in the same pages in the other languages.
    """
    found = bare_pages.explained(_found(content, scope, catalog), content)
    explained = gone_entries.explained(found, content.project, content.pages.values())
    explained = gone_sections.explained(explained, content)
    yield from explained if scope.release else consequences.without_claims(explained)


def _found(content: Content, scope: Scope, catalog: Catalog) -> Iterator[Finding]:
    yield from consequences.without_records(_in_data(content, scope))
    places = {place for path in scope.paths for place in in_every_language(path, content.project)} or {"."}
    wanted = [same for same in _in_languages(content).values() if any(is_in(page.path, places) for page in same)]
    parts = parallel.in_parts(partial(_in_part, content, scope, catalog), wanted, parallel.FEW_PAGES)
    yield from chain(*parallel.in_order(parts))


def _in_part(content: Content, scope: Scope, catalog: Catalog, wanted: Sequence[Sequence[Page]]) -> list[list[Finding]]:
    """The findings of pages, of which each is given in all its languages."""
    found: list[list[Finding]] = []
    with progress.of("pages", len(wanted)) as step:
        for same in wanted:
            found.append([each for each in _in_pages(same, content, scope, catalog) if each.rule in scope.rules])
            step()
    return found


def _in_data(content: Content, scope: Scope) -> Iterator[Finding]:
    files = {document.path for document in content.data.documents.values()} | {file.path for file in content.published}
    if not scope.paths or any(is_in(file, scope.paths) for file in files):
        found = run(_selected(registry.ON_DATA, scope), DataContext(content, scope.today))
        yield from (finding for finding in found if not scope.paths or is_in(finding.path, scope.paths))


def _in_pages(pages: Sequence[Page], content: Content, scope: Scope, catalog: Catalog) -> Iterator[Finding]:
    """The findings of one page in all its languages, the source first."""
    on_page, on_translation = _selected(registry.ON_PAGE, scope), _selected(registry.ON_TRANSLATION, scope)
    stubs = [page for page in pages if page.borrows]
    source, *translations = [
        PageContext(content, page, content.guide(page), scope.today) for page in pages if not page.borrows
    ]
    found: list[tuple[Finding, Collection[str]]] = [
        (finding, (finding.path,)) for context in (source, *translations) for finding in run(on_page, context)
    ]
    for stub in stubs:
        context = PageContext(content, stub, source.guide, scope.today)
        found += ((finding, ()) for finding in run(_selected(registry.ON_STUB, scope), context))
    for translation in translations:
        # Which of the two pages is reported depends on which has changed: either can waive it.
        both = source.page.path, translation.page.path
        differences = run(on_translation, TranslationContext(source, translation))
        found += ((_as_told(each, source.page, scope), both) for each in differences)
    found = _without_what_is_noted(found)
    left = waivers.apply(found, pages, {rule.name for rule in (*on_page, *on_translation)}, catalog)
    if scope.release:
        return left
    return consequences.without_consequences(left, (source, *translations))


def _without_what_is_noted(
    found: Sequence[tuple[Finding, Collection[str]]],
) -> list[tuple[Finding, Collection[str]]]:
    """Without what else is wrong with a text that is only a note: it is still to be written."""
    notes = {_place(finding) for finding, _ in found if finding.rule == _NOTE}
    return [each for each in found if each[0].rule == _NOTE or _place(each[0]) not in notes]


def _place(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.line, finding.column


def _as_told(finding: Finding, source: Page, scope: Scope) -> Finding:
    """A difference; if the source has more and is newer, a warning: its author need not translate it at once."""
    is_newer = finding.rule in _ABOUT_PARTS and finding.path == source.path and not scope.release
    return replace(finding, severity=Severity.WARNING) if is_newer else finding


def _selected(rules: Iterable[Rule], scope: Scope) -> list[Rule]:
    """The rules to run, each with its severity in this run."""
    found = [rule for rule in rules if rule.name in scope.rules and (scope.release or not rule.only_on_release)]
    return [_on_release(rule) for rule in found] if scope.release else found


def _on_release(rule: Rule) -> Rule:
    return replace(rule, severity=Severity.ERROR) if rule.error_on_release else rule


def _in_languages(content: Content) -> Mapping[str, list[Page]]:
    """The pages by their path within a language; of each, the page in the source language comes first."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in content.pages.values():
        index = 0 if page.locale == content.project.default_language.locale else len(found[page.uri])
        found[page.uri].insert(index, page)
    return found


def is_in(path: str, folders: Collection[str]) -> bool:
    """Whether a file is one of these files, or in one of these folders."""
    return any(folder in {".", path} or path.startswith(f"{folder}/") for folder in folders)


def in_every_language(path: str, project: Project) -> Iterator[str]:
    """`path`, and the paths of the same page or folder in the other languages."""
    yield path
    docs = project.shown(project.docs)
    for language in project.languages:
        below = f"{docs}/{language.locale}/"
        if f"{path}/".startswith(below):
            for other in project.languages:
                yield f"{docs}/{other.locale}/{path[len(below) :]}".rstrip("/")
