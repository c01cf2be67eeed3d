"""A page as its writer meant it, where Markdown reads a mark as something else: `2、` for a step, `＃＃` for a heading.

The page is built and checked as it was meant: else one wrong character moves a step out of its list, and the list, the
translation, the links and the codes of the section would all be reported for it. Each wrong mark is reported once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from helpcenter.files.memo import Memo
from helpcenter.guide import code_slips, front_matter_slips, inline_slips
from helpcenter.guide.block_slips import BlockReader
from helpcenter.guide.fix import Fix
from helpcenter.guide.known_words import NOTHING, KnownWords
from helpcenter.guide.marks import FOOTNOTE, FOOTNOTE_TEXT, SECOND_FRONT_MATTER, Mark


@dataclass(frozen=True)
class MisreadMark:
    """A wrong mark that begins at `column` of the line `line` (both from 1)."""

    line: int
    column: int
    mark: Mark


@dataclass(frozen=True)
class Reading:
    """A `text` as it was meant, with as many lines: what was put right on each line, in order; `marks` are to be told.

    Lines are counted from `first_line`.
    """

    text: str
    fixes: tuple[tuple[int, Fix], ...] = ()
    marks: tuple[MisreadMark, ...] = ()


_IN_CODE = (code_slips.half_marked, code_slips.with_odd_signs)
# The texts that were read.
READ: Memo[Reading] = Memo()


def as_meant(
    text: str,
    first_line: int,
    known: KnownWords = NOTHING,
    waived: Collection[str] = (),
) -> Reading:
    """Reads a Markdown text with its wrong marks as they were meant.

    The marks of rules that are `waived` are taken as they are. The same text is read only once.
    """
    made_of = (str(first_line), known.described, *sorted(waived), text)
    return READ.get("\0".join(made_of), lambda: _as_meant(text, first_line, known, waived))


def _as_meant(text: str, first_line: int, known: KnownWords, waived: Collection[str]) -> Reading:
    reader = BlockReader(text.split("\n"), waived)
    found: list[tuple[int, Fix]] = []
    for index, fix in () if SECOND_FRONT_MATTER.rule in waived else front_matter_slips.fixes(reader.lines, first_line):
        reader.lines[index] = ""
        found.append((first_line + index, fix))
    for index, (fixes, is_code) in enumerate(reader.read()):
        found += ((first_line + index, fix) for fix in fixes)
        if is_code or not reader.lines[index]:
            continue
        for find in (*_IN_CODE, lambda line: inline_slips.fixes(line, known)):
            for fix in find(reader.lines[index]):
                if not (fix.mark and fix.mark.rule in waived):
                    reader.lines[index] = fix.applied(reader.lines[index])
                    found.append((first_line + index, fix))
    return Reading("\n".join(reader.lines), tuple(found), tuple(_marks(found))) if found else Reading(text)


def _marks(found: Sequence[tuple[int, Fix]]) -> Iterator[MisreadMark]:
    before: dict[int, list[Fix]] = defaultdict(list)
    for (line, fix), (_, told) in zip(found, _without_signs(found), strict=True):
        if told.mark:
            yield MisreadMark(line, written_column(fix.start + 1, before[line]), told.mark)
        before[line].append(fix)


def _without_signs(found: Sequence[tuple[int, Fix]]) -> Iterator[tuple[int, Fix]]:
    """Of a footnote, the text is told and not its sign, of which the message says where it stands."""
    signs = {fix.written: line for line, fix in found if fix.mark is FOOTNOTE}
    texts = {fix.written.partition(":")[0] for _, fix in found if fix.mark is FOOTNOTE_TEXT}
    for line, fix in found:
        if fix.mark is FOOTNOTE_TEXT:
            sign = fix.written.partition(":")[0]
            place = f"where {sign} stands, in line {signs[sign]}" if sign in signs else "in the text, or remove it"
            yield line, fix._replace(mark=FOOTNOTE_TEXT.of(place))
        else:
            yield line, fix._replace(mark=None) if fix.mark is FOOTNOTE and fix.written in texts else fix


def written_column(column: int, fixes: Sequence[Fix]) -> int:
    """Where the writer typed what is at `column` of a line after these were put right, one after the other."""
    for fix in reversed(fixes):
        if column > fix.start:
            is_inside = column <= fix.start + len(fix.meant)
            column = fix.start + 1 if is_inside else column + len(fix.written) - len(fix.meant)
    return column
