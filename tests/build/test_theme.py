"""What the pages take from the theme: an update that changes it must not pass unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import material
import pytest
from selectolax.lexbor import LexborHTMLParser

from projects import ROOT

THEME = Path(material.__file__).parent / "templates"
SAMPLE = ROOT / "overrides/styles/sample.html"
STYLES = ROOT / "overrides/assets/stylesheets/helpcenter.css"
# Elements that look as the browser shows them, or that have a style sheet of their own in overrides/styles.
WITHOUT_THE_THEME = {
    "h1", "h2", "h3", "dl", "dt", "dd", "kbd", "details", "summary", "input", "label", "span", "svg", "path", "small",
    "nav", "footer", "b", "div", "template", "button",
}  # fmt: skip


def test_it_still_has_its_styles() -> None:
    assert len(list((THEME / "assets/stylesheets").glob("main.*.css"))) == 1


@pytest.mark.parametrize(
    "selector",
    [
        ".md-typeset table:not([class])", ".md-typeset blockquote", ".md-typeset pre", ".md-typeset code",
        ".md-typeset .admonition", ".md-typeset .warning>.admonition-title", ".md-typeset hr", ".md-typeset ol ol",
    ],
)  # fmt: skip
def test_its_styles_of_markdown_are_taken(selector: str) -> None:
    assert selector in STYLES.read_text("utf-8")


@pytest.mark.parametrize("left", [".md-header", ".md-nav", ".md-search", ".highlight", ".tabbed", "--md-icon-size"])
def test_the_rest_is_left(left: str) -> None:
    assert left not in STYLES.read_text("utf-8")


@pytest.mark.build
def test_the_sample_has_every_construct_of_the_pages(site: Path) -> None:
    sample = set(_tags(LexborHTMLParser(SAMPLE.read_text("utf-8")).css_first("article")))
    for file in site.rglob("index.html"):
        article = LexborHTMLParser(file.read_text("utf-8")).css_first("article.md-typeset")
        unknown = set(_tags(article)) - sample - WITHOUT_THE_THEME if article else set()
        assert not unknown, f"{file.relative_to(site)} has {unknown}, which {SAMPLE} has not"


def _tags(article: object) -> Iterator[str]:
    return (node.tag for node in article.traverse())
