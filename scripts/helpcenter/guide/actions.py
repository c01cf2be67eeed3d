"""How a step begins: with an action, or with a place or condition and then an action."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpcenter.guide.model import Block
from helpcenter.language.words import one_of, pattern, said

_COMMA = re.compile(r"，|,\s")
# What may follow an action of one character: a label, code, a number.
_CLEAR = re.compile(r"[\s\dA-Za-z]")


@dataclass(frozen=True)
class FirstAction:
    """The action that a step begins with: whether its words are known, and the `ids` that they can have."""

    is_known: bool
    ids: frozenset[str]


@dataclass(frozen=True)
class ActionGrammar:
    """The words with which steps begin in one language; `optional_mark` may come before them.

    `words` are the words of each action, by its id; one of `after_action` shows that an action is over before the next
    one begins. In a language without a list of words, every step is accepted.
    """

    words: Mapping[str, Sequence[str]]
    places: tuple[str, ...]
    conditions: tuple[str, ...]
    optional_mark: str
    after_action: tuple[str, ...] = ()

    def read(self, sentence: Block) -> FirstAction:
        text = sentence.prose("code", "label").removeprefix(self.optional_mark).lstrip()
        first = self._action(text, 0)
        lead = pattern((*self.places, *self.conditions)).match(text)
        if not self._actions:
            return FirstAction(is_known=True, ids=frozenset())
        if first is not None and first.start() == 0:
            # 提交后等待 can mean "submit, then wait" or "after submitting, wait".
            then = self._action(text, first.end()) if self._after.match(text, first.end()) else None
            return FirstAction(is_known=True, ids=self._ids(first, then))
        if lead is None:
            return FirstAction(is_known=False, ids=frozenset())
        comma = _COMMA.search(text, lead.end())
        after_comma = self._action(text, comma.end()) if comma else None
        if said(lead).lower() in self.places and first and (not comma or first.start() < comma.start()):
            return FirstAction(is_known=True, ids=self._ids(first))
        return FirstAction(is_known=True, ids=self._ids(after_comma if comma else first))

    def _action(self, text: str, start: int) -> re.Match[str] | None:
        """The first action from `start` on. One character counts only where it cannot be the end of a longer word."""
        found = [
            match
            for match in pattern(tuple(self._actions)).finditer(text, start)
            if len(match[0]) > 1 or match.start() == start or _CLEAR.match(text, match.end())
        ]
        return found[0] if found else None

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(rf"[^，。,]{{0,12}}?{one_of(list(self.after_action))}")

    def _ids(self, *actions: re.Match[str] | None) -> frozenset[str]:
        return frozenset(id for action in actions if action for id in self._actions[said(action).lower()])

    def of(self, *actions: str) -> tuple[str, ...]:
        """The words of these actions."""
        return tuple(word for word, ids in self._actions.items() if not ids.isdisjoint(actions))

    @cached_property
    def _actions(self) -> dict[str, set[str]]:
        """The ids that each word can have."""
        found: dict[str, set[str]] = defaultdict(set)
        for action, words in self.words.items():
            for word in words:
                found[word.lower()].add(action)
        return dict(found)
