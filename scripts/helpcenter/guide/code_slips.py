"""Code without its marks: codes to dial, one of two marks, and blocks of code that have no end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import BARE_CODE, FENCE, KEYPAD, UNCLOSED_CODE

_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_HALF_MARKED = re.compile(r"(?<!`)(?:`([*#+]*\d[\d*#-]*)(?![\w`*#-])|(?<![\w`*#.-])([*#+]*\d[\d*#-]*)`(?!`))", re.ASCII)
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
# Full-width letters, digits and signs, and the hyphens of Word, beside those of a keyboard.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    code: ord("-") for code in (*range(0x2010, 0x2015), 0x2212)
}
_DIALLED = re.compile(r"(?=.*\d)[\d*#+][\d*#+ ().-]*", re.ASCII)
_BEFORE, _BEHIND = r"(?<![A-Za-z0-9*#`´｀\\/=&?_])", r"(?![A-Za-z0-9*#`_])"


def fence_with_end(lines: Sequence[str], index: int) -> str:
    """The marks with which a block of code begins here that has an end; empty if none does."""
    found = _FENCE.match(lines[index])
    return found[1] if found and any(line.rstrip() == found[1] for line in lines[index + 1 :]) else ""


def open_block(line: str) -> Fix | None:
    """The beginning of a block of code without an end."""
    found = _FENCE.match(line)
    return Fix(0, line, "", FENCE.of(found[1])) if found else None


def ends_open_block(line: str) -> bool:
    """Whether a block of code without an end is over: the text goes on, or it has an end of another kind."""
    return not line.strip() or "{#" in line or bool(_FENCE.match(line))


def half_marked(line: str) -> Iterator[Fix]:
    """A code of which only one side is marked, if it is the only one of the line."""
    if line.count("`") % 2 == 0:
        return
    found = [each for each in _HALF_MARKED.finditer(line) if line.count("`", 0, each.start()) % 2 == 0]
    if len(found) == 1:
        code = found[0][1] or found[0][2]
        yield Fix(found[0].start(), found[0][0], f"`{code}`", UNCLOSED_CODE.of(code))


@cache
def of_codes(codes: frozenset[str]) -> re.Pattern[str]:
    """A pattern for codes to dial without marks, or with other ones: numbers alone may be amounts."""
    signed = _any(code for code in codes if not code[0].isalnum())
    return re.compile(rf"[·‘'“\"「『](?P<quoted>{_any(codes)})[·’'”\"」』]|{_BEFORE}(?P<signed>{signed})\*?{_BEHIND}")


def _any(codes: Collection[str] | Iterator[str]) -> str:
    """A pattern for these codes, perhaps with a backslash before each sign, as programs write it."""
    every = sorted(codes, key=len, reverse=True)
    return (
        "|".join("".join(sign if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in code) for code in every)
        or "(?!)"
    )


def with_odd_signs(line: str) -> Iterator[Fix]:
    """Codes to dial with full-width characters, or with hyphens that are none."""
    for found in _CODE.finditer(line) if not line.isascii() else ():
        code = found[1].translate(_WIDE)
        if code != found[1] and _DIALLED.fullmatch(code):
            yield Fix(found.start(), found[0], f"`{code}`", KEYPAD.of(code))


def unmarked(line: str, codes: re.Pattern[str]) -> Iterator[Fix]:
    """Codes to dial that are no code to Markdown."""
    for found in codes.finditer(line if line.isascii() else line.translate(_WIDE)):
        code = (found["quoted"] or found["signed"]).replace("\\", "")
        yield Fix(found.start(), found[0], f"`{code}`", BARE_CODE.of(code))
