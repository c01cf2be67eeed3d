"""Markdown that did not become what the writer meant: its marks stand on the page, or it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.rules.rule import Defect, Subject

_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})( |$)")
# What is left in the text of the page, and what was meant.
_LEFT = (
    (re.compile(r"\*\*|__(?=\S)"), "these marks stand on the page; close the bold text, no blanks inside: **label**"),
    (re.compile("`"), "this mark stands on the page; close the code: `*233`"),
    (re.compile(r"\]\s*（|\]\s+\((?=\S+\))"), "this is no link; write [words](address), half-width, no blank"),
    (re.compile(r"\]\[[^\]]*\]|\[[^\]]+\]\((?!\))"), "this is no link; write [words](address)"),
    (re.compile(r"\{[#:][^}]*\}|｛|\{ #"), "this stands on the page; an id ends a heading: ## Words {#id}"),
    (re.compile(r"(?<!\{)\{\s*(wait|limit)\s*\("), 'this stands on the page; data has two braces: {{ wait("id") }}'),
    (re.compile(r"^\[[ xX]?\](?!\()|^【[ x]?】"), "this is no box to tick; write - [ ] and a space"),
    (re.compile(r"^[:：]\s"), "this is no answer; write a half-width colon and three blanks"),
    (re.compile(r"^(!!!|！！！|\?\?\?|？？？)"), 'this is no box; write !!! warning "Title", its text four blanks in'),
    (re.compile(r"^[•·●▪+＊–—]\s?\S|^[-*](?=[^\s*-])"), "this is no list; begin each entry with - and a space"),
    (re.compile(r"^[＃#]+"), "this is no heading; write ## and a space"),
    (re.compile(r"^\|.*\|"), "this is no table; put |---|---| under its first line, and a blank line above it"),
)  # fmt: skip

# What all of them have in common; most texts have none of it.
_SUSPICIOUS = re.compile(r"[*_`\[\]{}｛|]|^[【:：!！?？•·●▪+＊–—\-＃#]")


def raw_html(subject: Subject) -> Iterator[Defect]:
    """HTML in a page, a comment too: no check reads it, and a comment between two steps splits the list.

    Bad:  `<a href="https://…">site</a>`, `<!-- to do -->`
    Good: `[site](https://…)`
    """
    position = 0
    for raw in subject.guide.raw_html:
        first = raw.partition("\n")[0]
        found = subject.page.body.find(first, position)
        position = found + len(first) if found >= 0 else position
        line = subject.page.body.count("\n", 0, max(found, 0))
        column = found - (subject.page.body.rfind("\n", 0, found) + 1) if found >= 0 else 0
        message = "HTML is not checked, and what is in it may not be shown; write it in Markdown, or remove it"
        yield subject.at_line(subject.page.body_line + line, message, column + 1)


def broken_address(subject: Subject) -> Iterator[Defect]:
    """A link or image whose address cannot be read as one.

    Bad:  `[site](http://[www.example.org)`
    Good: `[site](https://www.example.org)`
    """
    for address, line in subject.guide.broken_links:
        yield subject.at_line(line, f'"{address}" is not an address; type it anew, without brackets')


def merge_conflict(subject: Subject) -> Iterator[Defect]:
    """The marks of two versions that git could not join.

    Bad:  `<<<<<<< HEAD`
    Good: one of the two versions, and none of the marks
    """
    for number, line in enumerate(subject.page.lines, subject.page.body_line):
        if _CONFLICT.match(line):
            yield subject.at_line(
                number, "two versions stand here; keep one, and remove the lines <<<<<<<, =======, >>>>>>>"
            )


def stray_markup(subject: Subject) -> Iterator[Defect]:
    """Marks of Markdown that stand on the page as they were typed.

    Bad:  `[ID photos]（photos.md）`, `**个人中心`, `- [] A passport`
    Good: `[ID photos](photos.md)`, `**个人中心**`, `- [ ] A passport`
    """
    for block in subject.guide.blocks:
        if block.kind == "code" or not _SUSPICIOUS.search(text := block.prose("code")):
            continue
        for pattern, message in _LEFT:
            if found := pattern.search(text):
                yield subject.at(block, message, found.start())
                break
