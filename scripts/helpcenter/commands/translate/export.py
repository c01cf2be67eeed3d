"""`helpcenter translate export`: translations as a PO file, for translators who work elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from helpcenter.commands.translate import po_file
from helpcenter.commands.translate.stamp import pairs
from helpcenter.content import loading
from helpcenter.content.translation_entries import TranslatedPage
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.project import Project


def export(
    project: Project, paths: Collection[str], locale: str | None, today: datetime.date
) -> tuple[bytes, list[Finding]]:
    """The PO file of the translations in `paths` (relative to the project), or the findings that prevent it.

    Raises FindingError, and UsageError if these are not pages in one language.
    """
    content, findings = loading.load_unfinished(project)
    if content is None:
        return b"", findings
    pages = [TranslatedPage(content, *pair) for pair in pairs(content, tuple(paths))]
    locales = {page.translation.locale for page in pages}
    if locale is not None:
        pages = [page for page in pages if page.translation.locale == locale]
    elif len(locales) > 1:
        raise UsageError(f"these pages are in several languages; choose one with --lang: {', '.join(sorted(locales))}")
    if not pages:
        raise UsageError("there is no translation of these pages; make one with: helpcenter translate stub PAGE")
    language = project.language(pages[0].translation.locale)
    name = content.localizer(project.default_language.locale).text("site.name")
    return po_file.write(pages, name, project.default_language, language, today), []
