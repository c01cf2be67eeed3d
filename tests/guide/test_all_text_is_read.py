"""Every character that readers see of a page is in what the rules read, at its own line and column.

Pages of any constructs in each other are made into HTML with the Markdown settings of the site; raw HTML is left out,
since no page may have it (raw-html).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from helpcenter import project
from helpcenter.guide import positions
from helpcenter.guide.extension import GuideExtension
from helpcenter.guide.model import Guide
from helpcenter.guide.unseparated import UnseparatedBlocks
from helpcenter.language import language_file
from helpcenter.language.localizer import Localizer
from projects import CARDS
from sharing import SOAK

PROJECT = project.load(CARDS)
CONFIGURATION = dict(PROJECT.markdown_configs)
# The place of a word that nothing else on the page has.
W = "\x00"

PARAGRAPHS = (
    W, f"{W} {W}", f"{W}\n{W}", f"{W}  \n{W}", f"**{W}** {W}", f"*{W}*{W}", f"`{W}`",
    f"``{W} ` {W}``", f"[{W}](a.md)", f'[{W}](a.md "b") {W}', f"<https://{W}.example/>", f"{W} &amp; {W}",
    f"{W} &#8364; {W}", f"\\*{W}\\* {W}", f"___{W}___", f"![b](a.png) {W}", f"[{W}][r]\n\n[r]: a.md",
    f"[**{W}**](a.md)", f"{W} < {W} & {W}", f"- [ ] {W}", f"[^1] {W}\n\n[^1]: {W}", f"*[A]: {W}",
    f"{W} | {W}", f": {W}", f"| {W} |", f"!!! {W}", f"``` {W}", f"#{W}", f"{W} {{#b}}", f"5. {W}",
)  # fmt: skip
TABLES = (
    f"|{W}|{W}|\n|---|---|\n|{W}|`{W}`|\n|**{W}**||",
    f"{W} | {W}\n--- | :---:\n{W} | {W} `a\\|b` | {W}",
)
CODE = (
    f"```\n{W}\n\n  {W}\n```", f'~~~\n\n{W} < & " &lt;\n~~~', f"``` text\n{W}\n```", f"```{{.text}}\n{W}\n```",
    f"````\n```\n{W}\n```\n````", f"    {W}\n      {W}", f"```\n{W}", f"```\n```\n\n```\n{W}\n```",
)  # fmt: skip
HEADINGS = (
    f"# {W}", f"## {W} {{#a}}", f"### {W} {{#app .steps}}", f"#### {W} ####", f"{W}\n===", f"{W}\n---",
    f"## **{W}** `{W}`", f"##{W}",
)  # fmt: skip

leaves = st.one_of(*map(st.sampled_from, (PARAGRAPHS, PARAGRAPHS, TABLES, CODE, HEADINGS)))


def indented(text: str, first: str, others: str = "    ") -> str:
    return first + "\n".join(others + line if line else line for line in text.split("\n"))[len(others) :]


@st.composite
def containers(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> str:
    blocks, gap = draw(inner), draw(st.sampled_from(("\n\n", "\n")))
    text = gap.join(blocks)
    each: dict[str, Callable[[], str]] = {
        "bullets": lambda: "\n".join(indented(block, "-   ") for block in blocks),
        "tasks": lambda: gap.join(f"- [ ] {W}\n\n" + indented(block, "    ") for block in blocks),
        "steps": lambda: gap.join(indented(block, f"{number}.  ") for number, block in enumerate(blocks, 1)),
        "list": lambda: indented(text, "1.  "),
        "quotation": lambda: indented(text, "> ", "> "),
        "box": lambda: f'!!! warning "{W} {W}"\n' + indented(text, "    "),
        "box without a title": lambda: "!!! note\n" + indented(text, "    "),
        "answer": lambda: f"{W}\n" + indented(text, ":   "),
    }
    return each[draw(st.sampled_from(sorted(each)))]()


blocks = st.recursive(
    st.lists(leaves, min_size=1, max_size=3),
    lambda inner: st.lists(st.one_of(leaves, containers(inner)), min_size=1, max_size=3),
    max_leaves=8,
)
pages = blocks.map(lambda each: numbered("\n\n".join((f"# {W}", *each))))


def numbered(text: str) -> str:
    """Each place of a word filled with one of its own."""
    first, *others = text.split(W)
    return first + "".join(f"q{number:03}z{other}" for number, other in enumerate(others))


@dataclass(frozen=True)
class Shown:
    guide: Guide
    html: LexborHTMLParser


def shown(text: str) -> Shown:
    """The same page read by our extension, and made into HTML with nothing of it but what divides blocks."""
    extension = GuideExtension(Localizer("en", language_file.reference().strings))
    Markdown(extensions=[*PROJECT.markdown_extensions, extension], extension_configs=CONFIGURATION).convert(text)
    plain = Markdown(extensions=list(PROJECT.markdown_extensions), extension_configs=CONFIGURATION)
    plain.preprocessors.register(UnseparatedBlocks(plain), "unseparated", 21)
    html = plain.convert(text)
    return Shown(extension.guide, LexborHTMLParser(f"<article>{html}</article>"))


def bare(text: str) -> str:
    """Without white space, and without checkboxes, which are no text."""
    return re.sub(r"\s+", "", text.replace("[ ]", ""))


def check(text: str) -> None:
    page = shown(text)
    article = page.html.css_first("article")
    assert article
    assert bare("".join(block.text for block in page.guide.blocks)) == bare(article.text())
    lines = text.split("\n")
    for block in page.guide.blocks:
        end = min((other.line for other in page.guide.blocks if other.line > block.line), default=sys.maxsize)
        for word in re.finditer(r"q\d{3}z", block.text):
            line, column = positions.find(lines, 1, block, word.start(), end)
            assert lines[line - 1].startswith(word[0], column - 1), (word[0], line, column)


@settings(max_examples=3000 if SOAK else 150)
@given(pages)
def test_any_page(text: str) -> None:
    check(text)


@pytest.mark.parametrize("leaf", [*PARAGRAPHS, *TABLES, *CODE, *HEADINGS])
def test_each_construct(leaf: str) -> None:
    check(numbered(f"# {W}\n\n{leaf}\n\n{W}\n"))


@pytest.mark.parametrize("leaf", [*PARAGRAPHS, *TABLES, *CODE, *HEADINGS])
@pytest.mark.parametrize("first", ["> ", "-   ", "1.  ", f'!!! note "{W}"\n    ', f"{W}\n:   "])
def test_each_construct_in_another(first: str, leaf: str) -> None:
    others = "> " if first == "> " else "    "
    check(numbered(f"# {W}\n\n{indented(leaf, first, others)}\n\n{W}\n"))


@pytest.mark.parametrize("text", ["one  \ntwo", "one<br>two", "one<br/>\ntwo", "one\ntwo"])
def test_broken_lines_are_words_apart(text: str) -> None:
    (_, block) = shown(f"# Title\n\n{text}\n").guide.blocks
    assert block.text.split() == ["one", "two"]


def test_text_above_the_title_is_read() -> None:
    assert [block.text for block in shown("one\n\n# Title\n").guide.blocks] == ["Title", "one"]
