"""Answers to what readers see, which begin with a colon: one with a wrong mark, or with none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from helpcenter.guide.columns import SHORT_LINE, columns
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import ANSWER, NESTED, UNMARKED_ANSWER

_MARKED = re.compile(r"[ 　]*(?:[：﹕][ 　]*|:(?![\s:-])(?!\w+:)|[ 　]*　+:[ 　]*| {4,}:[ ]*)(?=\S)")
# An entry of a list that is indented, and not enough for an answer.
_ENTRY = re.compile(r"( {1,3})[-*+] ")
_RIGHT = re.compile(r":[ \t]")
_INDENTED = (" ", "\t")
# What stands before an answer where question and answer are marked by words.
_ANNOUNCED = re.compile(r"\s*(?:(?:答|回答|A|Answer)[:：]\s*)?(?=\S)")
_NO_TEXT = re.compile(r"[-+|:#<>]|\*(?!\*)|\d+[.、]|!!!|```|~~~|===|\{\{|\[")
_ENDED = re.compile(r"(?:[.。!！,，;；、…]|\]\(\S*\))\s*$")
_SENTENCE_END = re.compile(r"[.。!！?？]\s*$")


def fix(lines: Sequence[str], index: int, *, marked: bool, unmarked: bool) -> Fix | None:
    """What is wrong with an answer, if this line can be one that is `marked`, or one that is `unmarked`."""
    found = _wrongly_marked(lines[index]) if marked else None
    return found or (_unmarked(lines, index) if unmarked else None)


def entry(line: str, container: str) -> Fix | None:
    """An entry of a list in an answer, if lines belong to one, with too few spaces: it would end the answer."""
    found = _ENTRY.match(line) if container == "answer" else None
    return Fix(0, found[1], "    ", NESTED) if found else None


def _wrongly_marked(line: str) -> Fix | None:
    """An answer whose mark Markdown does not see."""
    found = _MARKED.match(line)
    return Fix(0, found[0], ":   ", ANSWER) if found else None


def _unmarked(lines: Sequence[str], index: int) -> Fix | None:
    """An answer without its mark, among others that have one: below a short line that ends without a full stop.

    No paragraph looks so: where its first line ends, the next word would still have had room.
    """
    line = lines[index]
    above = _block(reversed(lines[:index]))
    is_apart = not above
    question = above[0] if above else next(filter(str.strip, reversed(lines[:index])), "")
    if len(above) > 1 or not _is_question(question) or not _is_text(line):
        return None
    first = index - 1 if above else next(at for at in range(index - 1, -1, -1) if lines[at].strip())
    block = _block(lines[index:])
    if _RIGHT.match((*block, "", "")[1]) or not _has_room(question, block):
        return None
    if is_apart and (_follows_text(lines, first) or (len(block) == 1 and _is_question(line))):
        return None
    if not _is_answered(_before(lines, first)) and not _begins_entry(lines, index + len(block), like=not is_apart):
        return None
    found = _ANNOUNCED.match(line)
    return Fix(0, found[0] if found else "", ":   ", UNMARKED_ANSWER)


def _block(lines: Iterable[str]) -> list[str]:
    """The lines up to an empty one, or to a heading."""
    return [*takewhile(lambda one: one.strip() and not one.startswith("#"), lines)]


def _is_question(line: str) -> bool:
    text = line.strip()
    if not text or len(text) > SHORT_LINE or line.startswith(_INDENTED) or _NO_TEXT.match(text) or _ENDED.search(text):
        return False
    return columns(text) <= SHORT_LINE


def is_question(line: str) -> bool:
    """Whether this can be what an answer stands below: a short line without the end of a sentence."""
    return _is_question(line) and _is_text(line)


def begins_answer(line: str) -> bool:
    """Whether this is the first line of an answer, with a right mark or a wrong one."""
    begins = line.lstrip(" \t　").startswith((":", "：", "﹕"))
    return begins and bool(_RIGHT.match(line) or _MARKED.match(line))


def _is_text(line: str) -> bool:
    return not _NO_TEXT.match(line.strip())


def _has_room(question: str, block: Sequence[str]) -> bool:
    """Whether the first word of what is below would not have made its line the longest."""
    answer = block[0].strip()
    word = re.match(r"[\x00-\x7f]\S*|..?", answer)
    longest = max(columns(one.strip()) for one in block)
    return bool(word) and columns(question.strip()) + 1 + columns(word[0] if word else "") <= longest


def _follows_text(lines: Sequence[str], first: int) -> bool:
    return first > 0 and bool(lines[first - 1].strip()) and not lines[first - 1].startswith("#")


def _before(lines: Sequence[str], first: int) -> list[str]:
    """The block above the question, and those of its answer that are indented."""
    found: list[str] = []
    for line in reversed(lines[:first]):
        if line.startswith("#"):
            break
        if not line.strip() and found and not found[-1].startswith(_INDENTED):
            break
        if line.strip():
            found.append(line)
    return found


def _is_answered(block: Iterable[str]) -> bool:
    return any(map(_RIGHT.match, block))


def _begins_entry(lines: Sequence[str], index: int, *, like: bool) -> bool:
    """Whether another question follows with its answer; `like`: or with one that lacks its mark, too."""
    following = [*takewhile(lambda one: not one.startswith("#"), lines[index:])]
    block = _block(following[next((at for at, one in enumerate(following) if one.strip()), len(following)) :])
    if not block[1:]:
        return False
    if _RIGHT.match(block[1]) or _MARKED.match(block[1]):
        return True
    is_entry = like and _is_question(block[0]) and _is_text(block[1]) and _has_room(block[0], block[1:])
    return is_entry and bool(_SENTENCE_END.search(block[-1]))
