"""Lines of Markdown that a page does not have: underlined headings, lines across the page, quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import CHAT, LETTERED, MISSING_ID, QUOTATION, RULE, UNDERLINED

# A merge conflict has exactly seven of its marks.
_UNDERLINE = re.compile(r"[ ]{0,3}(?:-{2,}|={2,6}|={8,})\s*$")
_TEXT = re.compile(r"(?![ \t　#>|:<*+-]|\d+[.)、]|!!!|===|```|~~~|\{\{|\[[^\]]*\]:)[^|]*[^\W_][^|]*$")
_RULE = re.compile(r"[ 　]{0,3}(?:-{3,}|\*{3,}|_{3,}|(?:[-*_] +)+[-*_]|—{2,}|–{3,}|－{3,}|＊{3,}|＿{3,}|＝{3,})\s*$")
# A message as WeChat quotes it above an answer, with the name of who wrote it, and the line between the two.
_QUOTED_MESSAGE = re.compile(r"[「『“][^：:「『“」』”]{1,30}[：:][^「『“」』”]*[」』”]\s*$")
_LINE_OF_CHAT = re.compile(r"\s*-(?: -){2,}\s*$")
_SAME_SIGN = re.compile(r"\s*(\S)(?:\s*\1)*\s*$")
_QUOTATION = re.compile(r"(?P<space>[ 　]*)(?!>{7})[>＞](?:[ 　]?[>＞])*[ 　]?(?!\[!)")
_LETTERED = re.compile(r"(?P<space>[ \t　]*)[(（]?(?P<letter>[a-zA-Z])[.)、．）][ \t　]*(?=\S)")
_INDENT = "    "
# How far below an entry the next one can begin, in lines.
_NEAR = 3


def whole_line(lines: Sequence[str], index: int) -> Fix | None:
    """A line that is all that is wrong: an underlined heading, its underline, or a line across the page."""
    line, above = lines[index], lines[index - 1] if index else ""
    if _UNDERLINE.match(line) and above.startswith("#"):
        return Fix(0, line, "", None)
    if _LINE_OF_CHAT.match(line) and _QUOTED_MESSAGE.search(above):
        return Fix(0, line, "", CHAT)
    if _RULE.match(line) and _SAME_SIGN.match(line):
        return Fix(0, line, "", RULE)
    below = lines[index + 1] if index + 1 < len(lines) else ""
    if _UNDERLINE.match(below) and _TEXT.match(line) and (not above.strip() or above.startswith("#")):
        return _heading(line, below, is_first=not any(map(str.strip, lines[:index])))
    return None


def _heading(line: str, underline: str, *, is_first: bool) -> Fix | None:
    """The words of a heading; what is underlined with = above all else is a title to Markdown, too."""
    if is_first and "=" in underline:
        return None
    words = line.strip()
    meant = f"# {words}" if is_first else f"## {words}"
    right = meant if is_first or "{#" in words else f"{meant} {MISSING_ID}"
    return Fix(0, line, meant, UNDERLINED.of(right))


def quotation(line: str) -> Fix | None:
    """The marks of a quotation, of which the text is shown."""
    found = _QUOTATION.match(line)
    return Fix(0, found[0], found["space"] if len(found["space"]) >= len(_INDENT) else "", QUOTATION) if found else None


def lettered(lines: Sequence[str], index: int, last: str) -> Fix | None:
    """An entry with a letter: the first, if a second follows, or the one after the letter `last`."""
    found = _LETTERED.match(lines[index])
    if not found:
        return None
    letter = found["letter"]
    if not (last and ord(letter) == ord(last) + 1) and not (letter in "aA" and _has_next(lines, index, letter)):
        return None
    return Fix(0, found[0], f"{_INDENT if found['space'] else ''}- ", LETTERED)


def letter(fix: Fix) -> str:
    """The letter with which a lettered entry began."""
    found = _LETTERED.match(f"{fix.written}x")
    return found["letter"] if found else ""


def _has_next(lines: Sequence[str], index: int, letter: str) -> bool:
    following = map(_LETTERED.match, lines[index + 1 : index + 1 + _NEAR])
    return any(found and ord(found["letter"]) == ord(letter) + 1 for found in following)
