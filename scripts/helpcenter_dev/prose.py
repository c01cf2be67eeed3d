"""Generated text to measure a search with: as varied as the guides that it is made from, but not a copy of them.

A Markov chain: each word (in Chinese, each character) is chosen from those that follow the previous one in the
guides. Every guide also has its own names, so that the vocabulary grows with the number of guides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from random import Random

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TOKEN = re.compile(r"[\u4e00-\u9fff]|[A-Za-z][A-Za-z'-]*|[，。：；、,.:;]")
_NAME_SHARE = 0.02  # of all words
_SYLLABLES = ("ba", "ko", "lin", "mar", "no", "pel", "ri", "san", "to", "vey", "xu", "zan")
_HAN_IN_NAMES = "安百成大东飞光海华江金连南青瑞盛天通新云中远星宏达信诚嘉联" * 2


class Prose:
    """Learns from `text`, then writes lines for one guide after the other; the same for the same `text` and `seed`."""

    def __init__(self, text: str, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 -- nothing secret
        self._is_han = len(_HAN.findall(text)) > len(text) / 3
        self._next: dict[str, list[str]] = defaultdict(list)
        tokens = _TOKEN.findall(text)
        for one, following in pairwise(tokens):
            self._next[one].append(following)
        self._starts = [token for token in tokens if token.isalpha()]
        self._names = [self._name() for _ in range(3)]

    def begin_guide(self) -> None:
        self._names = [self._name() for _ in range(3)]

    def line(self, length: int) -> str:
        """About `length` characters, without markup."""
        token: str = self._random.choice(self._starts)
        line = token
        while len(line) < length:
            followers = self._next[token] or self._starts
            token = self._random.choice(followers)
            shown = self._random.choice(self._names) if self._random.random() < _NAME_SHARE else token
            apart = shown[0].isascii() and shown[0].isalnum() and line[-1].isascii()
            line += f" {shown}" if apart else shown
        return line.rstrip("，。：；、,.:; ")

    def _name(self) -> str:
        if self._is_han:
            return "".join(self._random.sample(_HAN_IN_NAMES, 3))
        return "".join(self._random.choice(_SYLLABLES) for _ in range(3)).title()


_KEPT = re.compile(r"^(---|[|!{]|\s*$|\[\^|[a-z_]+:)")
_MARK = re.compile(r"^(\s*(?:#+ |\d+\. |- \[ \] |- |: +|(?: {4}))?)(.*?)(\s*\{[#:.][^{}]*\})?$")


def reworded(body: str, prose: Prose) -> str:
    """A page of Markdown with other words: headings keep ids, lists and tables keep their marks, links are removed."""
    lines = []
    for line in body.split("\n"):
        parts = _MARK.match(line)
        if _KEPT.match(line) or parts is None or not parts[2]:
            lines.append(line)
        else:
            text = prose.line(max(6, len(re.sub(r"\]\([^)]*\)", "", parts[2]))))
            lines.append(f"{parts[1]}{text}{parts[3] or ''}")
    return "\n".join(lines)
