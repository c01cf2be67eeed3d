"""Where an address is in a file of any site: line and column of its attribute, whatever is around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.links import any_site, rules

ON_ANY_SITE = {rule.name for rule in rules.WHILE_READING}
GONE = '<a href="gone.html">x</a>'

CASES = {
    "plain": (GONE, (1, 4)),
    "second line": (f"<p>\n  {GONE}", (2, 6)),
    "after old line ends": (f"<p>\r\r{GONE}", (3, 4)),
    "after Windows' line ends": (f"<p>\r\n\r\n{GONE}", (3, 4)),
    "second attribute, on its own line": ('<a class="x"\n   href="gone.html">x</a>', (2, 4)),
    "single quotation marks": ("<p><a href='gone.html'>x</a>", (1, 7)),
    "no quotation marks": ("<p><a href=gone.html>x</a>", (1, 7)),
    "capitals": ('<p><A HREF="gone.html">x</A>', (1, 7)),
    "entities": ('<a href="gone&#46;html">x</a>', (1, 4)),
    "after a comment": (f"<!-- {GONE} -->{GONE}", (1, 38)),
    "after a script": (f"<script>'{GONE}'</script>\n{GONE}", (2, 4)),
    "after a mark of Word": ("<![if !IE]><p><![endif]>\n<a href=gone.html>x</a>", (2, 4)),
    "after broken CDATA": ("<![CDAT[ <p> ]]><![ 1><![temp[ x>\n<a href=gone.html>x</a><![x", (2, 4)),
    "after CDATA": ("<svg><![CDATA[ <a href=gone.html> ]]></svg>\n<a href=gone.html>x</a>", (2, 4)),
    "after a template": (f"<template>{GONE}</template>\n{GONE}", (2, 4)),
    "beside a longer one": ('<a href="gone.htmls.html">x</a>\n<a href="gone.html">y</a>', (2, 4)),
    "in other elements": ('<link rel=x href="ok.html">\n<a href="gone.html">y</a>', (2, 4)),
    "attribute with a like name": ('<a data-href="gone.html" href="gone.html">y</a>', (1, 26)),
    "one of a srcset": ('<img src="ok.png"\n srcset="ok.png 1x, gone.html 2x">', (2, 2)),
    "in a style element": ("<style>\na { background: url(gone.html) }</style>", (2, 21)),
    "in a style attribute": ('<p>\n<p style="background: url(gone.html)">', (2, 4)),
}


@pytest.mark.parametrize(("page", "place"), CASES.values(), ids=CASES.keys())
def test_place(page: str, place: tuple[int, int], tmp_path: Path) -> None:
    for name, text in {"index.html": page, "ok.html": "", "ok.png": "", "gone.htmls.html": ""}.items():
        (tmp_path / name).write_text(text, "utf-8")
    (finding,) = [each for each in any_site.findings(tmp_path, None, ON_ANY_SITE) if each.page == "index.html"]
    assert (finding.rule, finding.line, finding.column) == ("missing-file", *place)


def test_equal_addresses_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"{GONE}\n{GONE}\n<p>{GONE}{GONE}", "utf-8")
    places = [(each.line, each.column) for each in any_site.findings(tmp_path, None, ON_ANY_SITE)]
    assert places == [(1, 4), (2, 4), (3, 7), (3, 32)]


def test_ids_of_different_elements(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<h2 id="a">x</h2>\n<p id="a">x</p>\n<h2 id="a">x</h2>', "utf-8")
    places = [(each.rule, each.line, each.column) for each in any_site.findings(tmp_path, None, ON_ANY_SITE)]
    assert places == [("repeated-id", 2, 4), ("repeated-id", 3, 5)]


def test_other_files(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", "utf-8")
    (tmp_path / "a.css").write_text("a { background: url(ok-i.png) }\nb { background: url(i.png) }", "utf-8")
    (tmp_path / "_redirects").write_text("/a /gone/x\n/b /gone\n", "utf-8")
    (tmp_path / "ok-i.png").write_text("", "utf-8")
    places = {(each.path, each.href, each.line) for each in any_site.findings(tmp_path, None, ON_ANY_SITE)}
    assert places == {("a.css", "i.png", 2), ("_redirects", "/gone/x", 1), ("_redirects", "/gone", 2)}


def test_a_list_of_addresses_declares_no_encoding(tmp_path: Path) -> None:
    """Only pages and XML do; in others, all is UTF-8, whatever it looks like."""
    (tmp_path / "sitemap.txt").write_text("护照<meta charset=gbk> /gone.html", "utf-8")
    (tmp_path / "index.html").write_text("", "utf-8")
    (finding,) = [each for each in any_site.findings(tmp_path, None, ON_ANY_SITE) if each.href == "/gone.html"]
    assert (finding.line, finding.column) == (1, 22)
