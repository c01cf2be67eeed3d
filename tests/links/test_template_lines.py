"""Every link that a template makes is found in that template."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.links.locate.templates import Templates
from pages import read
from projects import ROOT

OVERRIDES = ROOT / "overrides"
TEMPLATES = Templates([OVERRIDES])


@pytest.mark.parametrize(
    ("path", "selector", "template"),
    [
        ("verify/heyon/", ".site-name", "header"),
        ("verify/heyon/", ".tabs a", "header"),
        ("verify/", ".tabs a", "header"),
        ("verify/heyon/", ".languages a", "language-switch"),
        ("verify/heyon/", ".breadcrumbs a", "breadcrumbs"),
        ("verify/heyon/", ".channels a", "channels"),
        ("verify/heyon/", ".facts a", "evidence"),
        ("verify/heyon/", ".related a", "related"),
        ("verify/heyon/", ".contents a", "contents-list"),
        ("verify/heyon/", ".siblings a", "side"),
        ("verify/heyon/", ".footer nav a", "menu-links"),
        ("", ".footer nav a", "menu-links"),
        ("verify/heyon/", ".menu nav a", "menu-links"),
        ("verify/heyon/", ".independent a", "footer"),
        ("verify/t-mobile/", ".contacts a", "contact"),
        ("verify/t-mobile/", ".sources li a", "sources"),
        ("verify/", ".tile", "list-of-pages"),
        ("", ".chooser a", "chooser"),
        ("", ".asked a", "often-asked"),
        ("", ".home > h2 a", "pages/home"),
    ],
)
def test_a_link_is_found_in_its_template(path: str, selector: str, template: str, site: Path) -> None:
    found = [TEMPLATES.find(node) for node in read(site, path).css(selector)]
    assert found
    assert {place and place[0] for place in found} == {OVERRIDES / f"partials/{template}.html"}


def test_a_link_that_no_template_makes(site: Path) -> None:
    (link,) = read(site, "verify/heyon/").css(".header .site-name")
    link.attrs["class"] = "shop"
    assert TEMPLATES.find(link) is None
