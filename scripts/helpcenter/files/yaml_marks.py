"""Marks that input methods and word processors write instead of those of YAML: 【 】 for brackets, “ ” for quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple


class _Kind(NamedTuple):
    """Marks of one kind: what they are `called`, which they are, and the line with those of YAML instead."""

    called: str
    marks: re.Pattern[str]
    right: Callable[[str], str]


def _replacing(called: str, marks: str, right: str) -> _Kind:
    """Marks each with the one at the same place in `right`."""
    table = str.maketrans(marks, right)
    return _Kind(called, re.compile(f"[{re.escape(marks)}]"), lambda line: line.translate(table))


def _substituting(called: str, marks: str, pattern: str, right: str) -> _Kind:
    substituted = re.compile(pattern)
    return _Kind(called, re.compile(marks), lambda line: substituted.sub(right, line))


QUOTES = "“”„‟＂「」『』‘’"
# What is full-width and no mark of YAML: letters, digits, # and the like.
_LETTERS = "".join(chr(code) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂＇（），－：；［］｛｝")
_KINDS = (
    _replacing("curly quotation marks", QUOTES, '""""""""' + '"' + "''"),
    _replacing("full-width brackets", "【】［］〔〕｛｝", "[][][]{}"),
    _substituting(
        "no-break spaces, which look like ordinary ones", "[\u00a0\u202f\u2007]", "[\u00a0\u202f\u2007]", " "
    ),
    _substituting("full-width commas", "[，、]", r"\s*[，、]\s*", ", "),
    _substituting("full-width colons", "：", r"：(?P<slashes>//)?\s*", r": \g<slashes>"),
    _replacing("full-width letters", _LETTERS, "".join(chr(ord(letter) - 0xFEE0) for letter in _LETTERS)),
    _replacing("long dashes", "–—−－", "----"),
    _substituting("semicolons", "[;；]", r"\s*[;；]\s*", ", "),
    _substituting("a full stop at its end", "[。.]$", "[。.]$", ""),
    _replacing("full-width stops", "。", "."),
    _replacing("round brackets", "()（）", "[][]"),
)
# In an address, nothing is between the colon and the slashes.
_ADDRESS = re.compile(r"\b(https?): //")
# Of one line, more kinds are never wrong at once.
_MOST_KINDS = 3
_WRAPPED = re.compile(r"[“”„‟＂‘’「『]([^“”„‟＂‘’「」『』]+)[“”‟＂‘’」』]")


def meant(line: str) -> Iterator[tuple[str, str]]:
    """What a line may be meant to be, the least changed first; each with what is wrong: `full-width commas (，)`."""
    there = [kind for kind in _KINDS if kind.marks.search(line)]
    for size in range(1, min(len(there), _MOST_KINDS) + 1):
        for kinds in combinations(there, size):
            mended = line
            for kind in kinds:
                mended = _ADDRESS.sub(r"\1://", kind.right(mended))
            yield mended.rstrip(), " and ".join(_called(kind, line) for kind in kinds)


def _called(kind: _Kind, line: str) -> str:
    return f"{kind.called} ({' '.join(dict.fromkeys(kind.marks.findall(line)))})"


def unwrapped(text: str) -> str | None:
    """What is between the curly quotation marks that a text begins and ends with; None if it has none."""
    found = _WRAPPED.fullmatch(text.strip()) if text else None
    return found[1] if found else None
