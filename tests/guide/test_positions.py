"""The position in the file of what is in a block, whatever kind of block it is and whatever stands before it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

import pytest

from helpcenter.guide import positions
from helpcenter.guide.parser import GuideParser
from helpcenter.language import language_file
from helpcenter.language.localizer import Localizer

# Each † stands before a word of the text, all places of which are marked; where it is not text, it is not.
PAGES = {
    "note under step": "## S {#a .steps}\n\n1. Open it.\n\n    A †bad note.\n\n2. Go.\n",
    "nested list": "- one\n    - two\n        - †bad three\n- fine four\n",
    "substeps": "## S {#a .steps}\n\n1. Open it.\n\n    1. One.\n    2. A †bad one.\n\n2. Go.\n",
    "cell": "| a | b |\n|---|---|\n| fine | x |\n| y | †bad |\n",
    "same cell": "| a | b |\n|---|---|\n| †bad | †bad |\n| †bad | x |\n",
    "cell with pipe": "| a | b |\n|---|---|\n| `x \\| oth` | y |\n| z | †bad |\n",
    "empty cells": "| a | b |\n|---|---|\n|   | †bad |\n| †bad |  |\n",
    "admonition": '!!! warning "A †bad title"\n    Some †bad text.\n\n    More †bad text.\n',
    "admonition no title": "!!! note\n    note †bad text.\n",
    "quote": "> A †bad quote\n> goes †bad on\n\nAfter †bad.\n",
    "quote in list": "- x\n\n    > A †bad quote\n",
    "code in a fence": "code\n\n```\nx <bad2>\ncode <x> †bad\n```\n",
    "after fence": "```\nSome text †bad here\n```\n\nSome text †bad here\n",
    "after fence same": "```\n†bad\n```\n\n†bad\n",
    "before fence same": "†bad\n\n```\nbadx\n```\n\n†bad\n",
    "indented code": "x\n\n    code †bad\n\n†bad\n",
    "hard break": "One line  \ntwo †bad lines\\\nthree †bad\n",
    "wrapped": "A long one\nthat goes on\nand on †bad and\non †bad.\n",
    "comment": "<!-- This is bad. -->\n\nThis is †bad.\n",
    "comment multi": "<!--\nThis is bad.\n-->\n\nThis is †bad.\n",
    "comment inline": "This <!-- bad --> is †bad.\n",
    "comment before word": "x <!-- is bad --> y is †bad.\n",
    "comment in list": "- x <!-- bad -->\n- †bad\n",
    "reference link": "See [the text][bad] and †bad.\n\n[bad]: https://example.org/bad\n",
    "reference def before": "[bad]: https://example.org/bad 'bad title'\n\nSee [†bad] and †bad.\n",
    "ref def before same line text": "[x]: /bad\n\n†bad\n",
    "link target": 'See [x](bad.md "bad") and †bad.\n',
    "link target parens": "See [x](a_(bad).md) and †bad.\n",
    "link angle": "See [x](<bad.md>) and †bad.\n",
    "autolink": "See <https://x.example> and †bad.\n",
    "image": "See ![bad](bad.png) and †bad.\n",
    "image only": "![bad](bad.png)\n\n†bad\n",
    "heading": "# Title\n\n## A †bad one {#bad}\n\ntext †bad\n",
    "setext": "A †bad one\n==========\n\ntext\n",
    "heading attr decoy": "## x {#bad}\n\n†bad\n",
    "deflist": "A †bad term\n:   The †bad def.\n\n    More †bad.\n\nb †bad\n:   c †bad\n",
    "entity": "A &amp; b &lt;x&gt; †bad\n",
    "entity run": "a &quot;q&quot; &copy; †bad\n",
    "escape": "a \\*x\\* †bad\n",
    "tab step": "## S {#a .steps}\n\n1.\tOpen †bad it.\n\n\tA †bad note.\n\n2.\tGo †bad.\n",
    "tab inside": "a\tb †bad\n",
    "tab list": "-\tone †bad\n\t-\ttwo †bad\n",
    "tab table": "|\ta\t|\tb\t|\n|---|---|\n|\tx\t|\t†bad\t|\n",
    "tab quote": ">\tA †bad quote\n",
    "tab admon": '!!! note "t"\n\tSome\ttext †bad\n',
    "html block": "<div>bad</div>\n\n†bad\n",
    "html inline": 'a <b title="bad">x</b> †bad\n',
    "checkbox": "- [ ] A †bad thing\n- [ ] bad2\n",
    "bold": "a **b** c †bad **x †bad**\n",
    "code span": "`bad2` then †bad\n",
    "dup items": "- OK\n- OK †bad\n- OK\n- OK †bad\n",
    "item is prefix": "- Open\n- Open the †bad\n",
    "short prefix": "There is an app.\n\n- a\n- an †bad x\n",
    "abbr short": "A sentence w is in it.\n\n| is | in |\n|---|---|\n| it | †with |\n",
    "footnoteish": "x[^1] †bad\n\n[^1]: foot †bad\n",
    "loose list": "1. one †bad\n\n2. two †bad\n\n3. three\n   lazy †bad\n",
    "plus": "+ a †bad\n* b †bad\n",
    "fence tilde": "~~~ text\nbad2\n~~~\nbad3\n\n†bad\n",
    "details": '??? note "x"\n    y †bad\n',
    "hr": "a\n\n---\n\n†bad\n",
    "two same paragraphs": "Same †bad text.\n\nSame †bad text.\n\nSame †bad text.\n",
    "comment between same": "Same †bad text.\n\n<!-- Same bad text. -->\n\nSame †bad text.\n",
    "indented lazily": "1. a\n   †bad b\n2. c\n\n   note †bad\n",
    "trailing spaces": "a   \n\n   b †bad\n",
    "escaped pipe": "a \\| b †bad\n",
    "nbsp": "a\xa0b †bad\n",
    "emoji": "😀 a †bad\n",
    "link text": "[a †bad link](x.md) †bad\n",
    "nested brackets": "[a [b] †bad](bad.md) †bad\n",
    "long address": "x [y](https://example.org/" + "bad/" * 700 + ") †bad\n",
    "comment decoy word": "x <!-- this is bad --> z †bad\n",
    "tab inside later": "one\n\ntwo\n\na\tb †bad\n\n- c\td †bad\n",
    "second line decoy": "A long line\nwith †b in it.\n\n| k | l |\n|---|---|\n| †b | c |\n",
    "dash cell": "| k | l |\n|---|---|\n| - | †bad |\n| - | †bad |\n",
    "titled box later": 'intro bad2\n\nx †bad\n\n!!! warning "A †bad box"\n    text †bad\n',
    "untitled box later": "intro\n\n!!! warning\n    text †bad\n",
    "fence in page twice": "a\n\n```\na\n```\n\n```\nb †bad\n```\n\nb †bad\n",
    "unclosed fence": "```\nb †bad\n",
    "code with tag": "`<x>` †bad\n",
    "html with text": "<p>bad</p>\n\nx †bad\n",
    "comment then text line": "<!-- bad -->\nx †bad\n",
    "two comments": "<!-- a bad -->\n\na †bad\n\n<!-- a bad -->\n\na †bad\n",
    "ref link title": 'See [a][r] †bad.\n\n[r]: /bad "bad"\n\n†bad\n',
    "ref undefined": "See [a][†bad] †bad.\n",
    "quote box": '> x\n\n!!! note "q"\n    > y †bad\n',
    "url in text": "<https://a.example/bad2> †bad\n",
    "attr list para": "text †bad \n",
    "numbers": "1. 1 x\n2. 2 †bad\n",
    "list after para lazy": "para x\n\n1. a\n\n    b †bad\n\n    - c †bad\n\n2. d †bad\n",
    "checklist step": "## S {#a .steps}\n\n- [ ] need †bad\n\n1. Do †bad.\n",
    "short cell": "A bridge.\n\n| a | k |\n|---|---|\n| x | a |\n| †b | y |\n",
    "note under a line of code": "## S {#a .steps}\n\n1. Open it.\n\n        code\n\n    A †bad note.\n",
    "long wrapped paragraph": "a line of it\n" * 40 + "and the †bad one\n",
}


@pytest.fixture(scope="module")
def parser() -> GuideParser:
    extensions = ["toc", "tables", "fenced_code", "admonition", "attr_list", "def_list", "sane_lists"]
    return GuideParser(extensions, {}, Localizer("en", dict(language_file.reference().strings)))


@pytest.mark.parametrize("marked", PAGES.values(), ids=PAGES.keys())
def test_position(marked: str, parser: GuideParser) -> None:
    places, lines = [], []
    for number, line in enumerate(marked.split("\n"), 1):
        before, *after = line.split("†")
        for text in after:
            places.append((number, len(before) + 1))
            before += text
        lines.append(before)
    word = re.search(r"†(\w+)", marked)
    assert word
    assert sorted(_found(parser, "\n".join(lines), word[1])) == places


def _found(parser: GuideParser, body: str, word: str) -> list[tuple[int, int]]:
    blocks = parser.parse(body, 1).blocks
    starts, visible = sorted(block.line for block in blocks), positions.visible_lines(body)
    return [
        positions.find(visible, 1, block, match.start(), _end(starts, block.line))
        for block in blocks
        for match in re.finditer(rf"\b{word}\b", block.text)
    ]


def _end(starts: list[int], line: int) -> int:
    following = bisect_right(starts, line)
    return starts[following] if following < len(starts) else sys.maxsize
