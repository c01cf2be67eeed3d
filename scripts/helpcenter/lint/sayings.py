"""What a section says, in the words that bear the meaning: how often each is said, and what changed since a review.

They are the words that are compared with translations; here a slip is found that is the same in all languages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from helpcenter.content.fields.review import Claims
from helpcenter.files.digest import digest
from helpcenter.guide.model import Block, Section
from helpcenter.language import sentences
from helpcenter.language.meanings import Meaning
from helpcenter.lint.context import Issue, PageContext, Reporter

# How many sentences there are; no meaning is called so.
SENTENCES = "sentences"
# What another wording of the same adds or drops: the words of conditions, and those that join.
_LOOSE = {"both", "either", "if", "joining", "must", "or"}
# These opposites are counted as such, and not by themselves, too: `first` can be left out.
_ORDER = "order"
# A term is a thing or an action too, for which the language has more words; how long something takes is a quantity.
_SAID_ELSEWHERE = {"term", "span"}
_THINGS, _COUNTED_NAMES = "thing", {"product", "country"}

# The letters of the digest of a sentence.
_SHORT = 4

_WRITTEN_AT_REVIEWS = {"reviewed", "translation"}


class Text(NamedTuple):
    """A block, or the title or the description: `place` is the block, or the key in the front matter."""

    text: str
    report: Reporter
    place: Block | str


class Word(NamedTuple):
    """A word as it is `written`, and what it means: `not`, or of opposites `order.before`; where it is in `text`."""

    id: str
    written: str
    report: Callable[[str], Issue]
    text: Text
    start: int


class Sentence(NamedTuple):
    """A sentence, and where it begins in its text; `digest` is short, because others of its section stay the same."""

    written: str
    digest: str
    text: Text
    start: int

    def report(self, message: str) -> Issue:
        return self.text.report(self.start + len(self.written) - len(self.written.lstrip()), message)

    def has(self, word: Word) -> bool:
        return word.text is self.text and self.start <= word.start < self.start + len(self.written)


@dataclass(frozen=True, eq=False)
class Saying:
    """What a section says in its `texts`; `report` makes an issue at its heading.

    Its words are read only if its text is another than at the review. `unsaid` is what else must not change unseen:
    where its links lead, or other facts in the front matter.
    """

    context: PageContext
    texts: Sequence[Text]
    unsaid: str
    report: Callable[[str], Issue]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that bear the meaning, in their order."""
        lexicon = self.context.content.lexicon(self.context.page.locale)
        words: list[Word] = []
        for text in self.texts:
            said = lexicon.read(text.text)
            bearing = (meaning for meaning in said.words if _bears(meaning, said.known))
            found = sorted((start, word, _id(meaning)) for meaning in bearing for start, word in said.words[meaning])
            words += (Word(id, word, partial(text.report, start), text, start) for start, word, id in found)
        return tuple(words)

    @cached_property
    def digest(self) -> str:
        """Of its text, in whatever lines it is, and of what is unsaid."""
        return digest("\n".join((*(" ".join(each.text.split()) for each in self.texts), self.unsaid)))

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        ends = self.context.data.every_language.sentences
        return [
            Sentence(written, digest(" ".join(written.split()))[:_SHORT], text, start)
            for text in self.texts
            for start, written in sentences.whole(text.text, ends)
            if any(map(str.isalnum, written))
        ]

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of sentences, and how often each meaning is said."""
        found = Counter(word.id for word in self.words)
        ends = self.context.data.every_language.sentences
        number = sum(sentences.count(each.text, ends) for each in self.texts)
        return {SENTENCES: number} | {id: found[id] for id in sorted(found)}

    def recorded(self, claims: Claims) -> Claims:
        """The claims, with what is said."""
        digests = " ".join(each.digest for each in self.sentences)
        return claims.model_copy(update={"says": self.counts, "text": self.digest, "sentences": digests})

    def is_as(self, then: Claims) -> bool:
        """Whether the text is the same: then nothing has changed, whatever words the generator has learned since."""
        return self.digest == then.text

    def changes(self, then: Claims) -> Mapping[str, tuple[int, int]]:
        """How often each meaning is said now, and how often `then`, by id: without those that say nothing by it."""
        now, before = self.counts, then.says
        both = {id: (now.get(id, 0), before.get(id, 0)) for id in sorted({*now, *before})}
        more = {id: here - there for id, (here, there) in both.items() if here != there}
        return {id: both[id] for id in more if _is_change(id, both[id], more)}


def of_facts(context: PageContext) -> Saying:
    """What the title and the description say; unsaid is all other front matter, but what commands and reviews write."""
    texts = [
        Text(getattr(context.facts, key), partial(_at_fact, context, key), key) for key in ("title", "description")
    ]
    others = {key: value for key, value in context.page.document.value.items() if key not in _WRITTEN_AT_REVIEWS}
    unsaid = json.dumps(others, sort_keys=True, default=str)
    return Saying(context, texts, unsaid, partial(context.at_fact, ["reviewed"]))


def of_page(context: PageContext) -> Mapping[str, Saying]:
    """What each section says by its id, and what the front matter says, by an empty one."""
    return {"": of_facts(context), **of_sections(context)}


def of_sections(context: PageContext) -> Mapping[str, Saying]:
    """What each section says by its id, besides its codes and labels: they are claims of their own."""
    return {part.id: _of_section(context, part) for part in context.guide.parts if part.id}  # if not: missing-anchor


def _of_section(context: PageContext, section: Section) -> Saying:
    blocks = [block for block in section.blocks if block.kind != "code"]
    texts = [Text(block.prose("code", "label"), partial(_at_block, context, block), block) for block in blocks]
    targets = " ".join(span.target for block in blocks for span in block.marked("link", "image"))
    return Saying(context, texts, targets, partial(context.at, section))


def _is_change(id: str, counts: tuple[int, int], more: Mapping[str, int]) -> bool:
    """Whether it says something else: of opposites one for the other, a thing that is new, fewer sentences."""
    group, is_one_of_several, _ = id.partition(".")
    if id == SENTENCES:
        return more[id] < 0
    if group == _THINGS:
        return not counts[1]
    if not is_one_of_several or group in _COUNTED_NAMES:
        return True
    return any(other.startswith(f"{group}.") and more[id] * more[other] < 0 for other in more)


def _bears(meaning: Meaning, known: Collection[Meaning]) -> bool:
    if meaning.group in _SAID_ELSEWHERE:
        return False
    return bool(meaning.family) or not (meaning.name in _LOOSE or Meaning(_ORDER, meaning.name) in known)


def _id(meaning: Meaning) -> str:
    return f"{meaning.family}.{meaning.name}" if meaning.family else meaning.name


def _at_fact(context: PageContext, key: str, _: int, message: str) -> Issue:
    return context.at_fact([key], message)


def _at_block(context: PageContext, block: Block, start: int, message: str) -> Issue:
    return context.at(block, message, start)
