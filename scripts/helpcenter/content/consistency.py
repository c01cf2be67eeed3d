"""Pages and data, compared with each other: whether what they name is there, in every language and only once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from helpcenter.content import translation_record
from helpcenter.content.data import UNKNOWN_CARD, Data
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.project import Language, Project

UNKNOWN_LANGUAGE = Rule.documented(
    "unknown-language",
    """A folder that looks like a language and has no entry: the i18n plugin drops it silently.

Bad:  `docs/fr/` without an entry in `mkdocs.yml`
Good: an entry under plugins: i18n: languages""",
)
MISSING_TRANSLATION = Rule.documented(
    "missing-translation",
    """A page that one language lacks: its readers get "not found".

Bad:  `docs/zh/verify/heyon.md` without `docs/en/verify/heyon.md`
Good: both""",
)
MISSING_SOURCE = Rule.documented(
    "missing-source",
    """A translation of nothing.

Bad:  `docs/en/verify/heyon.md` without `docs/zh/verify/heyon.md`
Good: both""",
)
DUPLICATE_ID = Rule.documented(
    "duplicate-id",
    """Two pages of one language with the same topic id.

Bad:  `id: heyon-verify` on two pages
Good: an id of its own for each""",
)
ID_DIFFERS = Rule.documented(
    "id-differs",
    """A page and its translation with different topic ids.

Bad:  `id: heyon` beside `id: heyon-verify`
Good: the same id in every language""",
)
FACT_DIFFERS = Rule.documented(
    "fact-differs",
    """A fact that a translation gives otherwise than its source.

Bad:  `wait: {max: 3, …}` beside `wait: {max: 5, …}`
Good: the same type, card, task, channels, wait, evidence, sources and related pages in every language""",
)
UNKNOWN_TASK = Rule.documented(
    "unknown-task",
    """A task that `site.yml` does not list.

Bad:  `task: verfy`
Good: `task: verify`""",
)
UNKNOWN_CHANNEL = Rule.documented(
    "unknown-channel",
    """A channel that `site.yml` does not list.

Bad:  `channels: [ap]`
Good: `channels: [app]`""",
)
UNKNOWN_RELATED = Rule.documented(
    "unknown-related",
    """A related page that does not exist.

Bad:  `related: [photos, privacy-safety]`
Good: `related: [photo-tips, privacy-safety]`""",
)
UNKNOWN_PAGE = Rule.documented(
    "unknown-page",
    """A page in the menu, or a task, that does not exist.

Bad:  `menu: [home, verfy]`
Good: `menu: [home, verify]`""",
)
SECOND_GUIDE = Rule.documented(
    "second-guide",
    """Two guides for the same card and task: the chooser leads to one.

Bad:  two pages with `card: heyon` and `task: verify`
Good: one, with a section for each channel""",
)
RULES = (
    UNKNOWN_LANGUAGE,
    MISSING_TRANSLATION,
    MISSING_SOURCE,
    DUPLICATE_ID,
    ID_DIFFERS,
    FACT_DIFFERS,
    UNKNOWN_TASK,
    UNKNOWN_CHANNEL,
    UNKNOWN_RELATED,
    UNKNOWN_PAGE,
    SECOND_GUIDE,
)


def of_folders(pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    """Whether every page is there in every language."""
    yield from _unknown_folders(project)
    yield from _missing_translations(pages, project)


def of_pages(pages: Mapping[str, Page], data: Data) -> Iterator[Finding]:
    """Whether pages and data name only what is there."""
    ids = {entry.front_matter.id for entry in pages.values()}
    yield from _duplicate_ids(pages.values())
    yield from _unknown_pages(data, ids)
    yield from _second_guides(pages.values())
    for entry in pages.values():
        yield from _unknown_words(entry, data, ids)


def _unknown_folders(project: Project) -> Iterator[Finding]:
    """MkDocs' i18n plugin takes every two-letter folder for a language and drops it silently if it is none."""
    known = {language.locale for language in project.languages}
    for folder in sorted(file for file in project.docs.iterdir() if file.is_dir()):
        if re.fullmatch(r"[a-z]{2}([-_][A-Za-z0-9]+)*", folder.name) and folder.name not in known:
            message = (
                f'the folder "{folder.name}" looks like a language, but mkdocs.yml has no entry for it; '
                "add one under plugins: i18n: languages, or rename the folder"
            )
            yield UNKNOWN_LANGUAGE.finding(project.shown(folder), message)


def _duplicate_ids(pages: Iterable[Page]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Page] = {}
    for entry in pages:
        key = (entry.locale, entry.front_matter.id)
        if key in first:
            message = f'the id "{key[1]}" already belongs to {first[key].path}; give this page an id of its own'
            yield entry.document.finding(["id"], DUPLICATE_ID, message)
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
            yield MISSING_SOURCE.finding(entry.path, message)


def of_translations(pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
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
                rule = ID_DIFFERS if key == "id" else FACT_DIFFERS
                message = f'"{key}" is {_said(mine)} here but {_said(theirs)} in {there.path}; make them equal'
                yield here.document.finding([key], rule, message)


def _said(value: object) -> str:
    return "missing" if value is None else json.dumps(value, ensure_ascii=False)


def _translation(entry: Page, language: Language, project: Project) -> Iterator[Finding]:
    src_uri = f"{language.locale}/{entry.uri}"
    if src_uri not in project.pages:
        expected = project.shown(project.docs / src_uri)
        message = f"this page is missing in {language.name}; write its translation as {expected}"
        yield MISSING_TRANSLATION.finding(entry.path, message)


def _unknown_words(entry: Page, data: Data, ids: set[str]) -> Iterator[Finding]:
    facts = entry.front_matter
    for rule, key, words, known in (
        (UNKNOWN_CARD, "card", (facts.card,), data.cards),
        (UNKNOWN_TASK, "task", (facts.task,), data.tasks),
        (UNKNOWN_CHANNEL, "channels", facts.channels, data.channels),
        (UNKNOWN_RELATED, "related", facts.related, ids),
    ):
        for index, word in enumerate(words):
            if word is not None and word not in known:
                message = f'unknown {key.removesuffix("s")} "{word}"; {did_you_mean(word, known)}'
                yield entry.document.finding([key, index], rule, message)


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
            yield entry.document.finding(["task"], SECOND_GUIDE, message)


def _unknown_pages(data: Data, ids: set[str]) -> Iterator[Finding]:
    """Menu and tasks name pages."""
    for key, words in (("menu", data.menu), ("tasks", data.tasks)):
        for index, word in enumerate(words):
            if word not in ids:
                message = f'unknown page "{word}"; {did_you_mean(word, ids)}'
                yield data.documents["site"].finding([key, index], UNKNOWN_PAGE, message)
