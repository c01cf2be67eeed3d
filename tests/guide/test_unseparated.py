"""Lists and tables right below a paragraph."""

from __future__ import annotations

import pytest
from markdown import Markdown

from helpcenter.guide.unseparated import UnseparatedBlocks

EXTENSIONS = ["sane_lists", "tables", "admonition", "fenced_code"]


def html(text: str) -> str:
    markdown = Markdown(extensions=EXTENSIONS)
    markdown.preprocessors.register(UnseparatedBlocks(markdown), "unseparated", 21)
    return markdown.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Have ready:\n\n- a\n- b",
        "Have ready:\n\n* a\n* b\n\nThen go on.",
        "In this order:\n\n1. a\n2. b",
        "The fees:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "The fees:\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |",
        "Hold it so.\n\n![A card](a.svg)",
        "![A card](a.svg)\n\nHold it so.",
        '!!! warning "Mind"\n    Have ready:\n\n    - a\n    - b',
    ],
)
def test_the_empty_line_may_be_missing(text: str) -> None:
    above, below = text.rsplit("\n\n", 1) if "Then" not in text else text.split("\n\n", 1)
    assert html(f"{above}\n{below}") == html(text)


@pytest.mark.parametrize(
    "text",
    [
        "one\n2. two",
        "a\n-b",
        "a\n| b |",
        "a - b\nc",
        "2026\n-5 degrees",
        "a\n1.5 GB",
        "- a\n![b](c.svg)",
        "```\na\n- b\n```",
    ],
)
def test_other_lines_stay_in_the_paragraph(text: str) -> None:
    assert html(text) == Markdown(extensions=EXTENSIONS).convert(text)
