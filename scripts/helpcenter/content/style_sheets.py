"""What a style sheet of a project does besides setting colours: that can hide, move or replace what pages say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

# Groups of rules, which say when they hold; and what leads to a style sheet that is read by itself.
_GROUPS = {"media", "supports", "layer"}
_PLAIN = {"import", "charset"}
# What style sheets of a project set: the custom properties that those of the theme read, and the browser's colours.
_COLORS = "color-scheme"


class Unexpected(NamedTuple):
    """A property or an at-rule that sets no colour, with its line."""

    text: str
    line: int


def unexpected(rules: list[Any]) -> Iterator[Unexpected]:
    """What else than custom properties is in the rules of a style sheet, as tinycss2 parses them."""
    import tinycss2  # noqa: PLC0415 -- most help centers have no style sheet of their own

    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            yield from unexpected(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "at-rule" and rule.lower_at_keyword not in _PLAIN:
            yield Unexpected(f"@{rule.at_keyword}", rule.source_line)
        elif rule.type == "qualified-rule":
            parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from unexpected(parts)
        elif rule.type == "error":
            yield Unexpected(rule.message, rule.source_line)
        elif rule.type == "declaration" and not rule.name.startswith("--") and rule.lower_name != _COLORS:
            yield Unexpected(rule.name, rule.source_line)
