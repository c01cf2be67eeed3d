"""What a style sheet of a project does besides setting colours: that can hide, move or replace what pages say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# Groups of rules, which say when they hold; and what leads to a style sheet that is read by itself.
_GROUPS = {"media", "supports", "layer"}
_PLAIN = {"import", "charset"}
# What style sheets of a project set: the custom properties that those of the theme read, and the browser's colours.
_COLORS = "color-scheme"


def unexpected(rules: list[Any]) -> Iterator[tuple[str, int]]:
    """The properties and at-rules that set no custom property, each with its line; `rules` are tinycss2's."""
    import tinycss2  # noqa: PLC0415 -- most help centers have no style sheet of their own

    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            yield from unexpected(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "at-rule" and rule.lower_at_keyword not in _PLAIN:
            yield f"@{rule.at_keyword}", rule.source_line
        elif rule.type == "qualified-rule":
            parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from unexpected(parts)
        elif rule.type == "error":
            yield rule.message, rule.source_line
        elif rule.type == "declaration" and not rule.name.startswith("--") and rule.lower_name != _COLORS:
            yield rule.name, rule.source_line
