"""How a mapping is written down in YAML: what must be known to replace one of its values and nothing else."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node

from helpcenter.files.yaml_document import NOT_LINE_ENDS, Loader


@dataclass(frozen=True)
class Layout:
    """Of a mapping: its `indentation`, in spaces, and whether it is written in braces (`is_flow`).

    Of one of its keys: its `lines`, from 0 (none, at the end, if it is not there), and the `comments` on them, by line,
    each with the spaces before it.
    """

    indentation: int
    is_flow: bool
    lines: range
    comments: dict[int, str]


def read(text: str, key: str) -> Layout:
    """The layout of the mapping in `text`, which is known to be YAML, and of its `key`."""
    text = text.translate(NOT_LINE_ENDS)
    root = yaml.compose(text, Loader=Loader)
    entries = root.value if isinstance(root, MappingNode) else []
    lines = next((_lines(name, value) for name, value in entries if name.value == key), None)
    if lines is None:
        lines = range(text.count("\n"), text.count("\n"))
    is_flow = isinstance(root, MappingNode) and bool(root.flow_style)
    return Layout(root.start_mark.column if root else 0, is_flow, lines, _comments(text, lines))


def _lines(key: Node, value: Node) -> range:
    return range(key.start_mark.line, max(key.start_mark.line, last_line(value)) + 1)


def last_line(node: Node) -> int:
    """The line on which a value ends. The parser lets a block end only where the next one begins."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(map(last_line, last)) if isinstance(node, MappingNode) else last_line(last)
    return node.end_mark.line


def _comments(text: str, lines: range) -> dict[int, str]:
    """What follows the last word of each line."""
    ends = dict.fromkeys(lines, 0)
    inside: set[int] = set()
    for token in yaml.scan(text, Loader=Loader):
        start, end = token.start_mark, token.end_mark
        inside.update(range(start.line, end.line))
        if end.line in ends and end.index > start.index:
            ends[end.line] = max(ends[end.line], end.column)
    written = text.split("\n")
    rests = {line: written[line][end:] for line, end in ends.items() if line not in inside}
    return {line: rest for line, rest in rests.items() if rest.lstrip().startswith("#")}


def on_one_line(value: str | list[str]) -> str:
    """A text or a list of texts as they are written on one line, in quotation marks where they need them."""
    # Within brackets, a comma needs them too.
    listed = [value] if isinstance(value, str) else value
    dumped: str = yaml.safe_dump(listed, default_flow_style=True, allow_unicode=True, width=sys.maxsize).strip()
    return dumped[1:-1] if isinstance(value, str) else dumped
