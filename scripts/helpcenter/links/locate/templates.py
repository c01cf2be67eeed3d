"""Which line of a template an element of a page was made from: the most similar one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborNode

_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<(/?[a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_CONDITION = re.compile(r"\{%-?\s*if\b.*?\{%-?\s*endif\b", re.DOTALL)
_INCLUDED = re.compile(r"\{%-?\s*include \"([^\"]+)\"\s*-?%\}")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")
# In the place of what a template fills in, which can become anything.
_FILLED = "\0"


@dataclass(frozen=True)
class _TemplateTag:
    """`optional` are attributes that it has on a condition, `parent` is the name of the element that holds it."""

    file: Path
    line: int
    column: int
    attributes: Mapping[str, str]
    optional: frozenset[str]
    parent: str
    around: frozenset[str]

    def similarity(self, node: LexborNode, around: Sequence[str]) -> tuple[int, int, bool]:
        """How similar an element is to this tag, by its attributes, the nearest class around it, and what holds it.

        The first is negative if it cannot have been made from this tag.
        """
        given = {name: value or "" for name, value in node.attributes.items()}
        points = 0
        for name, value in self.attributes.items():
            if name not in given and name not in _ADDED_LATER:
                return _IMPOSSIBLE
            if _FILLED in value:
                if not given.get(name, value).startswith(value.partition(_FILLED)[0]):
                    return _IMPOSSIBLE
                points += name in given
            elif value == given.get(name):
                points += 3
            elif name not in _ADDED_LATER:
                return _IMPOSSIBLE
            elif name in given:
                points -= 2
        unknown = given.keys() - self.attributes.keys() - self.optional - _ADDED_LATER
        nearest = next((distance for distance, word in enumerate(around) if word in self.around), len(around))
        parent = node.parent
        return points - len(unknown), -nearest, parent is not None and parent.tag == self.parent


# The theme has such elements too: more than the address must be similar.
_LEAST = {"script": 2, "link": 2, "img": 2}
_IMPOSSIBLE = -1, 0, False
# Elements without an end.
_VOID = {"br", "hr", "img", "input", "link", "meta"}
# What a mistake may have removed, added or changed.
_ADDED_LATER = {"href", "src", "rel", "target", "hreflang", "alt", "id"}


class Templates:
    """The templates below some folders, of which the first that has one wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._files = {
            file.relative_to(folder).as_posix(): file for folder in reversed(folders) for file in folder.rglob("*.html")
        }

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
        texts = {file: file.read_text("utf-8-sig") for file in sorted(self._files.values())}
        around: dict[Path, frozenset[str]] = dict.fromkeys(texts, frozenset())
        bare = {file: _EXPRESSION.sub(_hidden, text) for file, text in texts.items()}
        for file, text in texts.items():
            for match in _INCLUDED.finditer(text):
                if included := self._files.get(match[1]):
                    around[included] |= _classes(_open_at(bare[file], match.start()))
        found: dict[str, list[_TemplateTag]] = {}
        for file, text in texts.items():
            for name, tag in _read(file, text, bare[file], around[file]):
                found.setdefault(name, []).append(tag)
        return found


def _open_at(bare: str, position: int) -> list[re.Match[str]]:
    """The tags of the elements around a position of a template whose expressions are hidden."""
    tags: list[re.Match[str]] = []
    for match in _TAG.finditer(bare, 0, position):
        name = match[1]
        if name.startswith("/"):
            names = [tag[1] for tag in tags]
            if name[1:] in names:
                del tags[len(names) - 1 - names[::-1].index(name[1:]) :]
        elif name not in _VOID and not match[2].endswith("/"):
            tags.append(match)
    return tags


def _classes(tags: Sequence[re.Match[str]]) -> frozenset[str]:
    values = (words for tag in tags for words in re.findall(r'class="([^"]*)"', tag[2]))
    return frozenset(word for words in values for word in words.split())


def _read(file: Path, template: str, bare: str, around: frozenset[str]) -> Iterator[tuple[str, _TemplateTag]]:
    """Each tag of a template with the name of its element.

    `bare` is the template with its expressions hidden, `around` are the classes where it is included.
    """
    for match in _TAG.finditer(bare):
        name = match[1]
        if name.startswith("/"):
            continue
        open_tags = _open_at(bare, match.start())
        line = bare.count("\n", 0, match.start()) + 1
        column = match.start() - bare.rfind("\n", 0, match.start())
        written = template[match.start(2) : match.end(2)]
        conditions = [found.span() for found in _CONDITION.finditer(written)]
        attributes, optional = {}, set()
        for found in _ATTRIBUTE.finditer(match[2]):
            if any(start < found.start() < end for start, end in conditions):
                optional.add(found[1])
            else:
                attributes[found[1]] = found[2] or found[3] or ""
        parent = open_tags[-1][1] if open_tags else ""
        classes = around | _classes([*open_tags, match])
        yield name, _TemplateTag(file, line, column, attributes, frozenset(optional), parent, classes)


def _hidden(match: re.Match[str]) -> str:
    """Fillers in place of an expression, with its line ends and its length."""
    return re.sub(r"[^\n]", _FILLED, match[0])


def _classes_around(node: LexborNode, below: str = "") -> Iterator[str]:
    """The classes of an element and of all around it, up to one of the kind `below`."""
    around: LexborNode | None = node
    while around is not None and around.tag != below:
        yield from (around.attributes.get("class") or "").split()
        around = around.parent
