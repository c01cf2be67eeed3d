"""Adds something to a YAML file, or takes it out; comments and layout of everything else stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from helpcenter.files.yaml_document import NOT_LINE_ENDS, Loader
from helpcenter.files.yaml_layout import last_line

_EMPTY = "tag:yaml.org,2002:null"


def with_entry(text: str, above: Sequence[str], key: str, value: str) -> str:
    """The text with another entry at the end of the mapping that is under the keys `above`.

    `value` is YAML on one line. Raises ValueError, with their names, if it is none.
    """
    node = _node(text, above)
    if node is None or (isinstance(node, ScalarNode) and node.tag == _EMPTY and not above):
        return f"{text.rstrip()}\n{key}: {value}\n".lstrip("\n")
    if not isinstance(node, MappingNode):
        raise ValueError(".".join(above))  # noqa: TRY004 -- of a file, not of a variable
    if node.flow_style:
        # Right behind the last value: a comma and a comment may follow it.
        end = node.value[-1][1].end_mark.index if node.value else node.end_mark.index - 1
        return f"{text[:end]}{', ' if node.value else ''}{key}: {value}{text[end:]}"
    lines = text.split("\n")
    after = last_line(node) + 1
    last_key = node.value[-1][0].start_mark
    gap = [""] if last_key.line > 0 and not lines[last_key.line - 1].strip() and len(node.value) > 1 else []
    lines[after:after] = [*gap, f"{' ' * last_key.column}{key}: {value}"]
    return "\n".join(lines)


def with_item(text: str, above: Sequence[str], item: str) -> str:
    """The text with another item, YAML on one line, at the end of the list that is under the keys `above`.

    Raises ValueError, with their names, if it is none.
    """
    node = _node(text, above)
    if not isinstance(node, SequenceNode):
        raise ValueError(".".join(above))  # noqa: TRY004 -- of a file, not of a variable
    if node.flow_style:
        end = node.value[-1].end_mark.index if node.value else node.end_mark.index - 1
        return f"{text[:end]}{', ' if node.value else ''}{item}{text[end:]}"
    lines = text.split("\n")
    lines.insert(last_line(node) + 1, f"{' ' * node.start_mark.column}- {item}")
    return "\n".join(lines)


def without_item(text: str, above: Sequence[str], item: str) -> str:
    """The text without an item of the list that is under the keys `above`; the list may be empty then."""
    node = _node(text, above)
    items: list[Node] = node.value if isinstance(node, SequenceNode) else []
    index = next((number for number, each in enumerate(items) if each.value == item), None)
    if node is None or index is None:
        return text
    here = items[index]
    if isinstance(node, CollectionNode) and not node.flow_style:
        lines = text.split("\n")
        # Without any item it would be no list. Where the item was is right of the key, as YAML wants it.
        instead = [f"{' ' * here.start_mark.column}[]"] if len(items) == 1 else []
        lines[here.start_mark.line : here.end_mark.line + 1] = instead
        return "\n".join(lines)
    if index + 1 < len(items):
        return text[: here.start_mark.index] + text[items[index + 1].start_mark.index :]
    start = items[index - 1].end_mark.index if index else here.start_mark.index
    return text[:start] + text[here.end_mark.index :]


def _node(text: str, above: Sequence[str]) -> Node | None:
    node: Node | None = yaml.compose(text.translate(NOT_LINE_ENDS), Loader=Loader)
    for key in above:
        entries = node.value if isinstance(node, MappingNode) else []
        node = next((value for name, value in entries if name.value == key), None)
    return node
