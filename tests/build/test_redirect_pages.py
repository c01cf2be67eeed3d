"""Pages at addresses that are redirected, for hosts that don't read `_redirects`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.build.redirect_pages import RedirectPage, redirect_pages
from helpcenter.cli import main
from helpcenter.content import loading
from helpcenter.links.parse import redirects
from projects import build

SITE = "https://help.example.org/"


def made(tiny: Path, lines: str, site_url: str = SITE) -> list[RedirectPage]:
    content, _ = loading.load(replace(project.load(tiny), site_url=site_url))
    assert content is not None
    return [*redirect_pages(content, redirects.for_everybody(lines))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("/verify/old/ /verify/moon/", [("verify/old/index.html", "../moon/")]),
        ("/old /verify/moon/#app 302", [("old/index.html", "../verify/moon/#app")]),
        ("/old.html /en/", [("old.html", "en/")]),
        ("/a/b/ /", [("a/b/index.html", "../../")]),
        ("/a/ /b/#x\n/b/ /en/", [("a/index.html", "../en/#x"), ("b/index.html", "../en/")]),
        ("/a/ /verify/\n/a/ /en/", [("a/index.html", "../verify/")]),
        # What is no page of its own, or leads to none.
        ("/verify/moon/ /verify/", []),
        ("/a/ https://moon.example/\n/b/ //moon.example/\n/c/ /gone/\n/d/ /d/\n/e/ /f/\n/f/ /e/", []),
        ("/* /verify/\n/a/:id /verify/\n/b/ /verify/:id", []),
        ("/a/ /verify/ 200\n/b/ /verify/ 404\n/c/ /verify/ 302 Language=en\n/d/ id=1 /verify/", []),
        ("/../a/ /verify/\n/%2e%2e/b /verify/\n/a.pdf /verify/\n/ /en/\n/a/./b /verify/\n/a\\b /verify/", []),
    ],
)  # fmt: skip
def test_which_pages_there_are(lines: str, expected: list[tuple[str, str]], tiny: Path) -> None:
    assert [(page.file, page.to) for page in made(tiny, lines)] == expected


def test_below_a_base_path(tiny: Path) -> None:
    expected = RedirectPage(
        file="old/index.html",
        locale="en",
        title="Verify a Moon card",
        url="https://example.com/help/en/verify/moon/",
        to="../en/verify/moon/",
    )
    for lines in ("/old/ /en/verify/moon/", "/help/old/ /help/en/verify/moon/"):
        assert made(tiny, lines, "https://example.com/help/") == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/a/ /b/ 301 # why\r\n", "/help/a/ /help/b/ 301 # why\r\n"),
        ("/help/a/ /help/b/\n", "/help/a/ /help/b/\n"),
        ("# /a/ /b/\n\n/a/ id=1 /a/#x 302 Language=en", "# /a/ /b/\n\n/help/a/ id=1 /help/a/#x 302 Language=en"),
        ("/a/* https://moon.example/:splat\n", "/help/a/* https://moon.example/:splat\n"),
        ("/f /.netlify/functions/f 200", "/help/f /.netlify/functions/f 200"),
    ],
)
def test_the_file_below_a_base_path(line: str, expected: str) -> None:
    assert redirects.below(line, "/help/") == expected
    assert redirects.below(line, "/") == line


@pytest.mark.build
@pytest.mark.parametrize("site_url", [SITE, "https://example.com/help/"])
def test_the_built_site(site_url: str, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", site_url)
    assert main(["rename", "verify/moon", "cards/moon", "--project", str(tiny)]) == 0
    (tiny / "docs/_data/published.txt").write_text("/verify/moon/#app\n/en/verify/moon/#gone\n/verify/moon/\n", "utf-8")
    built = build(tiny, SITE_URL=site_url)
    assert built.returncode == 0, built.stderr
    page = (tiny / "site/en/verify/moon/index.html").read_text("utf-8")
    assert '<html lang="en" dir="ltr">' in page
    assert f'<link rel="canonical" href="{site_url}en/cards/moon/">' in page
    assert '<meta http-equiv="refresh" content="0; url=../../cards/moon/">' in page
    assert "verify/moon" not in (tiny / "site/sitemap.xml").read_text("utf-8")
    capsys.readouterr()
    main(["check", "links", "--format", "json", "--project", str(tiny)])
    found = json.loads(capsys.readouterr().out)
    assert [(each["rule"], each["line"]) for each in found] == [("lost-address", 2)]
