"""`helpcenter bundle`: all guides of a language in one file that works without a network, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helpcenter import project
from helpcenter.build import bundles, offline
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.files.writing import explained, write_whole
from helpcenter.findings.errors import FindingError, UsageError
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.project import Language
from helpcenter.release import pdf, single_file


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
        output.mkdir(parents=True, exist_ok=True)
        return list(_written(content, languages, output, browser))
    except OSError as error:
        raise UsageError(f"the files cannot be written: {explained(error)}") from error


def _languages(known: tuple[Language, ...], locale: str | None) -> tuple[Language, ...]:
    found = tuple(language for language in known if locale in (None, language.locale))
    if not found:
        names = [language.locale for language in known]
        raise UsageError(f'no language has the folder "{locale}"; {did_you_mean(str(locale), names)}')
    return found


def _written(content: Content, languages: tuple[Language, ...], output: Path, browser: str | None) -> Iterator[Path]:
    renderer = PageRenderer(content)
    for language in languages:
        file = output / offline.download_name(language)
        html = single_file.render(renderer, language)
        if findings := renderer.template_errors():
            raise FindingError(findings[0])
        write_whole(file, html.encode())
        yield file
        if browser:
            yield pdf.write(browser, file)
