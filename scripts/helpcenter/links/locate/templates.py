"""Which line of a template an element of a page was made from: the most similar one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborNode

_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")
# In the place of what a template fills in, which can become anything.
_FILLED = "\0"


@dataclass(frozen=True)
class _TemplateTag:
    file: Path
    line: int
    column: int
    attributes: Mapping[str, str]
    around: frozenset[str]

    def similarity(self, node: LexborNode, around: Sequence[str]) -> tuple[int, int]:
        """How similar an element is to this tag, by its attributes and by the nearest class around it.

        The first is negative if it cannot have been made from this tag.
        """
        given = {name: value or "" for name, value in node.attributes.items()}
        points = 0
        for name, value in self.attributes.items():
            if _FILLED in value:
                if not given.get(name, value).startswith(value.partition(_FILLED)[0]):
                    return -1, 0
                points += name in given
            elif value == given.get(name):
                points += 3
            elif name not in _ADDED_LATER:
                return -1, 0
            elif name in given:
                points -= 2
        unknown = given.keys() - self.attributes.keys() - _ADDED_LATER
        nearest = next((distance for distance, word in enumerate(around) if word in self.around), len(around))
        return points - len(unknown), -nearest


# The theme has such elements too: more than the address must be similar.
_LEAST = {"script": 2, "link": 2, "img": 2}
# What a mistake may have removed, added or changed.
_ADDED_LATER = {"href", "src", "rel", "target", "hreflang", "alt", "id"}


class Templates:
    """The templates below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, node: LexborNode) -> tuple[Path, int, int] | None:
        """File, line and column of the tag from which an element was probably made; None if no tag is similar."""
        around = list(_classes_around(node))
        tags = self._tags.get(node.tag or "", ())
        best = max(tags, key=lambda tag: tag.similarity(node, around), default=None)
        if best is None or best.similarity(node, around)[0] < _LEAST.get(node.tag or "", 1):
            return None
        return best.file, best.line, best.column

    def surround(self, node: LexborNode) -> bool:
        """Whether an element of an article is in a part that a template makes."""
        return any(word in self._classes for word in _classes_around(node, below="article"))

    @cached_property
    def _classes(self) -> frozenset[str]:
        tags = (tag for named in self._tags.values() for tag in named)
        return frozenset().union(*(tag.around for tag in tags))

    @cached_property
    def _tags(self) -> Mapping[str, list[_TemplateTag]]:
        found: dict[str, list[_TemplateTag]] = {}
        for file in sorted(self._folder.rglob("*.html")):
            for name, tag in _read(file):
                found.setdefault(name, []).append(tag)
        return found


def _read(file: Path) -> Iterator[tuple[str, _TemplateTag]]:
    text = _EXPRESSION.sub(_hidden, file.read_text("utf-8-sig"))
    classes = frozenset(word for words in re.findall(r'class="([^"]*)"', text) for word in words.split())
    for match in _TAG.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        attributes = {name: double or single for name, double, single in _ATTRIBUTE.findall(match[2])}
        yield match[1], _TemplateTag(file, line, column, attributes, classes)


def _hidden(match: re.Match[str]) -> str:
    """Fillers in place of an expression, with its line ends and its length."""
    return re.sub(r"[^\n]", _FILLED, match[0])


def _classes_around(node: LexborNode, below: str = "") -> Iterator[str]:
    """The classes of an element and of all around it, up to one of the kind `below`."""
    around: LexborNode | None = node
    while around is not None and around.tag != below:
        yield from (around.attributes.get("class") or "").split()
        around = around.parent
