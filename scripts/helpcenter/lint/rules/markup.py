"""Markdown that did not become what the writer meant: its marks stand on the page, or it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.files.text import position_at
from helpcenter.lint.context import Issue, PageContext

_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+\1(?!`)")
_NO_SCHEME = re.compile(r"www\.|https?[：/]|(?!\.)[\w-]+(\.[\w-]+)*\.(com|net|org|example|cn|io|me|de|es|it|uk)(/|$)")
_UNTITLED = re.compile(r"\s*!!! *[\w-]*( +\"\s*\")?\s*")
# A line that answers what the reader sees, but is not written so.
_NO_ANSWER = re.compile(r"：|:(?![\s:-])")
# What is left in the text of the page, and what was meant.
_LEFT = (
    (re.compile(r"\*\*|__(?=\S)"), "these marks stand on the page; close the bold text, no blanks inside: **label**"),
    (re.compile("`"), "this mark stands on the page; close the code: `*233`"),
    (re.compile(r"\]\s*（|\]\s+\((?=\S+\))"), "this is no link; write [words](address), half-width, no blank"),
    (re.compile(r"\]\[[^\]]*\]|\[[^\]]+\]\((?!\))"), "this is no link; write [words](address)"),
    (re.compile(r"\{[#:][^}]*\}|｛|\{ #"), "this stands on the page; an id ends a heading: ## Words {#id}"),
    (re.compile(r"＊＊|~~|==\S|\{%"), "these marks stand on the page; drop them, or write **label**"),
    (re.compile(r"(?<!\{)\{\s*(wait|limit)\s*\("), 'this stands on the page; data has two braces: {{ wait("id") }}'),
)  # fmt: skip
_LEFT_IN_ITEM = (
    (re.compile(r"^\[[ xX]?\](?!\()|^【[ x]?】"), "this is no box to tick; write - [ ] and a space"),
)  # fmt: skip
_LEFT_IN_PARAGRAPH = (
    (re.compile(r"^(!!!|！！！|\?\?\?|？？？)"), 'this is no box; write !!! warning "Title", its text four blanks in'),
    (re.compile(r"^[•·●▪＊–—]\s?\S|^[-*+](?=[^\s\d*+-])"), "this is no list; begin each entry with - and a space"),
    (re.compile(r"^[＃#]+"), "this is no heading; write ## and a space"),
    (re.compile(r"^\|.*\|"), "this is no table; put |---|---| under its first line, and a blank line above it"),
)  # fmt: skip
_IN = {"item": (*_LEFT, *_LEFT_IN_ITEM), "paragraph": (*_LEFT, *_LEFT_IN_PARAGRAPH)}
# What all of them have in common; most texts have none of it.
_SUSPICIOUS = re.compile(r"[*_`\[\]{}｛|＊~=]|^[【:：!！?？•·●▪+＊–—\-＃#]")


def raw_html(context: PageContext) -> Iterator[Issue]:
    """HTML in a page, a comment too: no check reads it, and a comment between two steps splits the list.

    Bad:  `<a href="https://…">site</a>`, `<!-- to do -->`
    Good: `[site](https://…)`
    """
    text = _CODE.sub(lambda code: "\0" * len(code[0]), context.page.body)
    position = 0
    for raw in context.guide.raw_html:
        found = text.find(raw.partition("\n")[0], position)
        if found < 0:
            continue  # made by an extension
        position = found + 1
        if not raw.startswith("</"):
            line, column = position_at(text, found)
            message = "HTML is not checked, and what is in it may not be shown; write it in Markdown, or remove it"
            yield context.at_line(context.page.body_line + line - 1, message, column)


def stray_attribute(context: PageContext) -> Iterator[Issue]:
    """An attribute in braces elsewhere than on a heading: it can hide text, or run a script.

    Bad:  `[site](https://…){onclick=…}`, `{: style="display:none" }` under a paragraph
    Good: ids, `.steps` and `evidence=confirmed` on headings, and nothing elsewhere
    """
    for name, line in context.guide.attributes:
        yield context.at_line(line, f'"{name}" in braces changes the code of the page here; remove the braces')


def broken_address(context: PageContext) -> Iterator[Issue]:
    """A link or image whose address cannot be read as one.

    Bad:  `[site](http://[www.example.org)`, `[site](www.example.org)`, `[site]()`
    Good: `[site](https://www.example.org)`
    """
    for address, line in context.guide.broken_links:
        yield context.at_line(line, f'"{address}" is not an address; type it anew')
    for block, span in context.guide.marked("link", "image"):
        if not span.target:
            yield context.at_span(block, span, "this leads nowhere; write an address between the round brackets")
        elif _NO_SCHEME.match(span.target):
            message = f'"{span.target}" is taken for a page of this site; begin the address with https://'
            yield context.at_span(block, span, message)


def untitled_box(context: PageContext) -> Iterator[Issue]:
    """A warning or note without a title of its own: the page shows an English word.

    Bad:  `!!! warning`
    Good: `!!! warning "资料要真实"`
    """
    for number, line in enumerate(context.page.lines, context.page.body_line):
        if _UNTITLED.fullmatch(line):
            yield context.at_line(number, 'this box has no title; write !!! warning "Title"', line.index("!") + 1)


def stray_markup(context: PageContext) -> Iterator[Issue]:
    """Marks of Markdown that stand on the page as they were typed.

    Bad:  `[ID photos]（photos.md）`, `**个人中心`, `- [] A passport`
    Good: `[ID photos](photos.md)`, `**个人中心**`, `- [ ] A passport`
    """
    for number, line in enumerate(context.page.lines, context.page.body_line):
        if _NO_ANSWER.match(line):
            yield context.at_line(
                number, "this is no answer for Markdown; begin it with a half-width colon and 3 blanks"
            )
    for block in context.guide.blocks:
        if block.kind == "code" or not _SUSPICIOUS.search(text := block.prose("code")):
            continue
        for pattern, message in _IN.get(block.kind, _LEFT):
            if found := pattern.search(text):
                yield context.at(block, message, found.start())
                break
