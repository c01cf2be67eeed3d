"""Compares pages and data files with each other: everything they refer to exists, in every language, only once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from helpcenter.content import copied_pages, front_matter_references, mistaken_fact, named_pages, page_age
from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.page import Page
from helpcenter.files import history
from helpcenter.files.validation import MISSING_KEY, WRONG_VALUE
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.project import Project

UNKNOWN_LANGUAGE = Rule.documented(
    "unknown-language",
    """A folder that looks like a language but has no entry in `mkdocs.yml`. The i18n plugin ignores it silently.

Bad:  `docs/fr/` without an entry in `mkdocs.yml`
Good: an entry under plugins: i18n: languages""",
)
MISSING_TRANSLATION = Rule.documented(
    "missing-translation",
    """A page that is missing in a language. Readers of this language get "not found".

Bad:  `docs/zh/verify/heyon.md` without `docs/en/verify/heyon.md`
Good: both""",
)
ID_DIFFERS = Rule.documented(
    "id-differs",
    """A page and its translation with different ids.

Bad:  `id: heyon` beside `id: heyon-verify`
Good: the same id in every language""",
)
DUPLICATE_GUIDE = Rule.documented(
    "duplicate-guide",
    """Two guides for the same product and task. The chooser leads to only one of them.

Bad:  two pages with `card: heyon` and `task: verify`
Good: one guide with a section for each channel

Of the two, the newer page is reported, as by `duplicate-id`.""",
)
SAME_PLACE = Rule.documented(
    "same-place",
    """Two files that would be at the same address: only one of them would be published.

Bad:  `docs/form.png` and `docs/zh/form.png`, where Chinese is the language without a folder in its addresses
Good: `docs/pictures/form.png` for all languages, or `docs/zh/form.png` and `docs/en/form.png`""",
)
RULES = (
    SAME_PLACE,
    UNKNOWN_LANGUAGE,
    MISSING_TRANSLATION,
    ID_DIFFERS,
    DUPLICATE_GUIDE,
)


def of_places(content: Content) -> Iterator[Finding]:
    """Whether every published file has an address of its own."""
    first: dict[str, str] = {}
    for path, place in content.places.by_file.items():
        other = first.setdefault(place, path)
        if other != path:
            message = f"this is published at the same address as {other}; give one of them another name or folder"
            yield SAME_PLACE.finding(path, message)


def of_facts(entry: Page, data: Data) -> Iterator[Finding]:
    """Whether a source page has the facts that its type requires, with known values."""
    facts, document = entry.front_matter, entry.document
    kind = data.page_types.get(facts.type)
    if kind is None:
        message = f'"type" is "{facts.type}"; {did_you_mean(facts.type, data.page_types)}'
        yield document.finding(["type"], WRONG_VALUE, message)
    for key in kind.requires if kind else ():
        if key not in document.value:
            yield document.finding([], MISSING_KEY, f'"{key}" is missing in this file; add it')
    for index, channel in enumerate(facts.seldom_needed):
        if channel not in facts.channels:
            message = f'"{channel}" is not among the "channels" of this page; {did_you_mean(channel, facts.channels)}'
            yield document.finding(["seldom_needed", index], front_matter_references.UNKNOWN_CHANNEL, message)
    if facts.wait and facts.wait.unit not in data.help_center.units:
        message = f'"wait.unit" is "{facts.wait.unit}"; {did_you_mean(facts.wait.unit, data.help_center.units)}'
        yield document.finding(["wait", "unit"], WRONG_VALUE, message)


def of_pages(pages: Mapping[str, Page], data: Data, project: Project) -> Iterator[Finding]:
    """Whether everything that pages and data files refer to exists."""
    again = [*copied_pages.find(pages, project)]
    yield from (each.finding for each in again)
    copies = {each.page.path for each in again}
    # What leads to a page that another one was pasted over leads to it again when it is back.
    ids = {entry.front_matter.id for entry in pages.values()} | {each.lost_id for each in again if each.lost_id}
    counted = Counter(entry.front_matter.id for entry in pages.values() if entry.is_source)
    sources = {entry.uri: entry for entry in pages.values() if entry.is_source}
    yield from named_pages.unknown_pages(data, ids)
    mistaken = {each.path: found for each in sources.values() if (found := mistaken_fact.finding(each, data, project))}
    yield from mistaken.values()
    others = [each for each in sources.values() if each.path not in {*copies, *mistaken}]
    yield from _duplicate_guides(others, pages, project)
    for entry in sources.values():
        yield from front_matter_references.unknown(entry, data, ids, pages.values())
    for entry in pages.values():
        if entry.path not in copies:
            yield from _different_id(entry, sources[entry.uri], counted)


def of_folders(project: Project) -> Iterator[Finding]:
    """Whether every folder that looks like a language is one.

    MkDocs' i18n plugin takes every two-letter folder for a language, and ignores it silently if it is not one.
    """
    known = {language.locale for language in project.languages}
    for folder in sorted(file for file in project.docs.iterdir() if file.is_dir()):
        if re.fullmatch(r"[a-z]{2}([-_][A-Za-z0-9]+)*", folder.name) and folder.name not in known:
            message = (
                f'the folder "{folder.name}" looks like a language, but mkdocs.yml has no entry for it; '
                "add one under plugins: i18n: languages, or rename the folder"
            )
            yield UNKNOWN_LANGUAGE.finding(project.shown(folder), message)


def missing_translations(pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    """Whether every page exists in every language."""
    for entry in pages.values():
        for language in project.languages if entry.is_source else ():
            src_uri = f"{language.locale}/{entry.uri}"
            if src_uri not in project.pages:
                expected = project.shown(project.docs / src_uri)
                cure = f"write its translation as {expected}, or run: helpcenter translate stub {entry.path}"
                if history.is_at_head(project.root, expected):
                    cure = f"bring it back: git checkout HEAD -- {expected}"
                message = f"this page is missing in {language.name}; {cure}"
                yield MISSING_TRANSLATION.finding(entry.path, message)


def _different_id(entry: Page, source: Page, counted: Mapping[str, int]) -> Iterator[Finding]:
    """Not where two source pages have the id: that is told (duplicate-id)."""
    mine, theirs = entry.front_matter.id, source.front_matter.id
    if mine != theirs and counted[theirs] == 1:
        message = (
            f'"id" is "{mine}" here, but "{theirs}" in {source.path}; find out which is right, and correct the other'
        )
        yield entry.document.finding(["id"], ID_DIFFERS, message)


def _duplicate_guides(sources: Iterable[Page], pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    """The chooser leads to one guide for each product and task."""
    guides = [page for page in sources if page.front_matter.product and page.front_matter.task]
    for alike in page_age.alike(guides, lambda page: (page.front_matter.product, page.front_matter.task)):
        first, *newer = page_age.oldest_first(alike, pages, project)
        for entry in newer:
            facts = entry.front_matter
            what = f'"{facts.task}" for "{facts.product}" already has the guide {first.path}'
            message = f'{what}; join them, or remove "task" here'
            yield entry.document.finding(["task"], DUPLICATE_GUIDE, message)
