"""How a step begins: with an action, or with a place or condition and then an action."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from helpcenter import data
from helpcenter.guide import Block
from helpcenter.words import pattern


@dataclass(frozen=True)
class Opening:
    """Whether the step begins with a known word; `actions` are the ids that its first action can have."""

    is_known: bool
    actions: frozenset[str]


@dataclass(frozen=True)
class Openings:
    """The openings of one language, whose folder is `locale`; `optional_mark` may stand before them.

    In a language whose words nobody has listed, every opening is known.
    """

    data: data.Openings
    locale: str
    optional_mark: str

    def read(self, sentence: Block) -> Opening:
        text = sentence.prose("code", "label").removeprefix(self.optional_mark).lstrip()
        action = pattern(tuple(self._actions)).search(text)
        begins_with_action = action is not None and action.start() == 0
        return Opening(
            is_known=begins_with_action or not self._actions or bool(pattern(self._leads).match(text)),
            actions=frozenset(self._actions[action[0].casefold()] if action else ()),
        )

    def of(self, *actions: str) -> tuple[str, ...]:
        """The words of these actions."""
        return tuple(word for word, ids in self._actions.items() if not ids.isdisjoint(actions))

    @cached_property
    def _actions(self) -> dict[str, set[str]]:
        """The ids that each word can have."""
        found: dict[str, set[str]] = defaultdict(set)
        for action, words in self.data.actions.items():
            for word in words.get(self.locale, ()):
                found[word.casefold()].add(action)
        return dict(found)

    @cached_property
    def _leads(self) -> tuple[str, ...]:
        return (*self.data.places.get(self.locale, ()), *self.data.conditions.get(self.locale, ()))
