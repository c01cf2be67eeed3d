"""All that writers wrote, read and held against itself: pages in every language, and the data they share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from helpcenter.content import data as data_files
from helpcenter.content import data_functions, page, translation_record
from helpcenter.content.data import Data
from helpcenter.content.page import Page
from helpcenter.files.text import read_text
from helpcenter.findings.finding import Finding, FindingError
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.guide.actions import Openings
from helpcenter.guide.extension import GuideParser
from helpcenter.language.localizer import Localizer
from helpcenter.language.quantities import Lexicon
from helpcenter.project import Language, Project

# What travellers pay with, besides the currencies of the cards' limits.
_CURRENCIES = {"CNY", "EUR", "GBP", "HKD", "USD"}


@dataclass(frozen=True)
class Content:
    """`pages` are keyed by their place in the docs folder: `zh/verify/heyon.md`."""

    project: Project
    data: Data
    pages: Mapping[str, Page]

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], Page]:
        """Pages by language folder and topic id."""
        return {(page.locale, page.front_matter.id): page for page in self.pages.values()}

    @cached_property
    def by_url(self) -> Mapping[tuple[str, str], Page]:
        """Pages by language folder and address within the language."""
        return {(page.locale, page.url): page for page in self.pages.values()}

    @cached_property
    def sources(self) -> Mapping[str, Page]:
        """The page of the source language by topic id: its facts are those of every language."""
        source = self.project.default_language.locale
        return {id: page for (locale, id), page in self.by_id.items() if locale == source}

    def localizer(self, locale: str) -> Localizer:
        return self._localizers[locale]

    @cached_property
    def _localizers(self) -> Mapping[str, Localizer]:
        return {
            language.locale: Localizer(language.tag, self.data.strings[language.locale])
            for language in self.project.languages
        }

    def openings(self, locale: str) -> Openings:
        return self._openings[locale]

    @cached_property
    def _openings(self) -> Mapping[str, Openings]:
        return {
            locale: Openings(self.data.openings, locale, localizer.text("step.optional"))
            for locale, localizer in self._localizers.items()
        }

    @cached_property
    def landings(self) -> frozenset[str]:
        """The ids of the landing pages."""
        return frozenset(id for id, page in self.sources.items() if page.front_matter.type == "landing")

    @cached_property
    def waits(self) -> Mapping[str | None, tuple[Page, ...]]:
        """The source pages that give a review time, by card."""
        found: dict[str | None, tuple[Page, ...]] = {}
        for source in self.sources.values():
            if source.front_matter.wait:
                for card in {None, source.front_matter.card}:
                    found[card] = (*found.get(card, ()), source)
        return found

    def parser(self, locale: str) -> GuideParser:
        return self._parsers[locale]

    @cached_property
    def _parsers(self) -> Mapping[str, GuideParser]:
        project = self.project
        return {
            locale: GuideParser(project.markdown_extensions, project.markdown_configs, localizer)
            for locale, localizer in self._localizers.items()
        }

    def lexicon(self, locale: str) -> Lexicon:
        return self._lexicons[locale]

    @cached_property
    def _lexicons(self) -> Mapping[str, Lexicon]:
        currencies = _CURRENCIES | {
            limit.currency for card in self.data.cards.values() for limit in card.limits.values()
        }
        return {
            language.locale: Lexicon.of(language.tag, language.locale, self.data.units, currencies)
            for language in self.project.languages
        }


def load(project: Project) -> tuple[Content | None, list[Finding]]:
    """Everything under the docs folder, or None and the findings that stand in the way.

    The bodies of the pages are expanded: what they contain is what readers see.
    """
    data, findings = data_files.load(project)
    pages, page_findings = _read_pages(project)
    findings += page_findings
    findings += _unknown_folders(project)
    findings += _missing_translations(pages, project)
    if data is not None and not page_findings:  # else a page that cannot be read would be missed everywhere
        ids = {entry.front_matter.id for entry in pages.values()}
        findings += _duplicate_ids(pages.values())
        findings += _unknown_pages(data, ids)
        findings += _second_guides(pages.values())
        for entry in pages.values():
            findings += _unknown_words(entry, data, ids)
    if not findings:
        findings += _different_facts(pages, project)
    if data is None or findings:
        return None, sorted(findings)
    return _expanded(Content(project, data, pages))


def _read_pages(project: Project) -> tuple[dict[str, Page], list[Finding]]:
    pages: dict[str, Page] = {}
    findings: list[Finding] = []
    locales = {language.locale for language in project.languages}
    for src_uri in sorted(project.pages):
        file = project.docs / src_uri
        path = project.shown(file)
        if src_uri.partition("/")[0] not in locales:
            findings.append(_at_top(path, "misplaced-page", _MISPLACED))
        elif file.name != "README.md" and all(_NAME.fullmatch(part) for part in src_uri.split("/")):
            try:
                entry, problems = page.parse(read_text(file, path), path, src_uri)
            except FindingError as error:
                entry, problems = None, [error.finding]
            findings += problems
            if entry is not None:
                pages[src_uri] = entry
        else:
            findings.append(_at_top(path, "misnamed-page", _MISNAMED))
    return pages, findings


# Names are addresses, which people share: no blanks, no capitals.
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.md)?")
_MISPLACED = "this page is in no language's folder; move it into one, or name it in exclude_docs in mkdocs.yml"
_MISNAMED = (
    "a page is called name.md (that of a folder index.md), and a folder likewise, in lower-case letters, digits and "
    "hyphens; rename it"
)


def _unknown_folders(project: Project) -> Iterator[Finding]:
    """MkDocs' i18n plugin takes every two-letter folder for a language and drops it silently if it is none."""
    known = {language.locale for language in project.languages}
    for folder in sorted(file for file in project.docs.iterdir() if file.is_dir()):
        if re.fullmatch(r"[a-z]{2}([-_][A-Za-z]+)?", folder.name) and folder.name not in known:
            message = (
                f'the folder "{folder.name}" looks like a language, but mkdocs.yml has no entry for it; '
                "add one under plugins: i18n: languages, or rename the folder"
            )
            yield _at_top(project.shown(folder), "unknown-language", message)


def _duplicate_ids(pages: Iterable[Page]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Page] = {}
    for entry in pages:
        key = (entry.locale, entry.front_matter.id)
        if key in first:
            message = f'the id "{key[1]}" already belongs to {first[key].path}; give this page an id of its own'
            yield entry.document.finding(["id"], "duplicate-id", message)
        first.setdefault(key, entry)


def _missing_translations(pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    source = project.default_language
    for entry in pages.values():
        if entry.locale == source.locale:
            for language in project.languages:
                yield from _translation(entry, language, project)
        elif f"{source.locale}/{entry.uri}" not in project.pages:
            expected = project.shown(project.docs / source.locale / entry.uri)
            message = f"this page has no source in {source.name}; write {expected}, or remove this page"
            yield _at_top(entry.path, "missing-source", message)


def _different_facts(pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    """Reported on the source if its facts are not those that the translation was made from, else on the translation."""
    for entry in pages.values():
        original = pages[f"{project.default_language.locale}/{entry.uri}"]
        record = entry.front_matter.translation
        was = record.sections.get(translation_record.OF_FACTS) if record else None
        changed = was is not None and was != translation_record.facts_digest(original)
        here, there = (original, entry) if changed else (entry, original)
        for key in translation_record.FACTS:
            mine, theirs = here.document.value.get(key), there.document.value.get(key)
            if mine != theirs:
                rule = "id-differs" if key == "id" else "fact-differs"
                message = f'"{key}" is {_said(mine)} here but {_said(theirs)} in {there.path}; make them equal'
                yield here.document.finding([key], rule, message)


def _said(value: object) -> str:
    return "missing" if value is None else json.dumps(value, ensure_ascii=False)


def _translation(entry: Page, language: Language, project: Project) -> Iterator[Finding]:
    src_uri = f"{language.locale}/{entry.uri}"
    if src_uri not in project.pages:
        expected = project.shown(project.docs / src_uri)
        message = f"this page is missing in {language.name}; write its translation as {expected}"
        yield _at_top(entry.path, "missing-translation", message)


def _unknown_words(entry: Page, data: Data, ids: set[str]) -> Iterator[Finding]:
    facts = entry.front_matter
    for key, words, known in (
        ("card", (facts.card,), data.cards),
        ("task", (facts.task,), data.tasks),
        ("channels", facts.channels, data.channels),
        ("related", facts.related, ids),
    ):
        for index, word in enumerate(words):
            if word is not None and word not in known:
                name = key.removesuffix("s")
                message = f'unknown {name} "{word}"; {did_you_mean(word, known)}'
                yield entry.document.finding([key, index], f"unknown-{name}", message)


def _second_guides(pages: Iterable[Page]) -> Iterator[Finding]:
    """The chooser leads to one guide for each card and task."""
    first: dict[tuple[str, str, str], Page] = {}
    for entry in pages:
        card, task = entry.front_matter.card, entry.front_matter.task
        if card is None or task is None:
            continue
        other = first.setdefault((entry.locale, card, task), entry)
        if other is not entry:
            message = f'"{task}" for "{card}" already has the guide {other.path}; join them, or drop "task" here'
            yield entry.document.finding(["task"], "second-guide", message)


def _unknown_pages(data: Data, ids: set[str]) -> Iterator[Finding]:
    """Menu and tasks name pages."""
    for key, words in (("menu", data.menu), ("tasks", data.tasks)):
        for index, word in enumerate(words):
            if word not in ids:
                message = f'unknown page "{word}"; {did_you_mean(word, ids)}'
                yield data.documents["site"].finding([key, index], "unknown-page", message)


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


def _at_top(path: str, rule: str, message: str) -> Finding:
    return Finding(path=path, line=1, column=1, rule=rule, message=message)
