"""Punctuation that went wrong when a text was changed or pasted: half a pair, two marks in a row, a divided word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block
from helpcenter.lint.context import Issue, PageContext, Reporter

# The first and the second marks of pairs, each with the pair that it is of: one mark can be typed full-width and the
# other half-width.
_FIRST = dict(zip("“„「『《【(（", "““「『《【((", strict=True))
_SECOND = dict(zip("”」』》】)）", "“「『《【((", strict=True))
# What is missing beside each.
_OTHER = dict(zip("“”„「」『』《》【】()（）", "”““」「』『》《】【)(）（", strict=True))
_MARKS = re.compile(f"[{re.escape(''.join(_OTHER))}]")
# What has only the second one: the number of an entry, a smiley.
_ALONE = re.compile(r"(?:(?:^|[\s,;，；、])\w{1,3}|[:;]-?)$")
# Two marks of which only one can be meant. More than one ! or ? is a matter of taste; dots stand for what is left out,
# C: is a drive, and four marks in a row are a list of them.
_WIDE = "，、；：。"
_DOUBLED = re.compile(
    rf"(?<![{_WIDE}])[{_WIDE}](?:\s?[{_WIDE}]){{1,2}}(?!\s?[{_WIDE}])|[！？][{_WIDE}]"
    r"|(?:[,;]|(?<!\b\w):) ?(?:[,;](?!\w)|\.(?![.\w]))"
)
# A full stop can also be part of an abbreviation: of a short word, or one with others.
_END_OF_HEADING = re.compile(r"[：:，,；;、。]\s*$|(?<=[a-z]{5})\.\s*$")
_DIVIDED = re.compile(r"(?<![\w-])([^\W\d_]{2,})- ([^\W\d_]{2,})(?![\w-])")


@waivable
def unpaired_mark(context: PageContext) -> Iterator[Issue]:
    """A quotation mark or bracket whose other half is missing in its paragraph.

    Bad:  `照片要清晰”。`, `your ID (passport or ID card`
    Good: `“照片要清晰”。`, `your ID (passport or ID card)`

    `a)` before an entry has no other half.
    """
    for text, report in _texts(context):
        for place, mark in islice(_unpaired(text), 1):  # another may follow from it
            side = "behind" if mark in _FIRST else "in front of"
            yield report(place, f"{mark} has no {_OTHER[mark]} {side} it; write it, or remove {mark}")


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """The marks without their other half, and where they are."""
    marks = [(found.start(), found[0]) for found in _MARKS.finditer(text)]
    written = [mark for _, mark in marks]
    # Swedish has ” on both sides; and a straight mark can be either half.
    if '"' in text or (written.count("”") % 2 == 0 and not {"“", "„"} & set(written)):
        marks = [each for each in marks if each[1] not in "“”„"]
    waiting: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, mark in marks:
        opened = waiting[_SECOND.get(mark) or _FIRST[mark]]
        closes = mark in _SECOND or (mark == "“" and opened and opened[-1][1] == "„")
        if not closes:
            opened.append((place, mark))
        elif opened:
            opened.pop()
        elif not _ALONE.search(text, max(place - 5, 0), place):
            yield place, mark
    for left in waiting.values():
        yield from left


@waivable
def doubled_mark(context: PageContext) -> Iterator[Issue]:
    """Two punctuation marks in a row, of which one was left over.

    Bad:  `照片要清晰，。`, `Take a photo,.`
    Good: `照片要清晰。`, `Take a photo.`
    """
    for block in context.guide.blocks:
        pictures = {span.start for span in block.marked("image")}  # they have no text of their own there
        for found in _DOUBLED.finditer(block.prose("code", filler="A")) if block.kind != "code" else ():
            if pictures.isdisjoint(range(found.start() + 1, found.end())):
                marks = dict.fromkeys(found[0].replace(" ", ""))
                message = f'"{found[0]}": two marks in a row; keep only {" or ".join(marks)}'
                yield context.at(block, message, found.start())


@waivable
@warning
def marked_heading(context: PageContext) -> Iterator[Issue]:
    """A heading that ends with a colon, a comma or a full stop, which no table of contents and no search result needs.

    Bad:  `## 怎样算成功：`, `## How you know it worked.`
    Good: `## 怎样算成功`, `## How you know it worked?`
    """
    for section in context.guide.parts:
        found = _END_OF_HEADING.search(section.heading.prose("code", "label", filler="A"))
        if found:
            yield context.at(section, f'a heading ends without "{found[0]}"; remove it', found.start())


@waivable
def divided_word(context: PageContext) -> Iterator[Issue]:
    """A word that was divided at the end of a line, as PDFs have it. No search finds it.

    Bad:  `identity verifi- cation`
    Good: `identity verification`

    Known are the words of the other pages in this language: `pre- and postpaid` is no divided word.
    """
    divided = [(each, report) for text, report in _texts(context) for each in _DIVIDED.finditer(text)]
    known = _words_of_others(context) if divided else frozenset()
    for found, report in divided:
        whole = found[1] + found[2]
        if whole.casefold() in known:
            yield report(found.start(), f'"{found[0]}" is divided, as in a PDF; write "{whole}"')


def _words_of_others(context: PageContext) -> frozenset[str]:
    pages = (page for page in context.content.pages.values() if page.locale == context.page.locale)
    return frozenset(word.casefold() for page in pages for word in re.findall(r"[^\W\d_]+", page.body))


def _texts(context: PageContext) -> Iterable[tuple[str, Reporter]]:
    """The texts of a page, each by itself, with a letter for every one of code."""
    for block in context.guide.blocks:
        if block.kind != "code":
            yield block.prose("code", filler="A"), partial(_at, context, block)
    for key in ("description",) if context.guide.title == context.facts.title else ("title", "description"):
        yield getattr(context.facts, key), context.report_fact(key)


def _at(context: PageContext, block: Block, position: int, message: str) -> Issue:
    return context.at(block, message, position)
