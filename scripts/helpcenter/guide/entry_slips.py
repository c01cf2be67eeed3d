"""Wrong marks of entries: of steps and lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from helpcenter.guide.columns import SHORT_LINE, columns
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import (
    BULLET,
    BULLET_OF_WORD,
    DOUBLED,
    NUMBERED,
    ODD_SPACE,
    STEP,
    UNMARKED,
    UNNUMBERED,
)

# A right beginning of an entry.
ENTRY = re.compile(r"(?P<space> *)(?:(?P<bullet>[-*+])|(?P<number>\d+)\.)[ \t]+(?=\S)")
_HAN = "一二三四五六七八九十"
_DIGITS = rf"\d{{1,2}}|[{_HAN}]{{1,2}}"
# What looks like the number of a step to a writer, but not to Markdown.
_STEP = re.compile(
    rf"[ \t　]*(?:\*\*\s*)?(?:(?P<a>\d{{1,2}})(?:\s*[.．、)）:：。](?!\d)|\s+[-–—]\s)"
    rf"|[（(](?P<b>{_DIGITS})[)）]|(?P<c>[{_HAN}]{{1,2}})、"
    rf"|第\s*(?P<d>{_DIGITS})\s*步\s*[:：、，,.。]?|(?P<e>[①-⒛❶-➓⓵-⓾])|(?P<g>\d)\ufe0f?\u20e3|[^\W\d_]{{2,10}}\s?(?P<f>\d{{1,2}})\s?[:：.、)）])"
    r"(?:\s*\*\*)?[ \t　]*(?=\S)"
)
_RIGHT_STEP = re.compile(r" {0,3}[0-9]+\.[ \t]+(?=[^\s])")
_NUMBERED = re.compile(r"[ 　]{0,3}(\d{1,2})\s*(?:[、)）．][ 　]*|\.(?=[^\s\d.]))(?=\S)")
_DOUBLED = re.compile(
    r"[\s>]*((?:[-*+]\s+)+(?=[-*+]\s+[^\s*+-])|(?P<number>\d+[.)])\s+(?=(?P=number)\s+\S)|:\s+(?=:\s+\S))"
)
# U+F0A7 and the like are bullets of Word.
_BULLET = re.compile(
    "[ 　]{0,3}(?:[•·●▪■◆◇►➢‣⁃○\uf0a7\uf0b7\uf0d8＊–—－‧∙◦](?![—–－＊*])"
    r"[ \t　]*|[o§Øü]\t[ \t]*|[-+](?=[^\s\d*+>-])|\*(?=[^\s\d*+-][^*]*$)|[-*+]　[ 　]*)(?=\S)"
)
# A bullet or a number that is all that stands before a tab.
_BEFORE_TAB = re.compile(r"\s*(?:[^\w\s]|[o§Øü]|[(（]?\d{1,2}[.．、)）])\s*")
_RIGHT_CHECKBOX = re.compile(r"[-*+][ \t]+\[ \][ \t]")
_SIGN = re.compile(r"[ 　]{0,3}(?:[-*+•·][ \t　]+)?(?P<sign>[^\w\s\x00-\x7f])\ufe0f?[ \t　]*(?=[^\W_]|\*\*|`|\[)")
# Pictures and marks; not © and ™, nor №, nor the units and words in one character of East Asia.
_SIGNS = {"So", "Co"}
_FIRST_SIGN, _UNITS = 0x2190, range(0x3200, 0x3400)
_TEXT = re.compile(r"[^\W\d_]|\*\*(?=\S)|`")

# As Word and browsers write them, with which Markdown does not indent: U+00A0 and the like.
_ODD_SPACE = re.compile("[\u00a0\u2002-\u200a\u202f\u205f]")
_HEAD = re.compile(r"\s*(?:(?:[-*+]|\d{1,2}[.)、．]|[#＃]{1,6})\s*)?(?=\S)")


def odd_spaces(line: str) -> Fix | None:
    """Spaces at the beginning of a line, or behind its mark, that are none to Markdown."""
    found = _HEAD.match(line) if _ODD_SPACE.search(line) else None
    if found is None or not _ODD_SPACE.search(found[0]):
        return None
    return Fix(0, found[0], _ODD_SPACE.sub(" ", found[0]), ODD_SPACE)


def is_checkbox(line: str) -> bool:
    """Whether this is an entry of a checklist, with right marks."""
    return bool(_RIGHT_CHECKBOX.match(line))


def is_right_step(line: str) -> bool:
    return bool(_RIGHT_STEP.match(line))


def step(line: str) -> Fix | None:
    """A number that Markdown does not see."""
    found = None if is_right_step(line) else _STEP.match(line)
    if not found:
        return None
    digits = next(filter(None, found.group("a", "b", "c", "d", "e", "f", "g")))
    return Fix(0, found[0], f"{_value(digits)}. ", STEP)


def unnumbered(above: str, below: Sequence[str], last: int) -> Fix | None:
    """The number of a step that begins with its words, behind step `last` of the section.

    It must be a step if its number is the one that is missing before the next step, or if a note stands under it and no
    step follows. It can only be one if the text above it has come to its end.
    """
    if above.strip() and not above.startswith("#") and not above.rstrip().endswith(tuple(".。!！?？")):
        return None
    following = next((int(found["number"][:3]) for found in map(ENTRY.match, below) if found and found["number"]), 0)
    next_text = next(filter(str.strip, below), "")
    is_noted = next_text.startswith("    ")
    is_lost = following == last + 2 and (last > 0 or is_noted or bool(ENTRY.match(next_text)))
    is_last = last > 0 and not following and is_noted
    number = f"{last + 1}. "
    return Fix(0, "", number, UNNUMBERED.of(number)) if is_lost or is_last else None


def _value(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    if len(digits) == 1:
        return int(unicodedata.numeric(digits))
    tens, ones = (int(unicodedata.numeric(digit)) for digit in digits)
    return tens + ones if tens == 10 else tens * 10  # noqa: PLR2004 -- 十二, 二十


def numbered(line: str, last: int | None) -> Fix | None:
    """An entry of a numbered list: the first, or the one after number `last`."""
    found = _NUMBERED.match(line)
    if not found or int(found[1]) != (last or 0) + 1:
        return None
    return Fix(0, found[0], f"{int(found[1])}. ", NUMBERED)


def doubled(line: str) -> Fix | None:
    found = _DOUBLED.match(line)
    return Fix(found.start(1), found[1], "", DOUBLED) if found else None


def bullet(line: str) -> Fix | None:
    found = _BULLET.match(line)
    if not found:
        return None
    sign = found[0].strip()
    of_word = BULLET_OF_WORD.of("•" if unicodedata.category(sign) == "Co" else sign)
    return Fix(0, found[0], "- ", of_word if found[0].endswith("\t") else BULLET)


def bullet_below(line: str) -> Fix | None:
    """A bullet of Word under an entry."""
    text = line.lstrip(" \t")
    found = bullet(text) if "\t" in text else None
    return found._replace(start=len(line) - len(text)) if found else None


def is_before_tab(sign: str) -> bool:
    """Whether this is the mark of an entry, as Word writes one before a tab."""
    return bool(_BEFORE_TAB.fullmatch(sign))


def unmarked(above: str, line: str, below: str) -> Fix | None:
    """An entry without its mark between two others: a line that was only broken would be below a full one."""
    entries = ENTRY.match(above), ENTRY.match(below)
    if not all(entry and entry["bullet"] and not entry["space"] for entry in entries) or not _TEXT.match(line):
        return None
    if bullet(line):
        return None
    if columns(above) > SHORT_LINE:
        return None
    mark = "- [ ]" if all(map(is_checkbox, (above, below))) else "-"
    return Fix(0, "", f"{mark} ", UNMARKED.of(mark))


def sign_as_bullet(line: str, beside: Collection[str]) -> Fix | None:
    """A sign such as 👉 beside an entry, or beside a line that begins with the same sign."""
    found = None if ENTRY.match(line) else sign(line)
    if not found or not any(ENTRY.match(other) or other.lstrip(" 　").startswith(found["sign"]) for other in beside):
        return None
    return bullet(line) or Fix(0, found[0], "- ", BULLET)


def sign(line: str) -> re.Match[str] | None:
    found = _SIGN.match(line)
    if not found or unicodedata.category(found["sign"]) not in _SIGNS:
        return None
    return found if ord(found["sign"]) >= _FIRST_SIGN and ord(found["sign"]) not in _UNITS else None
