"""The checks: from a project to its findings. Pure but for reading the project's files."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from helpcenter.content import content as content_files
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding, Severity
from helpcenter.lint import registry as rules
from helpcenter.lint import waivers
from helpcenter.lint.context import Pair, Subject
from helpcenter.project import Project

# Advice while somebody writes, an error when the site is released.
_ON_RELEASE = {"outdated-translation", "unrecorded-translation"}


@dataclass(frozen=True)
class Wanted:
    """What is to be checked: `rules` by name, in files or folders (`paths`, relative to the project; none means all).

    `today` is the day for which dates are judged; on `release`, a translation must not lag behind.
    """

    rules: frozenset[str] = frozenset(rules.OF_DOCS)
    paths: Collection[str] = ()
    today: datetime.date = field(default_factory=datetime.date.today)
    release: bool = False


def docs(project: Project, wanted: Wanted) -> list[Finding]:
    """What is wrong in the pages and data files; what keeps them from being read hides the rest.

    With paths, only what is wrong there, and in the same pages in the other languages; but what cannot be read
    stands in the way of every rule and page, and is always reported.
    """
    content, findings = content_files.load(project)
    return sorted(findings if content is None else pages(content, wanted))


def pages(content: Content, wanted: Wanted) -> Iterator[Finding]:
    """What is wrong in the pages of a project that could be read."""
    yield from _data(content, wanted)
    places = {place for path in wanted.paths for place in in_every_language(path, content.project)} or {"."}
    for same in _in_languages(content).values():
        if any(is_in(page.path, places) for page in same):
            found = _page(same, content, wanted)
            yield from (_on_release(each, wanted) for each in found if each.rule in wanted.rules)


def _data(content: Content, wanted: Wanted) -> Iterator[Finding]:
    """The findings of the data files that are wanted."""
    files = {document.path for document in content.data.documents.values()}
    if not wanted.paths or any(is_in(file, wanted.paths) for file in files):
        found = rules.findings_in_data([rule for rule in rules.ON_DATA if rule.name in wanted.rules], content)
        yield from (finding for finding in found if not wanted.paths or is_in(finding.path, wanted.paths))


def _page(pages: list[Page], content: Content, wanted: Wanted) -> Iterator[Finding]:
    """The findings of one page in all its languages, the source first."""
    on_page = [rule for rule in rules.ON_PAGE if rule.name in wanted.rules]
    on_pair = [rule for rule in rules.ON_PAIR if rule.name in wanted.rules]
    source, *translations = [
        Subject(content, page, content.parser(page.locale).parse(page), wanted.today) for page in pages
    ]
    found = [finding for subject in (source, *translations) for finding in rules.findings(on_page, subject)]
    for translation in translations:
        found += rules.findings(on_pair, Pair(source, translation))
    return waivers.apply(found, pages, {rule.name for rule in (*on_page, *on_pair)}, rules.ALL.keys(), rules.WAIVABLE)


def _in_languages(content: Content) -> Mapping[str, list[Page]]:
    """The pages by their place within a language, each in the source language first."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in content.pages.values():
        at = 0 if page.locale == content.project.default_language.locale else len(found[page.uri])
        found[page.uri].insert(at, page)
    return found


def _on_release(finding: Finding, wanted: Wanted) -> Finding:
    strict = wanted.release and finding.rule in _ON_RELEASE
    return replace(finding, severity=Severity.ERROR) if strict else finding


def is_in(path: str, wanted: Collection[str]) -> bool:
    return any(one in {".", path} or path.startswith(f"{one}/") for one in wanted)


def in_every_language(path: str, project: Project) -> Iterator[str]:
    """`path`, and where the same page or folder stands in the other languages."""
    yield path
    docs = project.shown(project.docs)
    for language in project.languages:
        below = f"{docs}/{language.locale}/"
        if f"{path}/".startswith(below):
            for other in project.languages:
                yield f"{docs}/{other.locale}/{path[len(below) :]}".rstrip("/")
