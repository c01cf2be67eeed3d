"""Which words of the vocabulary are in a text. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

_TOKEN = re.compile(r"\w+")


class WordFinder:
    """Finds `words` and phrases, wherever they begin or end in a token: thousands of them, few of which are there.

    So the text is gone through once, and each token looked at once for all texts. A word is looked up by its first two
    characters. The first token of a phrase is the end of one of the text: by it and what follows it is looked up.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        self._phrases: dict[str, list[str]] = defaultdict(list)
        self._first_tokens: set[str] = set()
        self._others: list[str] = []
        for word in dict.fromkeys(words):
            first = _TOKEN.match(word)
            if first is None:
                self._others.append(word)
            elif first[0] == word:
                self._words[word[:2]].append(word)
            else:
                self._first_tokens.add(first[0])
                self._phrases[word[: first.end() + 2]].append(word)
        self._in_token = cache(self._parts)
        self._beginnings = cache(self._ends)

    def in_text(self, text: str) -> frozenset[str]:
        """The words that are in a text."""
        found = {word for word in self._others if word in text}
        tokens = set()
        for match in _TOKEN.finditer(text):
            token, end = match[0], match.end()
            tokens.add(token)
            for length in self._beginnings(token):
                start = end - length
                for phrase in self._phrases.get(text[start : end + 2], ()):
                    if text.startswith(phrase, start):
                        found.add(phrase)
        return frozenset(found.union(*map(self._in_token, tokens)))

    def _parts(self, token: str) -> list[str]:
        """The words within a token; many texts have the same."""
        return [
            word
            for start in range(len(token))
            for beginning in (token[start : start + 2], token[start])
            if beginning in self._words
            for word in self._words[beginning]
            if token.startswith(word, start)
        ]

    def _ends(self, token: str) -> list[int]:
        """The lengths of the ends of a token with which phrases begin."""
        return [len(token) - start for start in range(len(token)) if token[start:] in self._first_tokens]
