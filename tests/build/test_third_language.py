"""A third language is a folder, one entry in mkdocs.yml and its interface strings: nothing else."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


def read(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text("utf-8"))


def test_right_to_left(arabic: Path) -> None:
    html = read(arabic / "ar/verify/moon/index.html")
    assert html.css_first("html").attributes["lang"] == "ar"
    assert html.css_first("html").attributes["dir"] == "rtl"
    assert read(arabic / "en/verify/moon/index.html").css_first("html").attributes["dir"] == "ltr"


def test_alternates_of_three_languages(arabic: Path) -> None:
    for page in ("verify/moon", "en/verify/moon", "ar/verify/moon"):
        links = read(arabic / page / "index.html").css("link[rel=alternate][hreflang]")
        assert [link.attributes["hreflang"] for link in links] == ["zh-Hans", "x-default", "en", "ar"]
    html = read(arabic / "ar/verify/moon/index.html")
    assert [link.text() for link in html.css("[data-language]")] == ["简体中文", "English"]


def test_its_own_words(arabic: Path) -> None:
    text = read(arabic / "ar/verify/moon/index.html").css_first("article").text()
    assert "يوم عمل" in text or "أيام عمل" in text
    assert "Moon card" in read(arabic / "ar/index.html").css_first(".chooser").text()
    assert (arabic / "search/ar.json").is_file()


def test_not_found_page_speaks_it_too(arabic: Path) -> None:
    sections = read(arabic / "404.html").css("main > .not-found")
    assert [section.attributes["lang"] for section in sections] == ["zh-Hans", "en", "ar"]
