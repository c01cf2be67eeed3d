"""What a section says, in the words that bear the meaning: how often each is said, and what changed since a review.

They are the words that are compared with translations; here a slip is found that is the same in all languages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple, TypeAlias

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

_WRITTEN_AT_REVIEWS = {"reviewed", "translation"}

_Texts: TypeAlias = Sequence[tuple[str, Reporter]]


class Word(NamedTuple):
    """A word as it is `written`, and what it means: `not`, or of opposites `order.before`."""

    id: str
    written: str
    report: Callable[[str], Issue]


@dataclass(frozen=True, eq=False)
class Saying:
    """What a section says in its `texts`; `report` makes an issue at its heading.

    Its words are read only if its text is another than at the review. `unsaid` is what else must not change unseen:
    where its links lead, or other facts in the front matter.
    """

    context: PageContext
    texts: _Texts
    unsaid: str
    report: Callable[[str], Issue]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that bear the meaning, in their order."""
        lexicon = self.context.content.lexicon(self.context.page.locale)
        words: list[Word] = []
        for text, at in self.texts:
            said = lexicon.read(text)
            bearing = (meaning for meaning in said.words if _bears(meaning, said.known))
            found = sorted((start, word, _id(meaning)) for meaning in bearing for start, word in said.words[meaning])
            words += (Word(id, word, partial(at, start)) for start, word, id in found)
        return tuple(words)

    @cached_property
    def digest(self) -> str:
        """Of its text, in whatever lines it is, and of what is unsaid."""
        return digest("\n".join((*(" ".join(text.split()) for text, _ in self.texts), self.unsaid)))

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of sentences, and how often each meaning is said."""
        found = Counter(word.id for word in self.words)
        ends = self.context.data.every_language.sentences
        number = sum(sentences.count(text, ends) for text, _ in self.texts)
        return {SENTENCES: number} | {id: found[id] for id in sorted(found)}

    def recorded(self, claims: Claims) -> Claims:
        """The claims, with what is said."""
        return claims.model_copy(update={"says": self.counts, "text": self.digest})

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
    texts = [(getattr(context.facts, key), partial(_at_fact, context, key)) for key in ("title", "description")]
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
    texts = [(block.prose("code", "label"), partial(_at_block, context, block)) for block in blocks]
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
