"""A page beside its translation, passage by passage: what is compared word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from textwrap import shorten

from helpcenter.guide.model import Block, Section
from helpcenter.language import sentences
from helpcenter.language.meanings import Said, together
from helpcenter.lint.alignment import likeness
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.sentence_alignment import align, groups
from helpcenter.lint.translation_context import TranslationContext

# How much of a text a message shows, in characters of a script without spaces.
_SHORT = 30
_FACTS = ("title", "description")
# By how much a translation that lacks nothing is longer or shorter than usual, at most.
_USUAL = 1.25
# What share of a lost sentence the whole is shorter, at least; the rest says the same in more words.
_LACKED = 0.3


@dataclass(frozen=True, eq=False)
class Passage:
    """A block of a page or a sentence of it, which begins at `start` of the block; or a text of the front matter."""

    context: PageContext
    text: str
    place: Block | str
    start: int = 0
    is_sentence: bool = False

    @property
    def where(self) -> str:
        line = self.place.line if isinstance(self.place, Block) else self.context.at_fact([self.place], "").line
        return f"{self.context.page.path}:{line}"

    @cached_property
    def said(self) -> Said:
        """Its words that a translation must have too."""
        if not self._parts:
            return self.context.content.lexicon(self.context.page.locale).read(self.text)
        return together((each.start - self.start, each.said) for each in self._parts)

    def issue(self, message: str, offset: int = 0) -> Issue:
        """An issue at a character of the passage."""
        if isinstance(self.place, Block):
            return self.context.at(self.place, message, self.start + offset)
        return self.context.at_fact([self.place], message)

    @property
    def sentences(self) -> Sequence[Passage]:
        """Its sentences and half-sentences."""
        return self._parts or (self,)

    @cached_property
    def _parts(self) -> Sequence[Passage]:
        """Its sentences, if there are several: one that kept itself would never be released."""
        ends = [] if self.is_sentence else sentences.ends(self.text, self.context.data.every_language.sentences)
        bounds = [0, *(end + 1 for end in ends), len(self.text)] if ends else []
        return [
            Passage(self.context, self.text[start:end], self.place, self.start + start, is_sentence=True)
            for start, end in pairwise(bounds)
        ]


@dataclass(frozen=True, eq=False)
class Pair:
    """A passage of the page to fix, and the one of the other page that corresponds to it."""

    mine: Passage
    theirs: Passage
    # What is before and behind, if a section has other blocks in the other language: a part may have moved there.
    beside: tuple[tuple[Passage | None, Passage | None], ...] = ()

    @property
    def may_be_divided(self) -> bool:
        """Whether a block beside it has no counterpart."""
        return any((mine is None) != (theirs is None) for mine, theirs in self.beside)

    def lacks(self, mine: Sequence[Passage], theirs: Sequence[Passage]) -> bool:
        """Whether one of the two is shorter by about these sentences of the other, and does not say them otherwise."""
        ratio = _usual_ratio(self.mine, self.theirs)
        difference = self.theirs.said.length - self.mine.said.length * ratio
        lost = sum(each.said.length for each in theirs) - ratio * sum(each.said.length for each in mine)
        return difference * lost > _LACKED * lost * lost

    @cached_property
    def sentence_groups(self) -> Sequence[tuple[Sequence[Passage], Sequence[Passage]]]:
        """The sentences of the two that say the same: one by one if they are as many."""
        here, there = self.mine.sentences, self.theirs.sentences
        if len(here) == len(there):
            return [([one], [other]) for one, other in zip(here, there, strict=True)]
        ratio = _usual_ratio(self.mine, self.theirs)
        if _are_whole(here, there, ratio):
            return ((here, there),)
        return tuple(groups(here, there, lambda one: one.said.length, ratio, _shared))


@lru_cache(maxsize=1)  # several rules look at the same translation, one after the other
def pairs(context: TranslationContext) -> Sequence[Pair]:
    """The blocks, title and description that correspond to each other."""
    return tuple(_pairs(context))


def _pairs(context: TranslationContext) -> Iterator[Pair]:
    for section, other in context.sections:
        yield from _in_section(context, section, other)
    for key in _FACTS:
        here, there = context.translation, context.source
        yield Pair(Passage(here, getattr(here.facts, key), key), Passage(there, getattr(there.facts, key), key))


def _usual_ratio(mine: Passage, theirs: Passage) -> float:
    """How much longer the text of the second passage usually is."""
    if mine.context.page.is_source:
        return 1 / mine.context.content.length_ratio(theirs.context.page.locale)
    return mine.context.content.length_ratio(mine.context.page.locale)


def _are_whole(mine: Sequence[Passage], theirs: Sequence[Passage], ratio: float) -> bool:
    """Whether two texts say the same in much fewer sentences: one of commas can be eight, of the usual length."""
    lengths = sum(one.said.length for one in mine) * ratio, sum(other.said.length for other in theirs)
    sentences = len(mine), len(theirs)
    return 2 * min(sentences) < max(sentences) and max(lengths) < _USUAL * min(lengths)


def _shared(one: Passage, other: Passage) -> int:
    return len(one.said.words.keys() & other.said.words.keys())


def joined(passages: Sequence[Passage]) -> Passage:
    """Neighbouring sentences as one passage."""
    first = passages[0]
    if len(passages) == 1:
        return first
    return Passage(first.context, "".join(each.text for each in passages), first.place, first.start)


def _in_section(context: TranslationContext, section: Section, other: Section) -> Iterator[Pair]:
    here, there, *_ = context.to_fix_and_other(section.id, section, other)
    passages: list[tuple[Passage | None, Passage | None]] = []
    is_divided = [block.kind for block in section.blocks] != [block.kind for block in other.blocks]
    for pair in aligned_blocks(context, section, other):
        _, _, block, counterpart = context.to_fix_and_other(section.id, *pair)
        passages.append((_of(here, block), _of(there, counterpart)))
    for place, (mine, theirs) in enumerate(passages):
        if mine and theirs:
            beside = (*passages[max(place - 1, 0) : place], *passages[place + 1 : place + 2])
            yield Pair(mine, theirs, beside if is_divided else ())


@lru_cache(maxsize=512)  # several rules read the blocks of a page and of its translation
def passage(context: PageContext, block: Block) -> Passage:
    """The text of a block, without its code."""
    return Passage(context, block.prose("code"), block)


def named_products(context: PageContext, block: Block) -> Iterator[tuple[str, int, str]]:
    """The products that a block names, but for its links: the id of each, where, and in which words."""
    for meaning, places in passage(context, block).said.words.items() if block.kind != "code" else ():
        if meaning.product in context.data.products:
            for place, word in places:
                if not any(span.start <= place < span.end for span in block.marked("link")):
                    yield meaning.product, place, word


def _of(context: PageContext, block: Block | None) -> Passage | None:
    return None if block is None or block.kind == "code" else passage(context, block)


def aligned_blocks(
    context: TranslationContext, section: Section, other: Section
) -> Sequence[tuple[Block | None, Block | None]]:
    """The blocks of a section and of its translation, in order; None where only one of them has a block."""
    here, there = _kinds_of_lists(section), _kinds_of_lists(other)
    if [kind for kind, _ in here] != [kind for kind, _ in there]:
        return _aligned(context, section.blocks, other.blocks)
    both = zip(here, there, strict=True)
    return [pair for (_, blocks), (_, others) in both for pair in _aligned(context, blocks, others)]


def _kinds_of_lists(section: Section) -> list[tuple[str, Sequence[Block]]]:
    """The blocks of a section, what belongs to its checklist, its steps and its tables each by itself."""
    kinds = {entry.block: "checklist" for entry in section.checklist}
    kinds |= {block: "steps" for step in section.all_steps() for block in step.blocks}
    kinds |= {block: "table" for block in section.blocks if block.kind == "cell" and block not in kinds}
    return [(kind, tuple(blocks)) for kind, blocks in groupby(section.blocks, lambda block: kinds.get(block, ""))]


def _aligned(
    context: TranslationContext, blocks: Sequence[Block], others: Sequence[Block]
) -> Sequence[tuple[Block | None, Block | None]]:
    if [block.kind for block in blocks] == [block.kind for block in others]:
        return list(zip(blocks, others, strict=True))

    if all(block.kind == "cell" for block in (*blocks, *others)):
        return _aligned_rows(context, blocks, others)

    def alike(block: Block, counterpart: Block) -> float:
        if block.kind != counterpart.kind:
            return 0.0
        return max(likeness(context.source, [block], context.translation, [counterpart]) - 1, 0.0)

    return align(blocks, others, alike)


def _aligned_rows(
    context: TranslationContext, cells: Sequence[Block], others: Sequence[Block]
) -> Sequence[tuple[Block | None, Block | None]]:
    """The cells of tables of which one has more rows, or in which a row lacks a cell: of that row, none has another."""
    rows, other_rows = ([tuple(row) for _, row in groupby(side, lambda cell: cell.line)] for side in (cells, others))

    def alike(row: Sequence[Block], counterpart: Sequence[Block]) -> float:
        return max(likeness(context.source, row, context.translation, counterpart), 0.1)

    pairs: list[tuple[Block | None, Block | None]] = []
    for row, other in align(rows, other_rows, alike):
        here, there = row or (), other or ()
        if len(here) == len(there):
            pairs += zip(here, there, strict=True)
        else:
            pairs += [*((cell, None) for cell in here), *((None, cell) for cell in there)]
    return pairs


def shortened(text: str) -> str:
    """The beginning of a text, for a message."""
    text = text.strip()
    if " " in text[:_SHORT]:
        return shorten(text, 2 * _SHORT, placeholder=" …")
    return text[:_SHORT] + ("…" if len(text) > _SHORT else "")
