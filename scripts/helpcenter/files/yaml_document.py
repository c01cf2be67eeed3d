"""YAML that remembers where each value stands, so that a message can point at the line to mend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from helpcenter.files.text import place
from helpcenter.findings.finding import Finding, FindingError

Key: TypeAlias = str | int
Place: TypeAlias = tuple[int, int]  # line and column, both from 1

_DEEPEST = 50
_INDENTATION = re.compile("^ *", re.MULTILINE)
# What YAML takes for the end of a line, and no editor does.
_NO_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc, valid-type]
    """Leaves dates as text: a wrong one is then reported by the schema, at its line, in our words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the name and kind that PyYAML reads
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class Document:
    """A parsed YAML text: its plain `value`, and the place of every key and item by its path."""

    path: str
    value: Any
    places: dict[tuple[Key, ...], Place]

    def place(self, keys: Sequence[Key]) -> Place:
        """Where `keys` stands, or the nearest thing around it that the text does have."""
        wanted = tuple(keys)
        while wanted and wanted not in self.places:
            wanted = wanted[:-1]
        return self.places.get(wanted, (1, 1))

    def finding(self, keys: Sequence[Key], rule: str, message: str) -> Finding:
        line, column = self.place(keys)
        return Finding(path=self.path, line=line, column=column, rule=rule, message=message)


def parse(text: str, path: str, first_line: int = 1, *, values: bool = True) -> Document:
    """Parse `text`, which begins at line `first_line` of the file `path`.

    Without `values` only the places are kept, and tags that only MkDocs knows (`!ENV`) do no harm.

    Raises FindingError if it is not YAML, or if a key stands twice in one mapping (YAML itself keeps
    the last one silently).
    """
    text = text.translate(_NO_LINE_ENDS)
    _refuse_depth(text, path, first_line)
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        places: dict[tuple[Key, ...], Place] = {(): (first_line, 1)}
        value = None if root is None else _Reading(loader, path, first_line, places, values).value(root, ())
    except yaml.MarkedYAMLError as error:
        # What is opened and never closed is noticed at the end of the text; the cure is where it begins.
        unclosed = (error.context or "").startswith(
            ("while parsing a flow", "while scanning a quoted", "while scanning a simple key")
        )
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        last = text.rstrip().count("\n")
        line, column = (last, 0) if line > last else (line, column)
        raise _broken(path, line + first_line, column + 1, error.problem or "unreadable") from error
    except (yaml.YAMLError, ValueError, KeyError, AttributeError) as error:
        # A number with too many digits, for example, or a value that its tag (!!bool) does not fit.
        line, column = place(text, getattr(error, "position", 0))
        problem = (str(error).splitlines() or ["unreadable"])[0]
        raise _broken(path, line + first_line - 1, column, problem) from error
    finally:
        loader.dispose()
    return Document(path, value, places)


def _refuse_depth(text: str, path: str, first_line: int) -> None:
    """The parsers behind PyYAML recurse, and one of them takes the whole process down; an alias can hold itself."""
    # Every level has a bracket or a mark of its own, or is indented.
    marks = sum(map(text.count, ("[", "{", "- ", "? ")))
    if marks + max(map(len, _INDENTATION.findall(text))) < _DEEPEST and "*" not in text:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if isinstance(event, AliasEvent):
                problem = "* stands for another part: write it out"
            elif depth > _DEEPEST:
                problem = f"nested more than {_DEEPEST} levels deep"
            else:
                continue
            mark = event.start_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            raise _broken(path, line + first_line, column + 1, problem)
    except yaml.YAMLError:
        return  # reported by parse, at its place


@dataclass(frozen=True)
class _Reading:
    """Builds values and notes places in one pass; PyYAML's own constructor would go over everything once more."""

    loader: Any
    path: str
    first_line: int
    places: dict[tuple[Key, ...], Place]
    values: bool

    def value(self, node: Node, keys: tuple[Key, ...]) -> Any:
        if isinstance(node, SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
            return [self._item(item, (*keys, index)) for index, item in enumerate(node.value)]
        if isinstance(node, MappingNode) and node.tag == "tag:yaml.org,2002:map":
            return {key.value: self._entry(key, item, keys) for key, item in node.value}
        if node.tag == "tag:yaml.org,2002:str":
            return node.value
        return self.loader.construct_object(node, deep=True) if self.values else None

    def _item(self, item: Node, keys: tuple[Key, ...]) -> Any:
        self.places[keys] = self._place(item)
        return self.value(item, keys)

    def _entry(self, key: Node, item: Node, keys: tuple[Key, ...]) -> Any:
        here = self._place(key)
        if not isinstance(key, ScalarNode) or key.tag != "tag:yaml.org,2002:str":
            problem = 'a key must be a word; put numbers, yes and no into "quotation marks"'
            raise _broken(self.path, *here, problem)
        child = (*keys, key.value)
        if child in self.places:
            first = self.places[child][0]
            message = f'"{key.value}" stands twice here (first in line {first}); keep only one of them'
            raise FindingError(
                Finding(path=self.path, line=here[0], column=here[1], rule="duplicate-key", message=message)
            )
        self.places[child] = here
        return self.value(item, child)

    def _place(self, node: Node) -> Place:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1


def _broken(path: str, line: int, column: int, problem: str) -> FindingError:
    return FindingError(
        Finding(
            path=path,
            line=line,
            column=column,
            rule="broken-yaml",
            message=(
                f"this is not YAML ({problem}); check the indentation, the colons, and put text that contains "
                '": " or begins with a special character into "quotation marks"'
            ),
        )
    )
