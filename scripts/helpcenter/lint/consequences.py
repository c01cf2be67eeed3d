"""What follows from another finding, and is told only when that one is mended: that a record no longer fits.

Nothing is hidden for good: what hides it is an error, or becomes one on a release, where all is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.lint.context import PageContext
from helpcenter.lint.rules.block_parity import checklist_differs, lists_differ, paragraphs_differ, troubles_differ
from helpcenter.lint.rules.markup import leftover_markup
from helpcenter.lint.rules.meaning import meaning_differs, sentence_missing
from helpcenter.lint.rules.parity import actions_differ, headings_differ, steps_differ
from helpcenter.lint.rules.reviews import changed_since_review, data_changed_since_review
from helpcenter.lint.rules.translation import outdated_translation

# What compares a text with a record of it: a slip in the text changes it, too.
_DATA_RECORD = Rule.of(data_changed_since_review).name
_RECORDS = {Rule.of(rule).name for rule in (changed_since_review, outdated_translation)}
# These are warnings until a release where the source is newer.
_ABOUT_PARTS = {Rule.of(rule).name for rule in (headings_differ, steps_differ)}
# Where an entry or a step is missing, or another one, its words are missing too.
_ENTRIES = (actions_differ, checklist_differs, lists_differ, steps_differ, troubles_differ)
_ABOUT_ENTRIES = {Rule.of(rule).name for rule in _ENTRIES}
_WORDS = {Rule.of(rule).name for rule in (meaning_differs, sentence_missing)}
# A mark that is not supported divides a text otherwise.
_PARAGRAPHS, _MARKS = Rule.of(paragraphs_differ).name, Rule.of(leftover_markup).name
_NAMED = re.compile(r"#([\w-]+)")


def without_consequences(found: Iterable[Finding], contexts: Sequence[PageContext]) -> Iterator[Finding]:
    """The findings on a page and its translations, without those about records of a section in which is an error.

    Nor is it told that a record names a section which only one of the pages still has (`headings-differ` says so), or
    that the words of an entry are missing where the entry is.
    """
    found = [*found]
    lines = {context.page.path: [part.line for part in context.guide.parts] for context in contexts}
    lost = _lost(contexts) if any(each.rule in _ABOUT_PARTS for each in found) else frozenset()
    broken = {_section(each, lines) for each in found if _is_mistake(each)}
    entries = {(each.path, each.line) for each in found if each.rule in _ABOUT_ENTRIES}
    misread = {_section(each, lines) for each in found if each.rule == _MARKS}
    for each in found:
        if each.rule == _PARAGRAPHS:
            is_told = _section(each, lines) in misread
        elif each.rule in _RECORDS:
            is_told = _section(each, lines) in broken or _names(each, lost)
        else:
            is_told = each.rule in _WORDS and (each.path, each.line) in entries
        if not is_told:
            yield each


def without_records(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in data files, without those about the record of a file in which is an error."""
    found = [*found]
    broken = {each.path for each in found if _is_mistake(each)}
    yield from (each for each in found if each.rule != _DATA_RECORD or each.path not in broken)


def _is_mistake(finding: Finding) -> bool:
    is_error = finding.severity is Severity.ERROR and finding.rule not in _RECORDS
    return is_error or finding.rule in _ABOUT_PARTS


def _section(finding: Finding, lines: dict[str, list[int]]) -> tuple[str, int]:
    """The file and the number of the section in which it is; 0 for the front matter."""
    return finding.path, bisect_right(lines.get(finding.path, []), finding.line)


def _lost(contexts: Sequence[PageContext]) -> Collection[str]:
    """The ids of sections that not all languages have."""
    ids = [{part.id for part in context.guide.parts} for context in contexts]
    return frozenset().union(*ids) - frozenset.intersection(*map(frozenset, ids)) if ids else frozenset()


def _names(finding: Finding, ids: Collection[str]) -> bool:
    return any(id in ids for id in _NAMED.findall(finding.message))
