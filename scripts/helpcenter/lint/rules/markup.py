"""Markdown that does not give what the writer meant: its marks are visible on the page, or it has no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.files.text import position_at
from helpcenter.findings.rule import waivable
from helpcenter.lint.context import Issue, PageContext

_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+\1(?!`)")
_NO_SCHEME = re.compile(r"www\.|https?[：/]|(?!\.)[\w-]+(\.[\w-]+)*\.(com|net|org|example|cn|io|me|de|es|it|uk)(/|$)")
_END_TAG = re.compile(r"</[\w-]+\s*>\s*")
_TAG_NAME = re.compile(r"<[/!?]?[\w-]*")
# What to write instead of a tag.
_CURES = {
    cure: frozenset(names.split())
    for names, cure in (
        ("!--", "comments are not supported; remove it"),
        ("a", "write [words](address)"),
        ("b strong kbd", "write **label** for what is on the screen, or remove the tags"),
        ("br p", "leave an empty line where a paragraph begins, and remove the tag"),
        ("code pre tt", "write `code`"),
        ("details summary", 'boxes that fold are not supported; write !!! note "Title"'),
        (
            "big center del em font i mark s small span sub sup u",
            "colours and sizes of words are not supported; remove the tags",
        ),
        ("h1 h2 h3 h4 h5 h6", "write ## Title {#id}"),
        ("hr", "remove it"),
        ("img", "write ![what it shows](address)"),
        ("li ol ul", "write a list, each entry with - and a space before it"),
        ("table tbody td th thead tr", "write a table, with | between two cells and |---|---| under its first line"),
    )
}
_UNTITLED = re.compile(r"\s*!!! *[\w-]*( +\"\s*\")?\s*")
# Marks that are left over in the text of the page, and what was meant.
_LEFT = (
    (
        re.compile(r"\*\*|__(?=\S)"),
        "these marks are visible on the page; close the bold text, without spaces inside: **label**",
    ),
    (
        re.compile("`"),
        "this mark of code is visible on the page; write one before the code and one behind it, or remove it",
    ),
    (
        re.compile(r"\]\s*（|\]\s+\((?=\S+\))"),
        "Markdown does not see this as a link; write [words](address), half-width and without a space",
    ),
    (re.compile(r"\[\[[^\]]+\]\]"), "links in double brackets are not supported; write [words](address)"),
    (re.compile(r"\]\[[^\]]*\]|\[[^\]]+\]\((?!\))"), "Markdown does not see this as a link; write [words](address)"),
    (
        re.compile(r"\{[#:][^}]*\}|｛|\{ #"),
        "this is visible on the page; write the id at the end of a heading: ## Words {#id}",
    ),
    (re.compile("~~"), "struck out text is not supported; remove the text, or only the marks ~~"),
    (re.compile(r"==\S"), "marked text is not supported; remove the marks =="),
    (re.compile(r"＊＊"), "these marks are visible on the page; remove them, or write **label**"),
    (re.compile(r"\{%"), 'this is visible on the page; remove it, or write data as {{ wait("id") }}'),
    (
        re.compile(r"\+\+\w[\w +-]*\+\+|(?<=\w)\^[\w+-]{1,5}\^"),
        "these marks are visible on the page: keys and raised text are not supported; remove the marks",
    ),
    (
        re.compile(r"(?<!\{)\{\s*(wait|limit)\s*\("),
        'this is visible on the page; write two braces for data: {{ wait("id") }}',
    ),
)
_LEFT_IN_ITEM = (
    (re.compile(r"^\[[ xX]?\](?!\()|^【[ x]?】"), "Markdown does not see this as a checkbox; write - [ ] and a space"),
    (re.compile(r"^[-*+]\s"), "this mark of a list is visible on the page; write it once, before the checkbox"),
)
_LEFT_IN_PARAGRAPH = (
    (re.compile(r"^\?\?\?\+? "), 'boxes that fold are not supported; write !!! warning "Title"'),
    (re.compile(r"^=== "), "tabs are not supported; write a paragraph, a step or a section for each of them"),
    (re.compile(r"^-+8<-"), "no other file can be shown here; write what it says"),
    (
        re.compile(r"^(?:!!!|！！！|(?:\?\?\?|？？？)\s*[A-Za-z])"),
        'Markdown does not see this as a box; write !!! warning "Title", and indent its text by 4 spaces',
    ),
    (
        re.compile(r"^[•·●▪＊–—]\s?\S|^[-*+](?=[^\s\d*+-])"),
        "Markdown does not see this as a list; begin each entry with - and a space",
    ),
    (re.compile(r"^[＃#]+"), "Markdown does not see this as a heading; write ## and a space"),
    (
        re.compile(r"^\|.*\|"),
        "Markdown does not see this as a table; add |---|---| under its first line, and an empty line above it",
    ),
)
_LEFT_IN_HEADING = ((re.compile(r"^#+\s"), "this mark of a heading is doubled; write it once"),)
_IN = {
    "heading": (*_LEFT, *_LEFT_IN_HEADING),
    "item": (*_LEFT, *_LEFT_IN_ITEM),
    "paragraph": (*_LEFT_IN_PARAGRAPH, *_LEFT),
}
# The first test: most texts have none of these characters.
_SUSPICIOUS = re.compile(r"[*_`\[\]{}｛|＊~=^]|\+\+|^[【:：!！?？•·●▪+＊–—\-＃#]")


def raw_html(context: PageContext) -> Iterator[Issue]:
    """HTML in a page, even a comment. The check does not read it, and a comment between two steps splits the list.

    Bad:  `<a href="https://…">site</a>`, `<!-- to do -->`
    Good: `[site](https://…)`
    """
    yield from context.misread("raw-html")
    body = context.page.body
    lines = set[int]()
    texts = (_CODE.sub(lambda code: "\0" * len(code[0]), body), body) if context.guide.raw_html else ()
    ends: dict[str, int] = {}
    for raw in context.guide.raw_html:
        if not _END_TAG.fullmatch(raw):
            # Markdown changes what is in the brackets (tabs, escapes), but never their beginning.
            whole, beginning = raw.partition("\n")[0], raw[: _TAG_NAME.match(raw).end()]  # type: ignore[union-attr]
            found = _next(whole, texts, ends)
            found = _next(beginning, texts, ends) if found < 0 else found
            if found >= 0:  # else made by an extension
                line, column = position_at(body, found)
                if line not in lines:
                    message = f"HTML is not checked and may not be shown; {_cure(raw)}"
                    yield context.at_line(context.page.body_line + line - 1, message, column)
                lines.add(line)


def _cure(raw: str) -> str:
    """What to write in the place of a tag."""
    if raw.lower().startswith("<www."):
        return "an address between < and > begins with https://"
    tag = raw[: _TAG_NAME.match(raw).end()].lstrip("</").lower()  # type: ignore[union-attr]
    return next((cure for cure, tags in _CURES.items() if tag in tags), "write it in Markdown, or remove it")


def _next(words: str, texts: tuple[str, ...], ends: dict[str, int]) -> int:
    """Where `words` are next in the first text that has them, or -1. Inline HTML comes after all blocks of it."""
    places = (text.find(words, begin) for begin in (ends.get(words, 0), 0) for text in texts)
    found = next((place for place in places if place >= 0), -1)
    ends[words] = found + 1
    return found


def unexpected_attribute(context: PageContext) -> Iterator[Issue]:
    """An attribute in braces that is not on a heading. It can hide text or run a script.

    Bad:  `[site](https://…){onclick=…}`, `{: style="display:none" }` under a paragraph
    Good: ids, `.steps` and `evidence=confirmed` on headings only
    """
    for name, line in context.guide.attributes:
        yield context.at_line(
            line, f'"{name}" in braces changes the HTML of the page here; remove the braces and what is in them'
        )


def broken_address(context: PageContext) -> Iterator[Issue]:
    """A link or an image with an invalid address.

    Bad:  `[site](http://[www.example.org)`, `[site](www.example.org)`, `[site]()`
    Good: `[site](https://www.example.org)`
    """
    for address, line in context.guide.broken_links:
        yield context.at_line(line, f'"{address}" is not an address; correct it')
    for block, span in context.guide.marked("link", "image"):
        if not span.target:
            yield context.at_span(block, span, "this link has no address; write one between the round brackets")
        elif _NO_SCHEME.match(span.target):
            message = f'browsers read "{span.target}" as a page of this site; begin the address with https://'
            yield context.at_span(block, span, message)


@waivable
def untitled_box(context: PageContext) -> Iterator[Issue]:
    """A warning or note without a title. The page shows an English word instead.

    Bad:  `!!! warning`
    Good: `!!! warning "资料要真实"`
    """
    for number, line in enumerate(context.page.lines, context.page.body_line):
        if _UNTITLED.fullmatch(line):
            yield context.at_line(number, 'this box has no title; write !!! warning "Title"', line.index("!") + 1)


@waivable
def leftover_markup(context: PageContext) -> Iterator[Issue]:
    """Marks of Markdown that readers see, because Markdown did not understand them.

    Bad:  `[ID photos]（photos.md）`, `**个人中心`, `- [] A passport`, `- - A passport`
    Good: `[ID photos](photos.md)`, `**个人中心**`, `- [ ] A passport`
    """
    yield from context.misread("leftover-markup")
    told = {mark.line for mark in context.page.reading.marks}
    for block in context.guide.blocks:
        if block.kind == "code" or block.line in told or not _SUSPICIOUS.search(text := block.prose("code")):
            continue
        for pattern, message in _IN.get(block.kind, _LEFT):
            if found := pattern.search(text):
                yield context.at(block, message, found.start())
                break
