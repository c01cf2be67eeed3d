"""The addresses in a style sheet: `url(…)`, `@import`, `image-set(…)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import Node
from tinycss2.bytes import decode_stylesheet_bytes

# In these, a bare string is an address.
_OF_STRINGS = {"image-set", "-webkit-image-set", "src"}
# The name of a namespace looks like an address and leads nowhere.
_WITHOUT_ADDRESSES = {"namespace"}
_ENDLESS_NUMBER = re.compile("[0-9]{4000,}")  # https://docs.python.org/3/library/stdtypes.html#int-max-str-digits


def addresses(css: str | bytes) -> Iterator[str]:
    """Those of a whole style sheet, in their order; what is not CSS is skipped, as browsers do."""
    text = decode_stylesheet_bytes(css)[0] if isinstance(css, bytes) else css
    return (node.value for node in _nodes(text))


def places(css: str) -> Iterator[tuple[str, int, int]]:
    """The same, each with the line and column (from 1) where its `url(`, or the string that it is, begins."""
    return ((node.value, node.source_line, node.source_column) for node in _nodes(css))


def _nodes(text: str) -> Iterator[Node]:
    """The parts of a style sheet that are addresses."""
    for rule in tinycss2.parse_stylesheet(_readable(text), skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule":
            if rule.lower_at_keyword in _WITHOUT_ADDRESSES:
                continue
            if rule.lower_at_keyword == "import" and rule.prelude:
                yield from _strings(rule.prelude[:2])
        yield from _in_values(getattr(rule, "prelude", ()) or ())
        yield from _in_values(getattr(rule, "content", ()) or ())


def addresses_of_declarations(css: str) -> Iterator[str]:
    """Those of a `style` attribute."""
    return (node.value for node in _in_values(tinycss2.parse_component_value_list(_readable(css))))


def _readable(css: str) -> str:
    """Without numbers that have more digits than Python makes a number of; addresses have no such digits."""
    return _ENDLESS_NUMBER.sub(lambda number: "0".ljust(len(number[0])), css)


def _in_values(values: Iterable[Node]) -> Iterator[Node]:
    waiting = list(values)[::-1]  # no recursion: a hostile sheet nests as deep as it likes
    while waiting:
        value = waiting.pop()
        if value.type == "url":
            yield value
        elif value.type == "function":
            if value.lower_name == "url" or value.lower_name in _OF_STRINGS:
                yield from _strings(value.arguments)
            waiting += value.arguments[::-1]
        elif value.type.endswith("block"):
            waiting += value.content[::-1]


def _strings(values: Iterable[Node]) -> Iterator[Node]:
    return (value for value in values if value.type == "string")
