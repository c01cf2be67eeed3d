"""Code of several lines, without what a translation says in other words: comments, and sentences in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"(?:^|(?<=\s))(?://|#(?=[\s#-]|[^\x00-\x7f])).*|^\s*(?:--|;)(?=\s|[^\x00-\x7f]).*")
_BLOCK_COMMENT = re.compile(r"(?<![\w*\"'])/\*.*?\*/(?![*\"'])|<!--.*?-->", re.DOTALL)
# A comment, too, but also a line that the administrator types.
_PROMPT = re.compile(r"#\s")
_QUOTED = re.compile(r"(?P<mark>[\"'`])(?P<said>(?:(?!(?P=mark))[^\\]|\\.)*)(?P=mark)")
# Three words are a sentence, and no value that a program reads.
_SENTENCE = re.compile(r"[A-Za-z][a-z'’]*[,:]?(?: [A-Za-z][a-z'’]*[,:]?){2,}[.!?:]*")
# What is in another writing system, with the spaces around it, and with words in Latin letters within it.
_WORDS = re.compile(r"\s*[^\x00-\x7f](?:[^\x00-\x7f]|[A-Za-z\s]+(?=[^\x00-\x7f]))*\s*")


class Line(NamedTuple):
    """A line of code as it is compared, and where it begins in the code."""

    text: str
    start: int


def lines(code: str) -> list[Line]:
    """The lines that say something to a program, with single spaces."""
    code = _BLOCK_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), code)
    keeps_comments = all(_PROMPT.match(line) for line in code.split("\n") if line.strip())
    found = (
        (line.strip() if keeps_comments else _COMMENT.sub("", line).strip(), start) for line, start in _split(code)
    )
    return [Line(" ".join(_QUOTED.sub(_value, text).split()), start) for text, start in found if text]


def compared(code: str) -> str:
    """All of its lines."""
    return "\n".join(line.text for line in lines(code))


def first_difference(mine: list[Line], theirs: list[Line]) -> tuple[Line | None, Line | None] | None:
    """The first lines that say something else to a program; None for a line that the other code lacks."""
    if _is_translated(_whole(mine), _whole(theirs)):
        return None
    for one, other in zip(mine, theirs, strict=False):
        if not _is_translated(one.text, other.text):
            return one, other
    shorter = min(len(mine), len(theirs))
    return (mine[shorter] if len(mine) > shorter else None), (theirs[shorter] if len(theirs) > shorter else None)


def _split(code: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in code.split("\n"):
        yield line, start + len(line) - len(line.lstrip())
        start += len(line) + 1


def _value(quoted: re.Match[str]) -> str:
    return '""' if _SENTENCE.fullmatch(quoted["said"]) else quoted[0]


def _whole(code: list[Line]) -> str:
    """All lines, with one that goes on in the next as one line, as a shell reads it."""
    return "\n".join(line.text for line in code).replace(" \\\n", " ")


def _is_translated(one: str, other: str) -> bool:
    """Whether two pieces of code are the same but for words of another writing system in one of them."""
    return one == other or _fits(one, other) or _fits(other, one)


def _fits(translated: str, other: str) -> bool:
    """Whether all that is in ASCII comes in the other code in the same order, and with words without digits between."""
    pieces = _WORDS.split(translated)
    if len(pieces) == 1 or not other.startswith(pieces[0]):
        return False
    end = len(pieces[0])
    for piece in pieces[1:-1]:
        start = other.find(piece, end)
        if start < 0 or _has_digit(other[end:start]):
            return False
        end = start + len(piece)
    rest = other[end:]
    return rest.endswith(pieces[-1]) and not _has_digit(rest[: len(rest) - len(pieces[-1])])


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
