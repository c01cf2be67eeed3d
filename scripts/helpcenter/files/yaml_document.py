"""YAML with the position of each value, so that a message can name the line to fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from helpcenter.files import front_matter_text, thousands, yaml_mending
from helpcenter.files.memo import Memo
from helpcenter.files.text import position_at
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding, Position
from helpcenter.findings.rule import Rule

BROKEN_YAML = Rule.documented(
    "broken-yaml",
    """Front matter or a data file that is not YAML.

Bad:  `title: Heyon: the app`
Good: `title: "Heyon: the app"`""",
)
DUPLICATE_KEY = Rule.documented(
    "duplicate-key",
    """A key that is used twice. YAML silently keeps only the last value.

Bad:  `card: heyon` … `card: yuanyou`
Good: only one of them""",
)
RULES = (BROKEN_YAML, DUPLICATE_KEY)

Key: TypeAlias = str | int

_MAX_DEPTH = 50
# The types of values that MkDocs has besides those of YAML.
_TAGS = {"!ENV", "!relative"}
_REFERENCE = re.compile(r"\*|(?:^|[\s\[{,])&\S")
_INDENTATION = re.compile("^ *", re.MULTILINE)
# Characters that end a line in YAML, but not in editors.
NOT_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
# What PyYAML raises for a number with too many digits, and for a value that does not fit its tag (`!!bool x`).
_NOT_OF_ITS_TYPE = (ValueError, LookupError, AttributeError, TypeError, OverflowError)
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_SafeLoader):  # type: ignore[misc, valid-type]
    """Leaves dates as text, so that the schema reports a wrong date, at its line and with our message."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the name and kind that PyYAML reads
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, eq=False)
class Document:
    """A parsed YAML text: its plain `value`. The `text` begins at line `first_line` of the file `path`.

    Of the same text there is one, which is equal only to itself.
    """

    path: str
    value: Any
    text: str = field(default="", repr=False)
    first_line: int = 1
    values: bool = True

    @cached_property
    def positions(self) -> Mapping[tuple[Key, ...], Position]:
        """The position of every key and item, by its path. Nobody asks for them while nothing is wrong."""
        return _read(self.text, self.path, self.first_line, values=self.values)[1]

    def position(self, keys: Sequence[Key]) -> Position:
        """The position of `keys`, or of the nearest parent that is in the text."""
        wanted = tuple(keys)
        while wanted and wanted not in self.positions:
            wanted = wanted[:-1]
        return self.positions.get(wanted, (1, 1))

    def finding(self, keys: Sequence[Key], rule: Rule, message: str) -> Finding:
        line, column = self.position(keys)
        return rule.finding(self.path, message, line, column)


# The texts that were parsed.
PARSED: Memo[Document] = Memo()


def parse(text: str, path: str, first_line: int = 1, *, values: bool = True) -> Document:
    """Parse `text`, which begins at line `first_line` of the file `path`. The same text is parsed only once.

    Without `values` it is for MkDocs, which has tags of its own (`!ENV`): their values are None, and dates are dates.

    Raises FindingError if it is not YAML, or if a mapping has the same key twice.
    """

    def parsed() -> Document:
        value, _ = _read(text, path, first_line, values=values)
        return Document(path, value, text, first_line, values)

    return PARSED.get(f"{first_line} {values} {path}\0{text}", parsed)


def _read(text: str, path: str, first_line: int, *, values: bool) -> tuple[Any, dict[tuple[Key, ...], Position]]:
    """The value of a YAML text, and the positions of what is in it."""
    text = text.translate(NOT_LINE_ENDS)
    _refuse_depth(text, path, first_line, values=values)
    loader = (Loader if values else _SafeLoader)(text)
    try:
        root = loader.get_single_node()
        positions: dict[tuple[Key, ...], Position] = {(): (first_line, 1)}
        reader = _ValueReader(loader, path, text, first_line, positions, values)
        value = None if root is None else reader.value(root, ())
    except yaml.MarkedYAMLError as error:
        # The parser notices a missing end only at the end of the text; the place to fix is where it begins.
        unclosed = (error.context or "").startswith(
            ("while parsing a flow", "while scanning a quoted", "while scanning a simple key")
        )
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        last = text.rstrip().count("\n")
        line, column = (last, 0) if line > last else (line, column)
        problem = error.problem or "unreadable"
        line, column, cure = _where_and_how(text, line, column, problem, first_line)
        raise _broken(path, line + first_line, column + 1, problem, cure) from error
    except yaml.reader.ReaderError as error:
        # Its position is one of bytes or of characters, as the parser likes.
        line, column = position_at(text, text.find(chr(error.character)))
        raise _broken(path, line + first_line - 1, column, error.reason) from error
    finally:
        loader.dispose()
    return value, positions


def scalars(text: str) -> Iterator[tuple[tuple[Key, ...], str, Position]]:
    """All values of a text that `parse` accepts, as they are written, whatever their tags; with keys and positions."""

    def inside(node: Node, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str, Position]]:
        if isinstance(node, ScalarNode):
            yield keys, node.value, (node.start_mark.line + 1, node.start_mark.column + 1)
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                yield from inside(value, (*keys, str(key.value)))
        elif isinstance(node, SequenceNode):
            for index, value in enumerate(node.value):
                yield from inside(value, (*keys, index))

    root = yaml.compose(text.translate(NOT_LINE_ENDS), Loader=_SafeLoader)
    return inside(root, ()) if root else iter(())


def _refuse_depth(text: str, path: str, first_line: int, *, values: bool) -> None:
    """PyYAML's parsers are recursive, and one of them crashes the whole process; an alias can contain itself."""
    # Every level has its own bracket or mark, or is indented.
    marks = sum(map(text.count, ("[", "{", "- ", "? ")))
    if marks + max(map(len, _INDENTATION.findall(text))) < _MAX_DEPTH and not _REFERENCE.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if isinstance(event, AliasEvent):
                problem = "* refers to another part of the file, which is not allowed"
            elif values and getattr(event, "anchor", None):
                problem = "& names a part of the file, which is not allowed"
            elif depth > _MAX_DEPTH:
                problem = f"nested more than {_MAX_DEPTH} levels deep"
            else:
                continue
            mark = event.start_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            cure = _ANY_CURE
            if depth <= _MAX_DEPTH:
                line, column, cure = _where_and_how(text, line, column, problem, first_line)
            raise _broken(path, line + first_line, column + 1, problem, cure)
    except yaml.YAMLError:
        return  # reported by parse, at its place


@dataclass(frozen=True)
class _ValueReader:
    """Builds values and records positions in one pass; PyYAML's own constructor would need a second one."""

    loader: Any
    path: str
    text: str
    first_line: int
    positions: dict[tuple[Key, ...], Position]
    values: bool

    def value(self, node: Node, keys: tuple[Key, ...]) -> Any:
        if isinstance(node, SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
            return [self._item(item, (*keys, index)) for index, item in enumerate(node.value)]
        if isinstance(node, MappingNode) and node.tag == "tag:yaml.org,2002:map":
            return {key.value: self._entry(key, item, keys) for key, item in node.value}
        if isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            return node.value
        return self._constructed(node) if self.values or node.tag in self.loader.yaml_constructors else None

    def _constructed(self, node: Node) -> Any:
        try:
            return self.loader.construct_object(node, deep=True)
        except _NOT_OF_ITS_TYPE as error:
            problem = f"this value does not fit its type, {node.tag.rpartition(':')[2]}"
            raise _broken(self.path, *self._position(node), problem) from error

    def _item(self, item: Node, keys: tuple[Key, ...]) -> Any:
        self.positions[keys] = self._position(item)
        return self.value(item, keys)

    def _entry(self, key: Node, item: Node, keys: tuple[Key, ...]) -> Any:
        here = self._position(key)
        if not isinstance(key, ScalarNode) or key.tag != "tag:yaml.org,2002:str":
            problem = 'a key must be a word; put numbers, yes and no into "quotation marks"'
            if cure := thousands.cure(self.text.split("\n")[key.start_mark.line], key.start_mark.column):
                raise _broken(self.path, *here, "inside { }, a comma ends a number", cure)
            raise _broken(self.path, *here, problem)
        child = (*keys, key.value)
        if child in self.positions:
            first = self.positions[child][0]
            is_entry = bool(keys) and isinstance(keys[-1], int)
            other = f"; if another entry of the list begins here, write - {key.value}: …" if is_entry else ""
            message = f'"{key.value}" is here twice (first in line {first}); keep only one of them{other}'
            raise DUPLICATE_KEY.error(self.path, message, *here)
        self.positions[child] = here
        return self.value(item, child)

    def _position(self, node: Node) -> Position:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1


_BEGINS_WITH_TAB = re.compile(r"\s*\t")
_FULL_WIDTH_COLON = re.compile(r"\s*(- +)?([\w.-]+)：\s*")
_JOINED_COLON = re.compile(r"[ ]*(?:- +)?([\w-]+):(?!//)([^\s].*|　.*)$")
_ANY_CURE = (
    'check the indentation, the colons, and put text that contains ": " or begins with a special character into '
    '"quotation marks"'
)


def _where_and_how(text: str, line: int, column: int, problem: str, first_line: int) -> tuple[int, int, str]:
    """The line and column to mend, both from 0, and how."""
    lines = text.split("\n")
    if first_line > 1 and (first := front_matter_text.pasted(lines, line, _is_yaml)) is not None:
        return first, 0, front_matter_text.CURE
    if _BEGINS_WITH_TAB.match(lines[line]):
        return line, column, "this line begins with a tab; indent it with spaces, like the lines above it"
    if mended := yaml_mending.cure(text, line, problem, _is_yaml, first_line):
        return mended[0], column if mended[0] == line else 0, mended[1]
    return line, column, _cure(lines[line]) or _ANY_CURE


def _is_yaml(text: str) -> bool:
    """Whether a text is YAML, without references and types of its own."""
    try:
        return not any(
            isinstance(event, AliasEvent) or getattr(event, "anchor", None) or _is_unknown(getattr(event, "tag", None))
            for event in yaml.parse(text, Loader=Loader)
        )
    except yaml.YAMLError:
        return False


def _is_unknown(tag: str | None) -> bool:
    """Whether it is no type of values, and none of MkDocs (`!ENV`)."""
    return bool(tag) and tag not in _TAGS and not str(tag).startswith("tag:yaml.org,2002:")


def _cure(line: str) -> str | None:
    """What is wrong with a line, if that can be told from the line alone; other lines are wrong, too."""
    if joined := _JOINED_COLON.match(line):
        return f"there is no space after the colon; write {joined[1]}: {joined[2].strip()}"
    if wide := _FULL_WIDTH_COLON.match(line):
        return f'this colon is full-width; write "{wide[2]}: ", with a half-width colon and a space'
    return None


def _broken(path: str, line: int, column: int, problem: str, cure: str = _ANY_CURE) -> FindingError:
    return BROKEN_YAML.error(path, f"this is not YAML ({problem}); {cure}", line, column)
