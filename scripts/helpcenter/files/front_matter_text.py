"""Text of a page that was pasted between the keys of its front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_MOVE = "move it below the line --- that ends the front matter"
CURE = f"this is text and no key; {_MOVE}"
_KEY = re.compile(r"\s*(?:- +)?[\w.-]+\s*[:=](?:\s|$)|\s*[-#\[{}\]\"']")
# What no front matter has for a key: 注意：….
_FOREIGN_KEY = re.compile(r"[^\x00-\x7f]+：")
_END = (".", "!", "?", "。", "！", "？", "…")
# A line of fewer words can be a key whose colon is missing.
_FEWEST_WORDS = 5
_FEWEST_AFTER_CAPITAL = 3


def pasted(lines: Sequence[str], line: int, is_yaml: Callable[[str], bool]) -> int | None:
    """Where text begins that is at `line` or right above it, if the front matter is YAML without it; from 0."""
    near = next((number for number in (line, line - 1) if number >= 0 and _is_text(lines[number])), None)
    if near is None:
        return None
    first = last = near
    while first and _is_text(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and (_is_text(lines[last + 1]) or _is_gap(lines, last + 1)):
        last += 1
    return first if is_yaml("\n".join([*lines[:first], *lines[last + 1 :]])) else None


def cure_of_key(key: str) -> str | None:
    """What to do with an unknown key that may be the beginning of a sentence: `Please note`."""
    return f"if it is text of the page, {_MOVE}" if " " in key.strip() else None


def _is_gap(lines: Sequence[str], number: int) -> bool:
    """Whether this is an empty line before another one of text."""
    behind = next((line for line in lines[number:] if line.strip()), "")
    return not lines[number].strip() and _is_text(behind)


def _is_text(line: str) -> bool:
    """Whether this is a sentence, and can be no key without its colon."""
    text = line.strip()
    if not text or _KEY.match(line):
        return False
    words = text.split()
    if not text[0].isascii():
        return "：" not in text or (bool(_FOREIGN_KEY.match(text)) and text.endswith(_END))
    is_long = len(words) >= (_FEWEST_AFTER_CAPITAL if text[0].isupper() else _FEWEST_WORDS)
    return is_long or (len(words) > 1 and text.endswith(_END))
