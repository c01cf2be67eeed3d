"""YAML that remembers where each value stands, so that a message can point at the line to mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from helpcenter.finding import Finding, FindingError

Key: TypeAlias = str | int
Place: TypeAlias = tuple[int, int]  # line and column, both from 1

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
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        places: dict[tuple[Key, ...], Place] = {(): (first_line, 1)}
        if root is not None:
            _collect(root, (), places, path, first_line)
        value = loader.construct_document(root) if root is not None and values else None
    except yaml.MarkedYAMLError as error:
        # What is opened and never closed is noticed at the end of the text; the cure is where it begins.
        unclosed = (error.context or "").startswith(("while parsing a flow", "while scanning a quoted"))
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        last = text.rstrip().count("\n")
        line, column = (last, 0) if line > last else (line, column)
        raise _broken(path, line + first_line, column + 1, error.problem or "unreadable") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a number with too many digits, for example
        place = _place_of_reader_error(text, error)
        raise _broken(path, place[0] + first_line, place[1] + 1, str(error).splitlines()[0]) from error
    except RecursionError as error:
        raise _broken(path, first_line, 1, "nested too deeply") from error
    finally:
        loader.dispose()
    return Document(path, value, places)


def _collect(
    node: Node, keys: tuple[Key, ...], places: dict[tuple[Key, ...], Place], path: str, first_line: int
) -> None:
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            places[*keys, index] = _place(item, first_line)
            _collect(item, (*keys, index), places, path, first_line)
    elif isinstance(node, MappingNode):
        for key, item in node.value:
            if not isinstance(key, ScalarNode):
                line, column = _place(key, first_line)
                raise _broken(path, line, column, "a key must be a word")
            child = (*keys, key.value)
            place = _place(key, first_line)
            if child in places:
                message = f'"{key.value}" stands twice here (first in line {places[child][0]}); keep only one of them'
                raise FindingError(
                    Finding(path=path, line=place[0], column=place[1], rule="duplicate-key", message=message)
                )
            places[child] = place
            _collect(item, child, places, path, first_line)


def _place(node: Node, first_line: int) -> Place:
    return node.start_mark.line + first_line, node.start_mark.column + 1


def _place_of_reader_error(text: str, error: Exception) -> Place:
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return 0, 0
    before = text[:position]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


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
