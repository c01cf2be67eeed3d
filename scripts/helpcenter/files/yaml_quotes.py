"""Quotation marks of YAML that are not closed, not opened, or closed by another: what a line is meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VALUE = r"(?P<key> *(?:- +)?(?:[\w.-]+: +)?)"
_OPEN = re.compile(rf"{_VALUE}(?P<mark>[\"'])(?:(?!(?P=mark)).)*$")
_CROSSED = re.compile(rf"{_VALUE}(?P<mark>[\"'])(?P<text>[^\"']+)[\"']$")
_NOT_OPENED = re.compile(rf"{_VALUE}(?P<text>[^\s\"'\[{{|>#][^\"']*)(?P<mark>[\"'])$")
# In brackets, where a mark begins and where it can end.
_BEGIN = re.compile(r"[:\[,{] *[\"']")
_END = re.compile(r" *[,}\]]|: ")
# The text of an entry seldom has more commas than that.
_MOST_ENDS = 3


def meant(line: str) -> Iterator[tuple[str, str]]:
    """What a line may be meant to be, each with what is wrong with its quotation marks."""
    line = line.rstrip()
    if found := _CROSSED.match(line):
        mended = f"{found['key']}{found['mark']}{found['text']}{found['mark']}"
        if mended != line:
            yield mended, "the quotation mark at the end is not the one that begins here"
    elif found := _OPEN.match(line):
        yield f"{line}{found['mark']}", "the quotation mark that begins here has no end"
    elif found := _NOT_OPENED.match(line):
        mended = f"{found['key']}{found['mark']}{found['text']}{found['mark']}"
        yield mended, "the quotation mark at the end has no beginning"
    elif "{" in line or "[" in line:
        yield from _in_brackets(line)


def _in_brackets(line: str) -> Iterator[tuple[str, str]]:
    """The same with a mark more, where an entry can end."""
    for begin in _BEGIN.finditer(line):
        mark = begin[0][-1]
        if line.count(mark) % 2:
            for number, end in enumerate(_END.finditer(line, begin.end())):
                if number == _MOST_ENDS or mark in line[begin.end() : end.start()]:
                    break
                text = line[begin.end() : end.start()]
                what = f"the quotation mark before {text} has no end"
                yield f"{line[: end.start()]}{mark}{line[end.start() :]}", what
