"""Which block of a section is which of its translation, when one of them has more: by what no translation changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from textwrap import shorten
from typing import TypeAlias, TypeVar

from helpcenter.guide.model import Block
from helpcenter.lint.context import PageContext
from helpcenter.lint.known_things import known_things

T = TypeVar("T")
# Blocks that belong together, such as a step and its notes.
Blocks: TypeAlias = Sequence[Block]

_MAX_QUOTED = 40
# What is shorter may be said twice, in letters.
_MIN_REPEATED = 8
# By how many points one explanation must be better than another: length alone is no reason to name an entry.
_CLEARLY = 2.0
# A text of the same meaning has about this share of the letters, where both are in the same script.
_ALIKE_IN_LENGTH = 0.6
# A Chinese character says as much as about this many letters.
_LETTERS_PER_CHARACTER = 2.5


def only_one(longer: Sequence[T], shorter: Sequence[T], likeness: Callable[[T, T], float]) -> int | None:
    """The position of what only `longer` has, if it has one more and everything else is in the same order.

    None if it has several more, or if it could as well be another one.
    """
    candidates = perhaps_one(longer, shorter, likeness)
    return candidates[0] if len(candidates) == 1 else None


def perhaps_one(longer: Sequence[T], shorter: Sequence[T], likeness: Callable[[T, T], float]) -> Sequence[int]:
    """The positions of what perhaps only `longer` has, if it has one more: of several, it is nearly as good as each."""
    if len(longer) != len(shorter) + 1:
        return ()
    scores = [0.0]  # of leaving out each of them: all before it correspond straight, all behind it to the one before
    scores[0] = sum(likeness(one, other) for one, other in zip(longer[1:], shorter, strict=True))
    for left_out, other in enumerate(shorter):
        scores.append(scores[-1] + likeness(longer[left_out], other) - likeness(longer[left_out + 1], other))
    return [index for index, score in enumerate(scores) if max(scores) - score < _CLEARLY]


def likeness(here: PageContext, mine: Blocks, there: PageContext, theirs: Blocks) -> float:
    """How alike blocks of two languages are: their labels, codes, links, quantities, kinds and lengths."""
    points = 0.0
    for one, other in zip(_marks(here, mine), _marks(there, theirs), strict=True):
        points += 3.0 * len(one & other) - len(one ^ other)
    points += [block.kind for block in mine] == [block.kind for block in theirs]
    lengths = sorted((_length(mine), _length(theirs)))
    return points + (lengths[0] > _ALIKE_IN_LENGTH * lengths[1])


def likeness_in_words(here: PageContext, mine: Blocks, there: PageContext, theirs: Blocks) -> float:
    """Also by the things that they name; what is not listed of a language cannot be known, and counts little."""
    one, other = (
        known_things(context, " ".join(block.prose("code") for block in blocks))
        for context, blocks in ((here, mine), (there, theirs))
    )
    return likeness(here, mine, there, theirs) + 3.0 * len(one & other) - 0.5 * len(one ^ other)


def _marks(context: PageContext, blocks: Blocks) -> tuple[frozenset[object], ...]:
    grammar = context.content.quantity_grammar(context.page.locale)
    spans = [
        (span.kind, span.target.rpartition("/")[2] or span.text)
        for block in blocks
        for span in block.spans
        if span.kind != "break"
    ]
    values: set[Decimal] = set()
    for block in blocks:
        values.update(value for one in grammar.find(block.prose("code", "label")) if one.firm for value in one.values)
    return frozenset(spans), frozenset(values)


def _length(blocks: Blocks) -> float:
    return sum(length_in_letters(block.text) for block in blocks)


def length_in_letters(text: str) -> float:
    return sum(1 if character.isascii() else _LETTERS_PER_CHARACTER for character in text)


def counterpart(block: Block, there: Sequence[Block], here: Sequence[Block]) -> Block:
    """The block of `here` that has the place of a block of `there`, or is before it."""
    place = there.index(block)
    if len(there) == len(here):
        return here[place]
    before = [each.kind for each in there[:place]]
    same = [index for index, each in enumerate(here) if each.kind == block.kind]
    nth = before.count(block.kind)
    return here[same[min(nth, len(same) - 1)]] if same else here[min(place, len(here) - 1)]


def repeated(entries: Sequence[Blocks]) -> tuple[Block, Block] | None:
    """The beginnings of two entries of which the second says the same as the one before it, unless both are short."""
    for first, second in pairwise(entries):
        if [one.text for one in first] == [one.text for one in second] and _length(first) >= _MIN_REPEATED:
            return first[0], second[0]
    return None


def quoted(block: Block) -> str:
    """The beginning of a block, for a message."""
    text = block.text
    return shorten(text, _MAX_QUOTED, placeholder=" …") if " " in text[:_MAX_QUOTED] else text[: _MAX_QUOTED // 2]
