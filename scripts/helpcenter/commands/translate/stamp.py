"""`helpcenter translate stamp`: records that a translation matches its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from helpcenter.content import loading, page, translation_record
from helpcenter.content.content import Content
from helpcenter.content.fields.front_matter import front_matter
from helpcenter.content.front_matter_edit import FlowStyleError
from helpcenter.content.page import Page
from helpcenter.files.text import normalized, read_text
from helpcenter.files.writing import explained, write_whole
from helpcenter.files.yaml_document import BROKEN_YAML
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.lint import registry
from helpcenter.lint.context import PageContext
from helpcenter.lint.project_lint import Scope, is_in, lint
from helpcenter.lint.rules.translation import misplaced_record, not_translated
from helpcenter.lint.runner import run
from helpcenter.project import Project
from helpcenter.rules import CATALOG

# A difference is an error here, whoever made it. Whether a translation is up to date is what the command itself says.
_RULES = frozenset(rule.name for rule in registry.ALL if not (rule.error_on_release or rule.only_on_release)) - {
    Rule.of(misplaced_record).name
}


def stamp(project: Project, paths: Iterable[str]) -> tuple[list[str], list[Finding]]:
    """Record for each translation in `paths` (relative to the project) what it was made from.

    A page of the source language means all its translations. Returns the pages that were written, and the errors: a
    page is not written if it or its source has an error. Of a page, only the lines of the record change. Raises
    FindingError if a file cannot be read, UsageError if it cannot be written.
    """
    wanted = tuple(paths)
    content, findings = loading.load(project)
    if content is None:
        return [], findings
    errors = [
        finding
        for finding in sorted(lint(content, Scope(rules=_RULES, paths=wanted, release=True), CATALOG))
        if finding.severity is Severity.ERROR
    ]
    broken = {finding.path for finding in errors}
    written = []
    for source, translation in pairs(content, wanted):
        if translation.borrows and translation.path in wanted:
            context = PageContext(content, translation, content.guide(source), source.front_matter.reviewed)
            errors += run([Rule.of(not_translated)], context)
        if not (broken & {source.path, translation.path} or translation.borrows):
            found = _write(project.docs / translation.src_uri, source, translation, content)
            errors += found
            written += [] if found else [translation.path]
    return written, errors


def pairs(content: Content, wanted: tuple[str, ...]) -> Iterator[tuple[Page, Page]]:
    """Each source page with each of its translations, if `wanted` has one of the two or a folder around it."""
    for source in content.sources.values():
        for language in content.project.languages:
            translation = content.by_id.get((language.locale, source.front_matter.id))
            if language.default or translation is None:
                continue
            names = (source.path, translation.path)
            if any(is_in(name, wanted) for name in names):
                yield source, translation


def _write(file: Path, source: Page, translation: Page, content: Content) -> list[Finding]:
    """Update the record in the file, unless the page could not be read afterwards. Raises UsageError."""
    digests = translation_record.digests(source, content.guide(source))
    read_text(file, translation.path)  # says what is wrong if it was changed meanwhile
    before = file.read_bytes().decode()
    try:
        after = translation_record.stamped(before, source.locale, digests)
    except FlowStyleError:
        message = "the record cannot be added to front matter in braces; write each key on a line of its own"
        return [BROKEN_YAML.finding(translation.path, message, 2)]
    declared = front_matter(content.data.help_center.product_key)
    _, findings = page.parse_translation(normalized(after), translation.path, translation.src_uri, declared, source)
    if not findings and after != before:
        try:
            write_whole(file, after.encode())
        except OSError as error:
            raise UsageError(f"{translation.path} cannot be written: {explained(error)}") from error
    return findings
