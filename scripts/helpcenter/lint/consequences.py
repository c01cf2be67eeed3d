"""What follows from another finding, and is told only when that one is mended.

What is wrong by itself is often why a text differs from its translation, and what differs, why a record no longer fits.
Nothing is hidden for good: what hides it is an error, or becomes one on a release, where all is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpcenter.findings.finding import Basis, Finding, Severity
from helpcenter.findings.rule import Rule
from helpcenter.guide.marks import MISSING_ID
from helpcenter.guide.model import Section
from helpcenter.lint import registry
from helpcenter.lint.context import PageContext
from helpcenter.lint.rules.addresses import unofficial_address
from helpcenter.lint.rules.amounts import foreign_separator
from helpcenter.lint.rules.anchors import missing_anchor
from helpcenter.lint.rules.block_parity import (
    checklist_differs,
    divided_code,
    lists_differ,
    tables_differ,
    troubles_differ,
)
from helpcenter.lint.rules.characters import traditional_character, unusual_character
from helpcenter.lint.rules.front_matter import title_differs
from helpcenter.lint.rules.languages import missing_word
from helpcenter.lint.rules.leftovers import leftover_note, unfinished_sentence
from helpcenter.lint.rules.markup import leftover_markup, raw_html, untitled_box
from helpcenter.lint.rules.parity import actions_differ, headings_differ, steps_differ
from helpcenter.lint.rules.pictures import file_name_as_alt, untranslated_alt
from helpcenter.lint.rules.repetition import repeated_text
from helpcenter.lint.rules.reviews import data_changed_since_review
from helpcenter.lint.rules.steps import long_note, misnumbered_step, not_one_list
from helpcenter.lint.rules.structure import empty_section, missing_section
from helpcenter.lint.rules.tables import uneven_row
from helpcenter.lint.rules.trust import hidden_character, look_alike_letter
from helpcenter.lint.rules.typed_data import contradicted_datum, typed_datum
from helpcenter.lint.rules.wording import typography

_DATA_RECORD, _MISSING_WORD = Rule.of(data_changed_since_review).name, Rule.of(missing_word).name
# These are warnings until a release where the source is newer.
_ABOUT_PARTS = {Rule.of(rule).name for rule in (headings_differ, steps_differ)}
# Where an entry or a step is missing, words are missing too, and those of its neighbours are compared with others.
_ENTRIES = (actions_differ, checklist_differs, lists_differ, steps_differ, tables_differ, troubles_differ)
_ABOUT_ENTRIES = {Rule.of(rule).name for rule in _ENTRIES}
# Markdown that is not read as it was meant divides and changes the text of its section.
_MARKS = {Rule.of(rule).name for rule in (leftover_markup, raw_html)}
_MISSING_ID = Rule.of(missing_anchor).name
_MISSING_SECTION = Rule.of(missing_section).name
# A title that is cut, and a row of a table with a bar too many or too few, stand for all that is in the section.
_UNREAD = {Rule.of(rule).name for rule in (title_differs, uneven_row)}
# Where a text to copy has a part too many or too few, the paragraphs of its section are others.
_DIVIDED = Rule.of(divided_code).name
# What is there twice makes the numbers of its section wrong, too.
_REPEATED, _NUMBER = Rule.of(repeated_text).name, Rule.of(misnumbered_step).name
# Characters with which no word of a text is the word that it looks like.
_CHARACTERS = {
    Rule.of(rule).name for rule in (hidden_character, look_alike_letter, traditional_character, unusual_character)
}
# These see through any disguise; and a section is as empty with it.
_SEEN_THROUGH = _CHARACTERS | {rule.name for rule in (*registry.ON_TEXT, *registry.ON_DRAFT, Rule.of(empty_section))}
# What stands among steps is one of them or a note, or it is none of both, as the mark of it is mended.
_ABOUT_STEPS = {Rule.of(rule).name for rule in (not_one_list, long_note)}
# What else is found at the place of another finding, and goes with it.
_BESIDE = {
    Rule.of(foreign_separator).name: {Rule.of(contradicted_datum).name, Rule.of(typed_datum).name},
    Rule.of(file_name_as_alt).name: {Rule.of(unofficial_address).name, Rule.of(untranslated_alt).name},
    Rule.of(leftover_markup).name: {Rule.of(rule).name for rule in (title_differs, typography, untitled_box)},
    Rule.of(leftover_note).name: {Rule.of(typography).name},
    Rule.of(typography).name: {Rule.of(unfinished_sentence).name},
}
# Where a finding about entries names another line of its page, the two have changed places, or are the same.
_OTHER_LINE = re.compile(r"\bin line (\d+)")
# The data that a page shows.
_DATUM = re.compile(r"(?<![\w./-])([\w./-]+/_data/[\w./-]+\.yml):(\d+)")
_NAMED = re.compile(r"#([\w-]+)")
# The text with which one is compared.
_COMPARED = re.compile(r"(?<![\w./-])([\w./-]+\.md):(\d+)")


def without_consequences(found: Iterable[Finding], contexts: Sequence[PageContext]) -> Iterator[Finding]:
    """The findings on a page and its translations, without those that others explain.

    A text in which something is wrong by itself is not compared with the other language, nor the record of its section.
    A section in which Markdown could not be read as it was meant, or something is there twice, is compared with
    nothing. Of a text with characters that are not what they look like, only these are told. Nor is it told that a
    record names a section which only one of the pages still has (`headings-differ` says so), or that words are missing
    where entries are.
    """
    found = [*found]
    places = _Places(contexts)
    hidden = _Hidden.by(found, places)
    yield from (each for each in found if not hidden.has(each, places))


@dataclass(frozen=True)
class _Places:
    """The texts and sections of a page and its translations, by file and line."""

    contexts: Sequence[PageContext]

    def text(self, path: str, line: int) -> tuple[str, int]:
        """The file and the first line of the text in which a line is; the title in the front matter is the heading."""
        starts, facts, _ = self._of.get(path, ((), (), ()))
        if starts and line in facts[:1]:
            line = starts[0]
        before = bisect_right(starts, line)
        return path, starts[before - 1] if before else line

    def texts(self, finding: Finding) -> Collection[tuple[str, int]]:
        """The text in which it is, and those with which this is compared."""
        named = ((path, int(line)) for path, line in _COMPARED.findall(finding.message))
        return {self.text(*each) for each in ((finding.path, finding.line), *named)}

    def section(self, finding: Finding) -> tuple[str, int]:
        """The file and the number of the section in which it is; 0 for the front matter."""
        return finding.path, bisect_right(self._of.get(finding.path, ((), (), ()))[2], finding.line)

    def sections(self, finding: Finding) -> Collection[tuple[str, int]]:
        """The same; the title and the description belong to the introduction, too."""
        facts = self._of.get(finding.path, ((), (), ()))[1]
        return {self.section(finding), *([(finding.path, 1)] if finding.line in facts else [])}

    def id(self, finding: Finding) -> str:
        """The id of the section in which it is; empty for the introduction."""
        number = self.section(finding)[1]
        parts = self.parts(finding.path)
        return parts[number - 1].id if number > 1 and parts else ""

    def parts(self, path: str) -> Sequence[Section]:
        return next((context.guide.parts for context in self.contexts if context.page.path == path), ())

    @cached_property
    def lost(self) -> Collection[str]:
        """The ids of sections that not all languages have."""
        ids = [{part.id for part in context.guide.parts} for context in self.contexts]
        return frozenset().union(*ids) - frozenset.intersection(*map(frozenset, ids)) if ids else frozenset()

    @cached_property
    def _of(self) -> Mapping[str, tuple[Sequence[int], Sequence[int], Sequence[int]]]:
        """Of each file the lines at which texts begin, those of the title and description, and those of sections."""
        return {
            context.page.path: (
                sorted({block.line for block in context.guide.blocks}),
                [context.page.document.position([key])[0] for key in ("title", "description")],
                [part.line for part in context.guide.parts],
            )
            for context in self.contexts
        }


@dataclass(frozen=True)
class _Hidden:
    """What findings hide of others: by their texts, by their sections, and by the ids of these in all languages."""

    wrong: frozenset[tuple[str, int]]
    misspelled: Collection[tuple[str, int]]
    moved: Collection[tuple[str, int]]
    broken: Collection[tuple[str, int]]
    unread: Collection[str]
    divided: Collection[tuple[str, int]]
    twice: Collection[str]
    entries: Collection[tuple[str, int]]
    with_other_entries: Collection[str]
    lost: Collection[str]
    beside: Collection[tuple[str, int, str]]
    without_id: Collection[tuple[str, str]]

    @classmethod
    def by(cls, found: Sequence[Finding], places: _Places) -> _Hidden:
        own = [each for each in found if each.basis is Basis.ITSELF and each.severity is Severity.ERROR]
        twice = [each for each in own if each.rule == _REPEATED]
        entries = [each for each in found if each.rule in _ABOUT_ENTRIES]
        return cls(
            wrong=frozenset(places.text(each.path, each.line) for each in own),
            misspelled={(each.path, each.line) for each in own if each.rule in _CHARACTERS},
            moved={*_moved(found)},
            broken={section for each in found if _is_mistake(each) for section in places.sections(each)},
            unread={
                *_unread(found, places),
                *(places.id(each) for each in found if each.rule in {_REPEATED, _DIVIDED}),
            },
            divided={places.section(each) for each in _misread(found, places)},
            twice={places.id(each) for each in twice},
            entries={places.text(each.path, each.line) for each in entries},
            with_other_entries={places.id(each) for each in entries if _is_mistake(each)},
            lost=places.lost if any(each.rule in _ABOUT_PARTS for each in found) else frozenset(),
            beside={(each.path, each.line, rule) for each in found for rule in _BESIDE.get(each.rule, ())},
            without_id={
                (each.path, _MISSING_SECTION) for each in own if each.rule == _MISSING_ID or MISSING_ID in each.message
            },
        )

    def has(self, each: Finding, places: _Places) -> bool:
        if each.basis in {Basis.COUNTERPART, Basis.WORDS}:
            is_moved = (each.path, each.line) in self.moved and each.rule not in _ABOUT_ENTRIES
            is_wrong = not self.wrong.isdisjoint(places.texts(each))
            text, section = places.text(each.path, each.line), places.id(each)
            is_of_entry = text in self.entries or section in self.with_other_entries
            is_unread = section in self.unread and each.rule != _DIVIDED
            return is_moved or is_wrong or is_unread or (each.basis is Basis.WORDS and is_of_entry)
        if each.basis is not Basis.ITSELF:
            return places.section(each) in self.broken or _names(each, self.lost)
        if each.rule not in _SEEN_THROUGH and (each.path, each.line) in self.misspelled:
            return True
        if each.rule in _ABOUT_STEPS and places.section(each) in self.divided:
            return True
        if each.rule == _NUMBER:
            return places.id(each) in self.twice
        return (each.path, each.line, each.rule) in self.beside or (each.path, each.rule) in self.without_id


def _misread(found: Iterable[Finding], places: _Places) -> Iterator[Finding]:
    """The findings of marks that were not read as they were meant."""
    meant = {
        (context.page.path, mark.line)
        for context in places.contexts
        for mark in context.page.reading.marks
        if not mark.mark.divides
    }
    yield from (each for each in found if each.rule in _MARKS and (each.path, each.line) not in meant)


def _unread(found: Sequence[Finding], places: _Places) -> Iterator[str]:
    """The ids of sections that are not read as they were meant, in either language."""
    yield from (places.id(each) for each in _misread(found, places))
    for each in found:
        if each.rule in _UNREAD:
            yield places.id(each)
        elif each.rule == _MISSING_ID:
            yield from _divided(each, places)


def _divided(finding: Finding, places: _Places) -> Iterator[str]:
    """The id of the section that a heading without an id divides."""
    parts, number = places.parts(finding.path), places.section(finding)[1]
    if number > 1 and parts and not parts[number - 1].id:
        yield next((part.id for part in reversed(parts[: number - 1]) if part.id), "")


def _moved(found: Iterable[Finding]) -> Iterator[tuple[str, int]]:
    """The lines of entries that have each other's place in the other language, or of which one is the other again."""
    for each in found:
        other = _OTHER_LINE.search(each.message) if each.rule in _ABOUT_ENTRIES else None
        if other:
            yield from ((each.path, each.line), (each.path, int(other[1])))


def without_records(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in data files, without those about the record of a file with an error, or without a word."""
    found = [*found]
    broken = {each.path for each in found if _is_mistake(each) or each.rule == _MISSING_WORD}
    yield from (each for each in found if each.rule != _DATA_RECORD or each.path not in broken)


def without_claims(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, without those that say how a page has changed since its review by data of a file with an error."""
    found = [*found]
    broken = {each.path for each in found if _is_mistake(each)}
    yield from (
        each
        for each in found
        if each.basis is not Basis.REVIEW or broken.isdisjoint(path for path, _ in _DATUM.findall(each.message))
    )


def _is_mistake(finding: Finding) -> bool:
    is_of_record = finding.basis in {Basis.REVIEW, Basis.TRANSLATION}
    return (finding.severity is Severity.ERROR and not is_of_record) or finding.rule in _ABOUT_PARTS


def _names(finding: Finding, ids: Collection[str]) -> bool:
    return any(id in ids for id in _NAMED.findall(finding.message))
