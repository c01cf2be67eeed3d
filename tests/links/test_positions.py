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
    "in a style element, after equal text": (
        "<title>gone.html</title><p title='see gone.html'>gone.html</p>\n<style>a{background:url(gone.html)}</style>",
        (2, 25),
    ),
    "in a style element, after its comment": (
        "<style>/* gone.html url(gone.html) */\nb{content: 'gone.html'; background:url( 'gone.html' )}</style>",
        (2, 42),
    ),
    "in the second style element": (
        (
            "<style>gone.html</style><!-- <style>a{background:url(gone.html)}</style> --><style type='text/x'>\n"
            "a{background:url(gone.html)}</style>\n<style>@import 'gone.html';</style>"
        ),
        (3, 17),
    ),
    "in an SVG in the page": ("<p>gone.html\n<svg><style>a{fill:url(gone.html)}</style></svg>", (2, 24)),
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


def test_one_address_in_several_places(tmp_path: Path) -> None:
    """In a link, a preview, two style sheets: each finding is at its own place."""
    written = (
        '<meta property="og:image" content="gone.png">\n<a href="gone.png">gone.png</a>\n'
        "<style>a{background:url(gone.png)}\nb{background:url('gone.png')}</style>\n"
        "<style>/* gone.png */ c{background:url(gone.png)}</style>"
    )
    (tmp_path / "index.html").write_text(written, "utf-8")
    places = [(each.line, each.column) for each in any_site.findings(tmp_path, None, ON_ANY_SITE)]
    assert places == [(1, 27), (2, 4), (3, 25), (4, 19), (5, 40)]


FILES = {
    "a style sheet": (
        "a.css",
        'a{color:red}\n/* url(gone.png) gone.png */\nb{content:"gone.png"}\nc{background:url(gone.png)}\n',
        (4, 18),
    ),
    "form feeds": ("a.css", "/* gone.png */\f\fa{color:red}\n\fb{background:url(gone.png)}", (2, 19)),
    "escapes": ("a.css", "/* gone.png */\na{background: url(g\\6fne.png)}", (2, 15)),
    "a long number": ("a.css", f"a{{z-index:{'9' * 5000}}} b{{background:url(gone.png)}}", (1, 5030)),
    "a drawing": (
        "a.svg",
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><title>gone.png</title><!-- <image href="gone.png"/> -->\n'
            '<desc>gone.png</desc> <image href="gone.png"/></svg>'
        ),
        (2, 30),
    ),
    "an old drawing": (
        "a.svg",
        (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><desc>gone.png</desc>\n'
            '<image xlink:href="gone.png"/></svg>'
        ),
        (2, 8),
    ),
    "the style of a drawing": (
        "a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg"><desc>gone.png</desc>\n<style>a{fill:url(gone.png)}</style></svg>',
        (2, 19),
    ),
    "a feed": (
        "a.atom",
        '<!-- gone.png -->\n<feed xmlns="http://www.w3.org/2005/Atom"><logo>gone.png</logo></feed>',
        (2, 49),
    ),
    "redirects": ("_redirects", "# /x /gone.png\n/gone.png /index.html 404\n/y /gone.png\n", (3, 4)),
    "robots": ("robots.txt", "# Sitemap: /gone.png\nSitemap: /gone.png # x\n", (2, 10)),
}


@pytest.mark.parametrize(("name", "text", "place"), FILES.values(), ids=FILES.keys())
def test_after_equal_text(name: str, text: str, place: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", "utf-8")
    (tmp_path / name).write_text(text, "utf-8")
    places = [(each.line, each.column) for each in any_site.findings(tmp_path, None, ON_ANY_SITE) if each.path == name]
    assert places == [place]


def test_json_ld(tmp_path: Path) -> None:
    data = '{"name": "https://x.org/gone",\n"@type": "https://x.org/gone", "url": "https://x.org/gone"}'
    written = f'<p>https://x.org/gone</p><script type="application/ld+json">{data}</script>'
    (tmp_path / "index.html").write_text(written, "utf-8")
    (finding,) = any_site.findings(tmp_path, "https://x.org/", ON_ANY_SITE)
    assert (finding.line, finding.column) == (2, 40)


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
