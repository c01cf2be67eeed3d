"""`helpcenter bundle`: all guides of a language in one file that works without a network, and on paper."""

from __future__ import annotations

from pathlib import Path

from helpcenter import project
from helpcenter.build import bundles
from helpcenter.content import loading
from helpcenter.files.writing import explained
from helpcenter.findings.errors import FindingError, UsageError
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.release import pdf, single_file
from helpcenter.site_languages import Language


def bundle(root: Path, locale: str | None, output: Path, *, as_pdf: bool) -> list[Path]:
    """Write the files of one language, or of all, into the folder `output`; which were written.

    Raises FindingError if the content cannot be read, and UsageError if there is no such language, if nothing can be
    written, or if no browser makes the PDF.
    """
    loaded = project.load(root)
    languages = _languages(loaded.languages, locale)
    browser = pdf.find_browser() if as_pdf else None
    content, findings = loading.load(loaded)
    if content is None:
        raise FindingError(findings[0])
    if problem := bundles.staleness(loaded.templates[-1]):
        raise UsageError(problem)
    try:
        files = single_file.write_files(output, content, languages)
        return [*files, *(pdf.write(browser, file) for file in files)] if browser else files
    except OSError as error:
        raise UsageError(f"the files cannot be written: {explained(error)}") from error


def _languages(known: tuple[Language, ...], locale: str | None) -> tuple[Language, ...]:
    found = tuple(language for language in known if locale in (None, language.locale))
    if not found:
        names = [language.locale for language in known]
        raise UsageError(f'no language has the folder "{locale}"; {did_you_mean(str(locale), names)}')
    return found
