"""A page and its translation, text by text: what a translator works on, wherever that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from helpcenter.content import translation_record
from helpcenter.content.content import Content
from helpcenter.content.earlier_source import pages_when_translated
from helpcenter.content.page import Page
from helpcenter.content.segments import Segment, SegmentedSection, segmented
from helpcenter.files.history import NoHistoryError

# The texts of the front matter; several words are on a line each.
FACTS = ("title", "description", "aliases")


@dataclass(frozen=True)
class Entry:
    """A text of the source, at `line` of its file, and its translation; either empty if there is none.

    `place` is where it is on the page: `title`, `#app 3`, or `#app` for a whole section. `kind` says what it is, and
    `previous` what the source was when it was translated, if that is known. An entry `is_fuzzy` if the translation may
    be that of another text.
    """

    place: str
    kind: str
    line: int
    source: str
    translation: str
    previous: str = ""
    is_fuzzy: bool = False
    segment: Segment | None = None


@dataclass(frozen=True)
class SectionEntries:
    """The entries of a section: one for each segment of the source, or one for all, if nobody knows which is which."""

    source: SegmentedSection
    translation: SegmentedSection | None
    entries: tuple[Entry, ...]

    @property
    def is_one_text(self) -> bool:
        return len(self.entries) == 1 and self.entries[0].kind == "section"

    def rewritten(self, texts: Mapping[str, str]) -> str | None:
        """The section with these translations, by their places; None if it stays as it is, since some are missing."""
        if self.is_one_text:
            text = texts.get(self.entries[0].place)
            return None if text is None or self.translation is None else _with_its_end(text, self.translation.text)
        if self.translation and self.translation.kinds == self.source.kinds:
            pairs = zip(self.entries, self.translation.segments, strict=True)
            return self.translation.with_texts([texts.get(entry.place, segment.text) for entry, segment in pairs])
        if all(entry.place in texts for entry in self.entries):
            return self.source.with_texts([texts[entry.place] for entry in self.entries])
        return None


@dataclass(frozen=True)
class TranslatedPage:
    """A source page and its translation, which may not be written yet."""

    content: Content
    source: Page
    translation: Page

    @property
    def entries(self) -> Iterator[Entry]:
        yield from self.facts
        for section in self.sections:
            yield from section.entries

    @cached_property
    def facts(self) -> tuple[Entry, ...]:
        """The entries of the front matter."""
        return tuple(filter(None, map(self._fact, FACTS)))

    @cached_property
    def sections(self) -> tuple[SectionEntries, ...]:
        translated = self.translated
        return tuple(
            self._section(section, translated.get(id)) for id, section in segmented(self.content, self.source).items()
        )

    @cached_property
    def translated(self) -> Mapping[str, SegmentedSection]:
        """The sections of the translation."""
        return {} if self.translation.borrows else segmented(self.content, self.translation)

    @cached_property
    def _changed(self) -> frozenset[str]:
        record = self.translation.front_matter.translation
        if record is None or self.translation.borrows:
            return frozenset()
        return frozenset(translation_record.changed(self.source, self.content.guide(self.source), record))

    @cached_property
    def _earlier(self) -> Mapping[str, Page]:
        """The source as it was when it was translated, by the sections that have changed since."""
        record = self.translation.front_matter.translation
        try:
            return pages_when_translated(self.content, self.source, record, self._changed) if record else {}
        except NoHistoryError:
            return {}

    def _fact(self, key: str) -> Entry | None:
        """The entry of a text of the front matter; None if the source has none."""
        then = self._earlier.get(self._head)
        source, translation, previous = (
            _fact(page, key) if page else "" for page in (self.source, self.translation, then)
        )
        is_new = key != "aliases" and self._head in self._changed and source != previous
        if self.translation.borrows:
            translation, is_new = "", False
        line, _ = self.source.document.position((key,))
        return Entry(key, key, line, source, translation, previous if is_new else "", is_new) if source else None

    @property
    def _head(self) -> str:
        return self.content.guide(self.source).introduction.id

    def _section(self, source: SegmentedSection, translation: SegmentedSection | None) -> SectionEntries:
        blank = [
            Entry(f"#{source.id} {number}", segment.kind, segment.line, segment.text, "", segment=segment)
            for number, segment in enumerate(source.segments, 1)
        ]
        if translation is None:
            return SectionEntries(source, None, tuple(blank))
        is_alike, is_new = source.kinds == translation.kinds, source.id in self._changed
        then = self._earlier.get(source.id)
        before = segmented(self.content, then).get(source.id) if then else None
        if before and before.kinds == translation.kinds:
            found = _followed(blank, before, translation)
        elif is_alike:
            pairs = zip(blank, translation.segments, strict=True)
            found = [replace(entry, translation=segment.text, is_fuzzy=is_new) for entry, segment in pairs]
        else:
            now, translated, previous = (each.text.rstrip() if each else "" for each in (source, translation, before))
            found = [Entry(f"#{source.id}", "section", source.line, now, translated, previous, is_new)]
        return SectionEntries(source, translation, tuple(found))


def _followed(blank: list[Entry], before: SegmentedSection, translation: SegmentedSection) -> list[Entry]:
    """The entries of a section that has changed since it was as `before`, of which this is the translation."""
    found, is_shorter = [*blank], False
    then, now = [each.text for each in before.segments], [entry.source for entry in blank]
    for tag, start, end, begin, stop in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        is_shorter = is_shorter or end - start > stop - begin
        for old, new in _alike(then, range(start, end), now, range(begin, stop)):
            segment = translation.segments[old]
            if tag == "equal":
                found[new] = replace(blank[new], translation=segment.text)
            elif before.segments[old].kind == blank[new].kind:
                found[new] = replace(blank[new], translation=segment.text, previous=then[old], is_fuzzy=True)
    if is_shorter and found:  # somebody has to see that a part is no longer there
        found[0] = replace(found[0], is_fuzzy=bool(found[0].translation))
    return found


def _alike(then: Sequence[str], olds: range, now: Sequence[str], news: range) -> Iterator[tuple[int, int]]:
    """Which texts of two ranges are most alike, in their order: as many pairs as the shorter one has texts."""
    if len(olds) > len(news):
        yield from ((old, new) for new, old in _alike(now, news, then, olds))
        return
    first = news.start
    for number, old in enumerate(olds):
        likeness = {
            new: SequenceMatcher(None, then[old], now[new]).ratio()
            for new in range(first, news.stop - len(olds) + number + 1)
        }
        best = max(likeness, key=lambda new: likeness[new])
        yield old, best
        first = best + 1


def _fact(page: Page, key: str) -> str:
    value = getattr(page.front_matter, key)
    return value if isinstance(value, str) else "\n".join(value)


def _with_its_end(text: str, old: str) -> str:
    return text.rstrip() + old[len(old.rstrip()) :]
