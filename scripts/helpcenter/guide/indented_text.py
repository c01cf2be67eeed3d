"""Sentences that are indented as code is: by four spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from helpcenter.guide.columns import SHORT_LINE, columns

_SENTENCE = re.compile(r"[^\W\d_].*\s.*[.!?:]$|.*[^\x00-\x7f]")
_OF_PROGRAMS = re.compile(r"[{}<>=$|\\_;`]|--|&&|^\s*#")
_LINK = re.compile(r"\]\([^()]*\)")
# What is no text: entries, headings, tables, boxes, answers, HTML.
_NO_TEXT = re.compile(r"\s*(?:[-+*|:#<]\s?|\d+\.\s|!!!|===)")
_INDENT = "    "
# How a sentence ends in Chinese and Japanese.
_ENDS = ("。", "！", "？")
_COLONS = (":", "：")
# So many lines in a row may have lost their indentation.
_MOST_LOST = 3
# By how much a line is longer than those of the code above it, if it is none of them.
_MUCH = 2


def is_sentence(line: str) -> bool:
    """Whether this is a sentence, and nothing for a program."""
    text = line.strip()
    return bool(_SENTENCE.match(text)) and not _OF_PROGRAMS.search(_LINK.sub("", text))


def leads_to_code(line: str) -> bool:
    return line.rstrip().endswith(_COLONS)


def begins_code(above: str, line: str, below: str) -> bool:
    """Whether a text to copy begins right below the line that leads to it: it has more than one line."""
    is_code = all(each.startswith(_INDENT) and columns(each.strip()) <= SHORT_LINE for each in (line, below))
    return is_code and leads_to_code(above) and not above.startswith(_INDENT)


def divides_code(lines: Sequence[str], index: int) -> bool:
    """Whether a line at the margin belongs to the text to copy around it: it is short, and no empty line is between.

    The first line of such a text is known by the one that leads to it, the last one as something to fill in.
    """
    if not lines[index].strip() or _NO_TEXT.match(lines[index]) or columns(lines[index].strip()) > SHORT_LINE:
        return False
    above = lines[index - 1] if index else ""
    short = list(takewhile(lambda one: one.strip() and not one.startswith(_INDENT), lines[index : index + _MOST_LOST]))
    below = lines[index + len(short)] if index + len(short) < len(lines) else ""
    if above.startswith(_INDENT):
        return below.startswith(_INDENT) or (not below.strip() and len(short) == 1 and leads_to_code(lines[index]))
    leading = next(filter(str.strip, reversed(lines[:index])), "")
    is_first = not above.strip() and len(short) == 1 and below.startswith(_INDENT)
    return is_first and leads_to_code(leading) and not leads_to_code(lines[index])


def is_paragraph(lines: Sequence[str], index: int) -> bool:
    """Whether a line, with an empty one above it, begins a paragraph rather than what is to be shown as it is.

    What is to be shown has short lines, or a text above that leads to it with a colon. One
    sentence of Chinese is nothing that is copied with a text in English.
    """
    line = lines[index].strip()
    above = [*filter(str.strip, reversed(lines[:index]))]
    code = [*takewhile(lambda one: one.startswith((_INDENT, "\t")), above)]
    is_alone = not any(map(str.strip, lines[index + 1 : index + 2]))
    if is_alone and len(code) > 1 and "".join(code).isascii() and line.endswith(_ENDS):
        return True
    if columns(line) <= SHORT_LINE or not is_sentence(line):
        return False
    if code:
        return columns(line) > _MUCH * max(columns(one.strip()) for one in code)
    return not above[:1] or not leads_to_code(above[0])
