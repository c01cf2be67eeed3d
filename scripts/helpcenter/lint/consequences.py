"""What follows from another finding, and is told only when that one is mended: that a record no longer fits.

Nothing is hidden for good: what hides it is an error, or becomes one on a release, where all is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from helpcenter.findings.finding import Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.guide.marks import MISSING_ID
from helpcenter.lint.context import PageContext
from helpcenter.lint.rules.addresses import unofficial_address
from helpcenter.lint.rules.anchors import missing_anchor
from helpcenter.lint.rules.block_parity import (
    checklist_differs,
    lists_differ,
    paragraphs_differ,
    tables_differ,
    troubles_differ,
)
from helpcenter.lint.rules.front_matter import title_differs
from helpcenter.lint.rules.languages import missing_word
from helpcenter.lint.rules.markup import leftover_markup, raw_html
from helpcenter.lint.rules.meaning import meaning_differs, sentence_missing
from helpcenter.lint.rules.parity import actions_differ, headings_differ, steps_differ
from helpcenter.lint.rules.pictures import file_name_as_alt, untranslated_alt
from helpcenter.lint.rules.repetition import repeated_text
from helpcenter.lint.rules.reviews import changed_since_review, data_changed_since_review
from helpcenter.lint.rules.structure import missing_section, skipped_level
from helpcenter.lint.rules.tables import uneven_row
from helpcenter.lint.rules.translation import outdated_translation
from helpcenter.lint.rules.vague_links import vague_link
from helpcenter.lint.rules.wording import typography

# What compares a text with a record of it: a slip in the text changes it, too.
_DATA_RECORD, _MISSING_WORD = Rule.of(data_changed_since_review).name, Rule.of(missing_word).name
_RECORDS = {Rule.of(rule).name for rule in (changed_since_review, outdated_translation)}
# These are warnings until a release where the source is newer.
_ABOUT_PARTS = {Rule.of(rule).name for rule in (headings_differ, steps_differ)}
# Where an entry or a step is missing, or another one, its words are missing too.
_ENTRIES = (actions_differ, checklist_differs, lists_differ, steps_differ, tables_differ, troubles_differ)
_ABOUT_ENTRIES = {Rule.of(rule).name for rule in _ENTRIES}
_WORDS = {Rule.of(rule).name for rule in (meaning_differs, sentence_missing)}
# Markdown that is not read as it was meant divides and changes the text of its section.
_MARKS = {Rule.of(rule).name for rule in (leftover_markup, raw_html)}
_MISSING_ID = Rule.of(missing_anchor).name
_MISSING_SECTION = Rule.of(missing_section).name
# A title that is cut, and a row of a table with a bar too many or too few, stand for all that is in the section.
_UNREAD = {Rule.of(rule).name for rule in (title_differs, uneven_row)}
_REPEATED = {Rule.of(repeated_text).name}
# What else is found at the place of another finding, and goes with it.
_BESIDE = {
    Rule.of(file_name_as_alt).name: {Rule.of(unofficial_address).name, Rule.of(untranslated_alt).name},
    Rule.of(leftover_markup).name: {Rule.of(typography).name},
    Rule.of(skipped_level).name: {Rule.of(headings_differ).name},
    Rule.of(vague_link).name: _WORDS,
    **{Rule.of(rule).name: _REPEATED for rule in (lists_differ, paragraphs_differ, steps_differ, tables_differ)},
}
# Where a finding about entries names another line of its page, the two have changed places, or are the same.
_OTHER_LINE = re.compile(r"\bin line (\d+)")
_NAMED = re.compile(r"#([\w-]+)")


def without_consequences(
    found: Iterable[Finding], contexts: Sequence[PageContext], differences: Collection[str]
) -> Iterator[Finding]:
    """The findings on a page and its translations, without those about records of a section in which is an error.

    Nor is it told that a record names a section which only one of the pages still has (`headings-differ` says so), or
    that the words of an entry are missing where the entry is. What two languages differ in, by the rules `differences`,
    is not told where Markdown could not be read as it was meant, nor in a line with a wrong mark.
    """
    found = [*found]
    lines = {context.page.path: [part.line for part in context.guide.parts] for context in contexts}
    lost = _lost(contexts) if any(each.rule in _ABOUT_PARTS for each in found) else frozenset()
    broken = {_section(each, lines) for each in found if _is_mistake(each)}
    entries = {(each.path, each.line) for each in found if each.rule in _ABOUT_ENTRIES}
    unread = _unread(found, contexts, lines)
    marked = {(each.path, each.line) for each in found if each.rule in _MARKS}
    moved = {*_moved(found)}
    beside = {(each.path, each.line, rule) for each in found for rule in _BESIDE.get(each.rule, ())}
    without_id = {
        (each.path, _MISSING_SECTION) for each in found if each.rule == _MISSING_ID or MISSING_ID in each.message
    }
    for each in found:
        is_beside = (each.path, each.line, each.rule) in beside or (each.path, each.rule) in without_id
        is_misread = _id(each, contexts, lines) in unread or (each.path, each.line) in marked
        is_moved = (each.path, each.line) in moved and each.rule not in _ABOUT_ENTRIES
        if is_beside or ((is_misread or is_moved) and each.rule in differences):
            is_told = True
        elif each.rule in _RECORDS:
            is_told = _section(each, lines) in broken or _names(each, lost)
        else:
            is_told = each.rule in _WORDS and (each.path, each.line) in entries
        if not is_told:
            yield each


def _unread(found: Iterable[Finding], contexts: Sequence[PageContext], lines: dict[str, list[int]]) -> Collection[str]:
    """The ids of sections that are not read as they were meant, in either language."""
    meant = {
        (context.page.path, mark.line)
        for context in contexts
        for mark in context.page.reading.marks
        if not mark.mark.divides
    }
    of_marks = (each for each in found if each.rule in _MARKS and (each.path, each.line) not in meant)
    of_others = (each for each in found if each.rule in _UNREAD)
    divided = {id for each in found if each.rule == _MISSING_ID for id in _divided(each, contexts, lines)}
    return divided.union(_id(each, contexts, lines) for each in (*of_marks, *of_others))


def _divided(finding: Finding, contexts: Sequence[PageContext], lines: dict[str, list[int]]) -> Iterator[str]:
    """The id of the section that a heading without an id divides."""
    parts = next((context.guide.parts for context in contexts if context.page.path == finding.path), ())
    number = _section(finding, lines)[1]
    if number > 1 and parts and not parts[number - 1].id:
        yield next((part.id for part in reversed(parts[: number - 1]) if part.id), "")


def _moved(found: Iterable[Finding]) -> Iterator[tuple[str, int]]:
    """The lines of entries that have each other's place in the other language, or of which one is the other again."""
    for each in found:
        other = _OTHER_LINE.search(each.message) if each.rule in _ABOUT_ENTRIES else None
        if other:
            yield from ((each.path, each.line), (each.path, int(other[1])))


def _id(finding: Finding, contexts: Sequence[PageContext], lines: dict[str, list[int]]) -> str:
    """The id of the section in which it is; empty for the introduction."""
    number = _section(finding, lines)[1]
    parts = next((context.guide.parts for context in contexts if context.page.path == finding.path), ())
    return parts[number - 1].id if number > 1 and parts else ""


def without_records(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in data files, without those about the record of a file with an error, or without a word."""
    found = [*found]
    broken = {each.path for each in found if _is_mistake(each) or each.rule == _MISSING_WORD}
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
