"""Telephone numbers that are told and not written: in pieces, in words, with letters for digits.

`first press 138, then 0013`, `one hundred thirty-eight, nil, nil`, `hotline l38 OOl3 8OOO`, `call CALL-SIM-HELP`.
Digits are a telephone number only near a word such as `call`: elsewhere they are amounts, dates and versions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from helpcenter.language.language_data import LanguageData
from helpcenter.lint.recognizers.mentions import mentioned, whole_words
from helpcenter.lint.recognizers.number_words import NumberWords, Piece, pieces

# How far behind the word that says to call, and before it, a number can be; and how far its pieces are apart.
_BEHIND = 200
_BEFORE = 70
_TO_FIRST = 60
_APART = 36
_GROUP_BEFORE = re.compile(r"\d\s$")
# The longest unit behind a number.
_UNIT = 16
# The fewest and the most digits of a telephone number.
_FEWEST = 7
_MOST = 15
# Letters that are drawn like digits, beside digits.
_ALIKE = str.maketrans("OoQIl|", "000111")
_DRAWN_ALIKE = re.compile(
    r"(?<![\w.])(?=[\d\sOoIl|.-]*(?:\d[OoIl|]|[OoIl|]\d))[\dOoIl|]{2,}(?:[\s.-]{1,2}[\dOoIl|]{2,}){0,4}(?!\w)", re.ASCII
)
_LETTER_BESIDE_DIGIT = re.compile(r"[0-9](?:[OoIl|]|(?<=[OoIl|].))")
# The letters on the keys: CALL-SIM-HELP, 800-CARDS.
_ON_KEYS = re.compile(
    r"(?<![\w-])(?:\d{1,4}-)*[A-Z]{2,}(?:-[A-Z]{2,}){1,3}(?![\w-])|(?<![\w-])\d{3,4}-?[A-Z]{4,8}(?![\w-])", re.ASCII
)
_CAPITALS = re.compile("[A-Z](?=[A-Z]*-[A-Z]{2})|[0-9](?=-?[A-Z]{4})")
# Where amounts, times and dates are in a text.
Measure: TypeAlias = Callable[[str], list[tuple[int, int]]]


class ToldNumber(NamedTuple):
    start: int
    end: int
    digits: str


def told_numbers(text: str, words: LanguageData, measure: Measure) -> Iterator[ToldNumber]:
    """The numbers that `text` tells, and says to call. What `measure` finds is part of one only behind a zero: 0013."""
    calls = mentioned(text, words.dial.calls)
    if not calls:
        return
    found = list(pieces(text, NumberWords.of(words)))
    has_letters = bool(_LETTER_BESIDE_DIGIT.search(text) or _CAPITALS.search(text))
    if not has_letters and all(sum(len(piece.digits) for piece in chain) < _FEWEST for chain in _chains(found)):
        return
    starts, end = [piece.start for piece in found], 0
    for call in whole_words(calls).finditer(text):
        first, last = max(call.start() - _BEFORE, end), min(call.end() + _BEHIND, len(text))
        near = found[bisect_left(starts, first) : bisect_left(starts, last)]
        for number in (*(_with_letters(text, call) if has_letters else ()), *_in_pieces(text, call, near, measure)):
            if number.start >= end:
                end = number.end
                yield number


def _with_letters(text: str, call: re.Match[str]) -> Iterator[ToldNumber]:
    near = min(call.end() + _TO_FIRST, len(text))
    for found in _DRAWN_ALIKE.finditer(text, max(call.start() - _BEFORE, 0), near):
        digits = "".join(filter(str.isdigit, found[0].translate(_ALIKE)))
        if _FEWEST <= len(digits) <= _MOST:
            yield ToldNumber(found.start(), found.end(), digits)
    for found in _ON_KEYS.finditer(text, call.end(), near):
        if _FEWEST <= len(found[0].replace("-", "")) <= _MOST:
            yield ToldNumber(found.start(), found.end(), found[0])


def _in_pieces(text: str, call: re.Match[str], found: list[Piece], measure: Measure) -> Iterator[ToldNumber]:
    if sum(len(piece.digits) for piece in found) < _FEWEST:
        return
    if not any(_begins_with_zero(text, piece) for piece in found):
        first = found[0].start
        amounts = [(first + start, first + end) for start, end in measure(text[first : found[-1].end + _UNIT])]
        found = [piece for piece in found if not any(start < piece.end and piece.start < end for start, end in amounts)]
    for chain in _chains(found):
        digits = "".join(piece.digits for piece in chain)
        is_near = chain[0].start - call.end() < _TO_FIRST and call.start() - chain[-1].end < _APART
        if len(chain) > 1 and is_near and _FEWEST <= len(digits) <= _MOST:
            yield ToldNumber(chain[0].start, chain[-1].end, digits)


def _begins_with_zero(text: str, piece: Piece) -> bool:
    """0013 is no amount; the zeros of 10 000 are a part of one."""
    is_group = _GROUP_BEFORE.search(text, max(piece.start - 2, 0), piece.start)
    return piece.digits.startswith("0") and len(piece.digits) > 1 and not is_group


def _chains(found: list[Piece]) -> Iterator[list[Piece]]:
    chain: list[Piece] = []
    for piece in found:
        if chain and piece.start - chain[-1].end > _APART:
            yield chain
            chain = []
        chain.append(piece)
    if chain:
        yield chain
