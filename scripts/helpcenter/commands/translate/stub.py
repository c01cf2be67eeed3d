"""`helpcenter translate stub`: pages that are missing in a language, made so that they can be translated later."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from helpcenter.content import loading
from helpcenter.content.fields.front_matter import NOT_TRANSLATED
from helpcenter.content.page import Page
from helpcenter.files import changes, yaml_layout
from helpcenter.files.writing import explained
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.lint.project_lint import in_every_language, is_in
from helpcenter.project import Project


def stub(project: Project, paths: Collection[str], locale: str | None) -> tuple[list[str], list[Finding]]:
    """Make a page for each one in `paths` (relative to the project) that a language lacks, or only this language.

    Returns the pages that were made, and the findings that prevent that anything is known. Raises FindingError, and
    UsageError if there is no such page, or nothing can be written; then nothing has changed.
    """
    known = [language.locale for language in project.languages]
    if locale not in {None, *known}:
        raise UsageError(f"--lang {locale}: the site has no such language; {did_you_mean(str(locale), known)}")
    content, findings = loading.load_unfinished(project)
    if content is None:
        return [], findings
    places = {place for path in paths for place in in_every_language(path, project)}
    sources = [source for source in content.sources.values() if is_in(source.path, places)]
    if not sources:
        source = project.default_language
        raise UsageError(
            f"there is no page in {source.name} there; name one in {project.shown(project.docs)}/{source.locale}/"
        )
    missing = {file: text(source) for source in sources for file in _missing(project, source, locale)}
    try:
        changes.apply({file: made.encode() for file, made in missing.items()}, {})
    except OSError as error:
        raise UsageError(f"the pages cannot be made: {explained(error)}; nothing has changed") from error
    return [project.shown(file) for file in missing], []


def text(source: Page) -> str:
    """A page that is not translated yet."""
    facts = source.front_matter
    texts = {"title": facts.title, "description": facts.description}
    lines = [f"{key}: {yaml_layout.on_one_line(value)}" for key, value in texts.items()]
    record = f"translation: {{from: {source.locale}, status: {NOT_TRANSLATED}}}"
    return "\n".join(["---", f"id: {facts.id}", *lines, f"reviewed: {facts.reviewed}", record, "---", ""])


def _missing(project: Project, source: Page, locale: str | None) -> Iterator[Path]:
    for language in project.languages:
        file = project.docs / language.locale / source.uri
        if locale in {None, language.locale} and not file.exists():
            yield file
