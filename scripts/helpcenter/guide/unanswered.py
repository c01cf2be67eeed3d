"""A question without its answer, among others that have one."""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.guide.answer_slips import begins_answer, is_question
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import UNANSWERED

# So many questions with an answer make a list of them.
_MIN_ANSWERED = 2
# At the beginning of its line.
FIX = Fix(0, "", "", UNANSWERED)
_COLONS = (":", "：")


def line_of(lines: Sequence[str], begin: int) -> int:
    """The index of the one question without an answer in the section whose text is at `begin`; -1 if there is none.

    Where several lines are alone, they are headings of groups.
    """
    blocks = _blocks(lines, begin)
    answered = [any(begins_answer(lines[at]) for at in range(first, end)) for first, end in blocks]
    if sum(answered) < _MIN_ANSWERED:
        return -1
    alone = [
        first
        for number, (first, end) in enumerate(blocks)
        if _is_alone(lines[first:end])
        and not any(begins_answer(lines[at]) for at, _ in blocks[number + 1 : number + 2])
        and (answered[number + 1 : number + 2] == [True] or (number == len(blocks) - 1 and answered[number - 1]))
    ]
    return alone[0] if len(alone) == 1 else -1


def _blocks(lines: Sequence[str], begin: int) -> list[tuple[int, int]]:
    """From where to where the blocks of a section are."""
    found: list[tuple[int, int]] = []
    first = begin
    for index in range(begin, len(lines) + 1):
        is_end = index == len(lines) or lines[index].startswith("#")
        if is_end or not lines[index].strip():
            if first < index:
                found.append((first, index))
            first = index + 1
        if is_end:
            break
    return found


def _is_alone(block: Sequence[str]) -> bool:
    """Whether a block is a question, perhaps with the mark of an answer and nothing behind it."""
    rest = [line.strip() for line in block[1:]]
    return is_question(block[0]) and not block[0].rstrip().endswith(_COLONS) and rest in ([], [":"])
