"""Hosts whose dot is another mark, or told in words: `simhelp·top`, `simhelp d0t top`, "simhelp, then a dot and top".

What is a word with a known top-level domain behind it, joined by any such mark, is a host: the list of these domains
decides, so that names (史蒂夫·乔布斯) and lists (a・b) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from helpcenter.language.language_data import LanguageData
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.recognizers.mentions import mentioned, whole_words
from helpcenter.lint.recognizers.top_level_domains import top_level_domains

# A mark that is no letter, no punctuation of any text, and no arrow (Settings → App).
_MARK = r"[^\w\s\x00-\x7f“”‘’„«»‹›…‐-―←-⇿➔-➾、，；：！？（）【】《》〈〉「」『』～％＋￥€£°×÷±]"
_MARKED = re.compile(rf"{_MARK}(?<=[A-Za-z0-9].){_MARK}?(?=[a-z])")
_LABEL = re.compile(r"(?<![A-Za-z0-9_.@/-])([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)\s?$")
_END = re.compile(r"([a-z]{2,18})(?![A-Za-z0-9_-]|\.[a-z])")
_WHOLE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,18}")
_SEPARATOR = r"[\s,，、“”\"'`()（）\[\]【】{}<>:：;；+~*_-]"
# Longer than what is between the parts of an address that is told.
_FAR = 50
_JOINT = re.compile(
    rf"[,_，|*~^](?<=[a-z0-9].)(?=[a-z])|[.]\s(?<=[a-z0-9]\s.\s)(?=[a-z])|{_MARK}(?<=[a-z0-9].|\s.)\s?[A-Za-z]?\s?(?=[a-z])"
)
# Between a word such as "website" and the address.
_SOON = 30
_NO_WORD = re.compile(r"[^A-Za-z0-9。.!?！？；;\n\0]{0,12}(?:(?:is|of) )?")
_SHORT = 2


# The dot behind a letter of another script, and what shows that an address is there.
_FOREIGN_DOT = re.compile(r"(?<=[^\W\x00-\x7f])\.(?=[a-z])")
_FOREIGN_LABEL = re.compile(r"(?<![@/.\w-])[\w-]+$")
_PATH = re.compile(r"/|[:?#][A-Za-z0-9]")


class ToldHost(NamedTuple):
    start: int
    end: int
    host: str


def find(text: str, words: LanguageData) -> Iterator[ToldHost]:
    """The hosts that `text` tells."""
    yield from _marked(text)
    yield from _international(text)
    yield from _told(text, words)
    yield from _announced(text, words)


def announces(text: str, words: LanguageData) -> bool:
    """Whether `text` speaks of an address or of going to one."""
    return bool(whole_words(words.addresses.sites).search(text))


def is_host(text: str, words: LanguageData) -> bool:
    """Whether `text` is a host whose end is known."""
    return bool(_WHOLE.fullmatch(text)) and _is_end(text.rpartition(".")[2], words)


def _is_end(word: str, words: LanguageData) -> bool:
    """Whether `word` can be the end of a host, and is no word of running text (`in`, `is`)."""
    return word not in words.stop_words and word not in words.addresses.fillers and word in top_level_domains()


def _marked(text: str) -> Iterator[ToldHost]:
    """`simhelp·top`, and any other mark. Between two sentences a capital follows: `App。App`."""
    for mark in _MARKED.finditer(text):
        label, end = _LABEL.search(text, max(mark.start() - _FAR, 0), mark.start()), _END.match(text, mark.end())
        if not label or not end or len(label[1]) == 1 or end[1] not in top_level_domains():
            continue
        if "。" not in mark[0] or label[1].islower():
            yield ToldHost(label.start(), end.end(1), f"{label[1]}.{end[1]}".lower())


def _international(text: str) -> Iterator[ToldHost]:
    """`丅.me/abc`: whatever its letters look like, what has a path is an address, and so is one letter by itself."""
    for dot in _FOREIGN_DOT.finditer(text):
        label = _FOREIGN_LABEL.search(text, max(dot.start() - _FAR, 0), dot.start())
        end = _END.match(text, dot.end())
        if label and end and end[1] in top_level_domains() and (_PATH.match(text, end.end(1)) or len(label[0]) == 1):
            yield ToldHost(label.start(), end.end(1), f"{label[0]}.{end[1]}".lower())


def _told(text: str, words: LanguageData) -> Iterator[ToldHost]:
    if not mentioned(text, _dot_words(words.spoken_dots, words.addresses.pointers)):
        return
    dots = _dots(words.spoken_dots, words.addresses.pointers)
    between, before, behind = _parts(words.addresses.fillers)
    for dot in dots.finditer(text):
        end = behind.match(text, dot.end())
        if not end:
            continue
        label = before.search(text, max(dot.start() - _FAR, 0), dot.start())
        if not label or label["label"].lower() in {*words.stop_words, *words.addresses.fillers}:
            continue
        # "The starting point and link": such a word is the dot of an address only if other words lead to it.
        if dot["pointer"] and not between.search(text, label.end("label"), dot.start()):
            continue
        if _is_end(end["end"], words):
            yield ToldHost(label.start("label"), end.end("end"), f"{label['label']}.{end['end']}".lower())


def _announced(text: str, words: LanguageData) -> Iterator[ToldHost]:
    """After a word such as "website" the address follows soon, and its mark may be one of ordinary texts."""
    for joint in _JOINT.finditer(text):
        label, end = _LABEL.search(text, max(joint.start() - _FAR, 0), joint.start()), _END.match(text, joint.end())
        if label and end and len(label[1]) > _SHORT:
            sites = list(
                whole_words(words.addresses.sites).finditer(text, max(label.start() - _SOON, 0), label.start())
            )
            is_announced = sites and _NO_WORD.fullmatch(text, sites[-1].end(), label.start())
            if is_announced and _is_end(end[1], words):
                yield ToldHost(label.start(), end.end(1), f"{label[1]}.{end[1]}".lower())


@cache
def _dot_words(spoken: tuple[str, ...], pointers: tuple[str, ...]) -> tuple[str, ...]:
    """What a text has that names a dot; `d.o.t` begins with a word of one letter."""
    latin = [word for word in spoken if word.isascii()]
    return (*spoken, *pointers, *(word.replace("o", "0") for word in latin), *(word[0] for word in latin))


@cache
def _dots(spoken: tuple[str, ...], pointers: tuple[str, ...]) -> re.Pattern[str]:
    """The words for a dot, those with Latin letters also as `d0t` and `d.o.t`."""
    whole, others = divided(spoken)
    letters = [
        "[._-]?".join("[oO0]" if letter == "o" else f"(?i:{re.escape(letter)})" for letter in word) for word in whole
    ]
    pointing, pointed = map(one_of, divided(pointers))
    said = "|".join(rf"(?<!{LETTER}){each}(?!{LETTER})" for each in letters) or "(?!)"
    return re.compile(rf"{said}|(?P<pointer>(?<!{LETTER}){pointing}(?!{LETTER})|{pointed})|{one_of(others)}")


@cache
def _parts(fillers: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A word that may be between the parts of an address; what is before the dot; and what is behind it."""
    whole, others = map(one_of, divided(fillers))
    filler = rf"(?:(?<!{LETTER}){whole}(?!{LETTER})|{others})"
    between = rf"(?:{_SEPARATOR}|{filler}){{0,16}}?"
    return (
        re.compile(filler),
        re.compile(rf"(?<![A-Za-z0-9.@/-])(?P<label>[A-Za-z0-9][A-Za-z0-9-]{{2,30}})(?<!-){between}$"),
        re.compile(rf"{between}(?!{filler})(?P<end>[a-z]{{2,18}})(?![A-Za-z0-9_-])"),
    )
