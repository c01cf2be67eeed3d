"""Quotation marks of YAML that are not closed, not opened, or closed by another: what a line is meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

_VALUE = r"(?P<key> *(?:- +)?(?:[\w.-]+: +)?)"
_OPEN = re.compile(rf"{_VALUE}(?P<mark>[\"'])(?:(?!(?P=mark)).)*$")
_CROSSED = re.compile(rf"{_VALUE}(?P<mark>[\"'])(?P<text>[^\"']+)[\"']$")
_NOT_OPENED = re.compile(rf"{_VALUE}(?P<text>[^\s\"'\[{{|>#][^\"']*)(?P<mark>[\"'])$")
# In brackets, where a mark begins and where it can end.
_BEGIN = re.compile(r"[:\[,{] *[\"']")
_END = re.compile(r" *[,}\]]|: ")
# Where a text in quotation marks can begin and end that has such a mark in it: `'T-Mobile's line'`.
_WHOLE_BEGIN = re.compile(r"(?:[:\[,{]|^ *-) +(?P<mark>[\"'])|[\[{](?P<first>[\"'])")
_WHOLE_END = re.compile(r"(?P<mark>[\"'])(?= *(?:[,}\]]|(?: #.*)?$))")
# Two texts, each in quotation marks of its own.
_SEVERAL = re.compile(r"[\"'] *, *(?:[\w-]+: *)?[\"']")
_CALLED = {"'": "an apostrophe between single quotation marks", '"': "a quotation mark between quotation marks"}
# The text of an entry seldom has more commas than that.
_MOST_ENDS = 3


def meant(line: str) -> Iterator[tuple[str, str]]:
    """What a line may be meant to be, each with what is wrong with its quotation marks.

    Only what would not make a key of a part of a text: `{note: 'a', b'}` is YAML, too.
    """
    for mended, what in (*((mended, f"this line has {what}") for mended, what in whole(line)), *_closed(line)):
        if not has_lone_key(mended):
            yield mended, what


def whole(line: str) -> Iterator[tuple[str, str]]:
    """A line with other quotation marks around a text that has those around it in it, too."""
    for begin in _WHOLE_BEGIN.finditer(line):
        mark, start = begin["mark"] or begin["first"], begin.end()
        for end in _WHOLE_END.finditer(line, start):
            text = line[start : end.start()]
            if end["mark"] == mark and mark in text and not _SEVERAL.search(text):
                yield f"{line[: start - 1]}{_in_marks(text)}{line[end.end() :]}", _CALLED[mark]


def has_lone_key(line: str) -> bool:
    """Whether the braces of a line have a key without a value, as a part of a text that is not in quotation marks."""
    try:
        events = [*yaml.parse(line.strip())]
    except yaml.YAMLError:
        return False  # it needs the lines around it
    keys: list[bool | None] = []  # of each group that is open, whether a key is next; None for a list
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            if keys and keys[-1] is not None:
                is_nothing = isinstance(event, yaml.ScalarEvent) and event.style is None and not event.value
                if is_nothing and not keys[-1]:
                    return "{" in line
                keys[-1] = not keys[-1]
            if isinstance(event, yaml.CollectionStartEvent):
                keys.append(True if isinstance(event, yaml.MappingStartEvent) else None)
    return False


def _in_marks(text: str) -> str:
    """A text in quotation marks that it does not have; in single ones, an apostrophe is written twice."""
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if '"' in text or "\\" in text else f'"{text}"'


def _closed(line: str) -> Iterator[tuple[str, str]]:
    """The same with a mark more, or another."""
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
