"""Boxes, and what is not supported in their place: boxes that fold, tabs, footnotes, a list of contents."""

from __future__ import annotations

import re

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import BOX, BOX_KIND, BOX_OF_COLONS, BOX_QUOTES, CONTENTS, FOLDED, FOOTNOTE_TEXT, TAB

_BOX = re.compile(
    r"(?P<signs>[ 　]{0,3}(?P<sign>[!！]{2,4}|[?？]{3}\+?|:{3}))[ 　]*"
    r"(?P<kind>[^\s\"“”「」『』:：]*)[:：]?[ 　]*(?P<title>.*?)[ 　]*$"
)
_RIGHT_BOX = re.compile(
    r"!!! ?[a-z][\w-]*(?: +[a-z][\w-]*)*(?: +\".*?\")? *$|!!! *[\w-]*( +\"\s*\")?\s*$", re.ASCII | re.IGNORECASE
)
_ALERT = re.compile(r">\s*\[!(\w+)\]\s*$")
_TAB = re.compile(r"===[+!]? *[\"“](?P<title>[^\"”]*)[\"”]\s*$")
_FOOTNOTE = re.compile(r"(?P<sign>\[\^[^\]\s]+\]):\s*(?P<text>.*)$")
_CONTENTS = re.compile(r"\[TOC\]\s*$", re.IGNORECASE)
_WIDE_QUOTES = tuple("“”「」『』")
_QUOTES = '"“”「」『』'


def box(line: str) -> Fix | None:
    """The beginning of a box with wrong marks, or of one that folds."""
    if alert := _ALERT.match(line):
        meant = f'!!! {alert[1].lower()} "{alert[1].capitalize()}"'
        return Fix(0, line, meant, BOX.of(meant))
    found = _BOX.match(line)
    if not found or (_RIGHT_BOX.match(line) and not _has_loose_title(line)):
        return None
    kind, title = found["kind"], found["title"].strip(_QUOTES)
    if not (kind or title) or (found["sign"] == "!!" and not found["title"].startswith(tuple(_QUOTES))):
        return None
    folds = found["sign"][0] in "?？"
    if folds and (not kind.isalpha() or not kind.isascii() or found["title"][:1] not in _QUOTES):
        return None  # a note to oneself
    has_kind = kind.isascii() and bool(kind)
    if not has_kind:
        kind, title = "warning", title or kind
    meant = f"!!! {kind.lower()}" + (f' "{title}"' if title else "")
    if folds:
        mark = FOLDED
    elif is_of_colons(line):
        mark = BOX_OF_COLONS
    elif found["sign"] == "!!!" and not has_kind:
        mark = BOX_KIND
    else:
        mark = BOX_QUOTES if found["sign"] == "!!!" and found["title"].startswith(_WIDE_QUOTES) else BOX
    return Fix(0, line, meant, mark.of(meant if title else f'{meant} "Title"'))


def is_of_colons(line: str) -> bool:
    """Whether a box, if this is one, begins and ends with a line of colons."""
    return line.lstrip(" 　").startswith(":::")


def _has_loose_title(line: str) -> bool:
    """Words after the kind that Markdown takes for further kinds, and does not show."""
    return bool(re.match(r"!!! ?[\w-]+ +[^\"\s]", line))


def is_box(line: str) -> bool:
    return line.startswith("!!!")


def tab(line: str) -> Fix | None:
    """The title of a tab."""
    found = _TAB.match(line)
    return Fix(0, line, found["title"], TAB) if found else None


def footnote(line: str) -> Fix | None:
    """The text of a footnote: it is shown where it stands."""
    found = _FOOTNOTE.match(line)
    return Fix(0, line, found["text"], FOOTNOTE_TEXT) if found else None


def contents(line: str) -> Fix | None:
    """The place of a list of contents."""
    return Fix(0, line, "", CONTENTS) if _CONTENTS.match(line) else None
