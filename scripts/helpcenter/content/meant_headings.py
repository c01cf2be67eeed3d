"""Ids of headings that a page has lost or misspelled, as the same page in another language tells what was meant.

A section without its id would be reported as missing wherever it is named: in the translation, in links, in the data.
So it is read with the id that it has in the other language, and the heading alone is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from helpcenter.content.page import Page
from helpcenter.guide.block_slips import BlockReader
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import MISSING_ID, TWO_IDS, Mark
from helpcenter.guide.misread_marks import MisreadMark, Reading

_HEADING = re.compile(
    r"(?P<signs>#{2,6})(?!#)[ \t]*(?P<words>[^\s{#][^{]*?)?[ \t]*(?:\{:?(?P<marks>[^{}]*)\}[ \t#]*)?$"
)
_ID = re.compile(r"#\S*")
_RIGHT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The id of a heading as it is usually written: at the end, with nothing wrong.
_PLAIN_ID = re.compile(r"\{#([a-z0-9-]+)[^{}]*\}$")
_STEPS = ".steps"
_NUMBERED = re.compile(r" {0,3}\d+\.[ \t]")
# The rules that report a heading here.
MISSING, MALFORMED, DUPLICATE, NO_STEPS = "missing-anchor", "malformed-anchor", "duplicate-anchor", "channels-differ"


@dataclass(frozen=True)
class _Heading:
    """A heading at `index` of the lines: what it says, and the `marks` between its braces, if it has any."""

    index: int
    level: int
    words: str
    marks: str | None

    @property
    def id(self) -> str:
        found = _ID.search(self.marks or "")
        return found[0][1:] if found else ""


def as_meant(pages: Mapping[str, Page]) -> dict[str, Page]:
    """The pages by their place in the docs folder, with the headings that the page in another language tells."""
    groups: dict[str, list[str]] = {}
    for src_uri, page in pages.items():
        if page.borrows is None:
            groups.setdefault(page.uri, []).append(src_uri)
    changed = {}
    for group in groups.values():
        texts = [pages[src_uri].reading.text for src_uri in group]
        plain = [_plain_ids(text) for text in texts]
        if len(set(plain)) == 1 and None not in plain and not _lack_steps(pages[group[0]], texts):
            continue
        headings = [_headings(text) for text in texts]
        for number, src_uri in enumerate(group):
            others = [(pages[other], headings[at]) for at, other in enumerate(group) if at != number]
            changed[src_uri] = _corrected(pages[src_uri], headings[number], others)
    return {**pages, **changed}


def _plain_ids(text: str) -> tuple[str, ...] | None:
    """The right ids of a text whose headings all have one, each only once; None if anything must be looked at."""
    lines = [line for line in text.split("\n") if line.startswith("##")]
    ids = [found[1] for line in lines if (found := _PLAIN_ID.search(line))]
    return tuple(ids) if len(ids) == len(lines) == len(set(ids)) else None


def _lack_steps(page: Page, texts: Sequence[str]) -> bool:
    """Whether the section of a channel may not be marked as one of steps."""
    marked = [re.search(rf"\{{#{re.escape(each)}\b[^{{}}]*\.steps", text) for text in texts for each in _channels(page)]
    return not all(marked)


def _channels(page: Page) -> Sequence[str]:
    return page.front_matter.channels


def _headings(text: str) -> list[_Heading]:
    reader = BlockReader(text.split("\n"))
    found = []
    for index, (_, is_code) in enumerate(reader.read()):
        heading = None if is_code else _HEADING.match(reader.lines[index])
        if heading:
            found.append(_Heading(index, len(heading["signs"]), heading["words"] or "", heading["marks"]))
    return found


def _corrected(page: Page, headings: list[_Heading], others: Sequence[tuple[Page, list[_Heading]]]) -> Page:
    """The page with its headings as they were meant, and what is to be told of each."""
    lines = page.reading.text.split("\n")
    fixes: list[tuple[int, Fix]] = []
    told: set[int] = set()
    for other, there in others:
        for heading, meant in _meant(headings, there):
            if heading.index not in told and (fix := _fix(lines, headings, heading, other, meant)):
                told.add(heading.index)
                fixes.append((heading.index, fix))
        for heading, meant in _renamed(page, lines, headings, other, there):
            if heading.index not in told:
                told.add(heading.index)
                fixes.append((heading.index, _renaming(lines, heading, other, meant)))
    fixes += [each for each in _without_steps(page, headings, lines) if each[0] not in told]
    fixes = [each for each in fixes if each[1].mark and each[1].mark.rule not in page.front_matter.waive]
    return replace(page, reading=_with(page, lines, fixes)) if fixes else page


def _with(page: Page, lines: list[str], fixes: Sequence[tuple[int, Fix]]) -> Reading:
    reading = page.reading
    marks = list(reading.marks)
    for index, fix in fixes:
        lines[index] = fix.applied(lines[index])
        line = page.body_line + index
        told = next((at for at, one in enumerate(marks) if one.line == line and _lacks_id(one.mark)), None)
        if told is not None:
            right = lines[index][lines[index].rindex("{") :].strip()
            mark = marks[told].mark
            whole = TWO_IDS.of(right).message if _is_of_two(mark) else mark.message.replace(MISSING_ID, right)
            marks[told] = replace(marks[told], mark=Mark(mark.rule, whole))
        elif fix.mark:
            marks.append(MisreadMark(line, 1, fix.mark))
    all_fixes = (*reading.fixes, *((page.body_line + index, fix) for index, fix in fixes))
    return Reading("\n".join(lines), all_fixes, tuple(marks))


def _lacks_id(mark: Mark) -> bool:
    """Whether this does not know which id a heading has: none is there, or two are."""
    return MISSING_ID in mark.message or _is_of_two(mark)


def _is_of_two(mark: Mark) -> bool:
    return mark.template == TWO_IDS.message


def _meant(here: list[_Heading], there: list[_Heading]) -> Iterator[tuple[_Heading, _Heading]]:
    """The headings here without an id of their own, each with the one there that only the other page has.

    Between two sections that both pages have, as many ids must be wrong here as are missing: else nobody knows which.
    """
    wrong = {heading.index for number, heading in enumerate(here) if not _is_own(here, number)}
    known = {heading.id for heading in here if heading.index not in wrong}
    both = known & {heading.id for heading in there}
    if _in_order(here, both) != _in_order(there, both):
        return
    for between, beside in zip(_between(here, both), _between(there, both), strict=True):
        lost = [heading for heading in between if heading.index in wrong]
        missing = [heading for heading in beside if heading.id not in known and _RIGHT_ID.fullmatch(heading.id)]
        if len(lost) == len(missing) and [each.level for each in lost] == [each.level for each in missing]:
            yield from zip(lost, missing, strict=True)


def _renamed(
    page: Page, lines: list[str], here: list[_Heading], other: Page, there: list[_Heading]
) -> Iterator[tuple[_Heading, _Heading]]:
    """The headings here whose right id only this page has, each with the one at its place on the other page.

    The record of the translation tells which of the two is the earlier one. What the page itself links to is meant.
    """
    source, translation = (page, other) if page.is_source else (other, page)
    record = translation.front_matter.translation
    recorded = record.sections if record else {heading.id for heading in (there if source is other else ())}
    text = "\n".join(lines)
    both = {heading.id for heading in here} & {heading.id for heading in there}
    if source is translation or _in_order(here, both) != _in_order(there, both):
        return
    for between, beside in zip(_between(here, both), _between(there, both), strict=True):
        if [each.level for each in between] == [each.level for each in beside]:
            for mine, theirs in zip(between, beside, strict=True):
                is_later = theirs.id in recorded and mine.id not in recorded and f"#{mine.id})" not in text
                if is_later and _RIGHT_ID.fullmatch(mine.id) and _RIGHT_ID.fullmatch(theirs.id):
                    yield mine, theirs


def _renaming(lines: list[str], heading: _Heading, other: Page, meant: _Heading) -> Fix:
    line = lines[heading.index]
    start = line.rindex(f"#{heading.id}")
    where = f"{other.path}:{other.body_line + meant.index}"
    message = f'the id "{heading.id}" is "{meant.id}" in {where}, and ids are the same in every language'
    mark = Mark(MALFORMED, f"{message}; write {{#{meant.id}}}")
    return Fix(start, f"#{heading.id}", f"#{meant.id}", mark)


def _is_own(headings: list[_Heading], number: int) -> bool:
    """Whether a heading has a right id that none before it has."""
    id = headings[number].id
    return bool(_RIGHT_ID.fullmatch(id)) and all(before.id != id for before in headings[:number])


def _in_order(headings: list[_Heading], ids: set[str]) -> list[str]:
    return list(dict.fromkeys(heading.id for heading in headings if heading.id in ids))


def _between(headings: list[_Heading], both: set[str]) -> list[list[_Heading]]:
    """The headings before, between and behind those of both pages."""
    found: list[list[_Heading]] = [[]]
    seen: set[str] = set()
    for heading in headings:
        if heading.id in both and heading.id not in seen:
            seen.add(heading.id)
            found.append([])
        else:
            found[-1].append(heading)
    return found


def _fix(lines: list[str], headings: list[_Heading], heading: _Heading, other: Page, meant: _Heading) -> Fix | None:
    line = lines[heading.index]
    marks = " ".join((meant.marks or "").split())
    if heading.marks is not None and heading.marks.strip():
        rest = _ID.sub("", heading.marks).split() if heading.id else heading.marks.split()
        marks = " ".join([f"#{meant.id}", *rest])
    start = line.index("{") if heading.marks is not None else len(line.rstrip())
    right = f"{{{marks}}}"
    where = f"as in {other.path}:{other.body_line + meant.index}"
    if not heading.id:
        mark = Mark(MISSING, f'the heading "{heading.words}" has no id; write {right} at its end, {where}')
    elif not _RIGHT_ID.fullmatch(heading.id):
        what = f'the id "{heading.id}" must be lower-case letters and digits, joined by single hyphens'
        mark = Mark(MALFORMED, f"{what}; write {right}, {where}")
    else:
        first = next(each for each in headings if each.id == heading.id)
        what = f'the id "{heading.id}" is already that of "{first.words}"'
        mark = Mark(DUPLICATE, f"{what}; write {right}, {where}")
    space = "" if line[:start].endswith(" ") else " "
    return Fix(start, line[start:], f"{space}{right}", mark)


def _without_steps(page: Page, headings: list[_Heading], lines: list[str]) -> Iterator[tuple[int, Fix]]:
    """The sections of channels with a numbered list that are not marked as sections of steps."""
    for heading, following in zip(headings, (*headings[1:], None), strict=False):
        end = following.index if following else len(lines)
        marks = (heading.marks or "").split()
        below = lines[heading.index + 1 : end]
        if heading.id not in _channels(page) or _STEPS in marks or not any(map(_NUMBERED.match, below)):
            continue
        line = lines[heading.index]
        start = line.index("{")
        evidence = [each for each in marks if each.startswith("evidence=")]
        right = "{" + " ".join([f"#{heading.id}", _STEPS, *evidence]) + "}"
        message = (
            f'"{heading.id}" is one of the "channels", but this heading does not say that steps follow; write {right}'
        )
        yield heading.index, Fix(start, line[start:], right, Mark(NO_STEPS, message))
