"""What works for readers all the same is an error on a site of one's own, and less on any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.links import any_site, rules
from helpcenter.links.rules.context import SiteContext

ON_ANY_SITE = {rule.name for rule in rules.WHILE_READING}
# What is written, the rule of our own site, and what is left of it on any: a warning, an error, or nothing.
CASES = [
    ('<a href="javascript:void(0)">x</a>', "script-address", "warning"),
    ('<form action="JavaScript:go()"></form>', "script-address", "warning"),
    ("<iframe></iframe>", "missing-address", ""),
    ("<embed>", "missing-address", ""),
    ('<iframe src=""></iframe>', "empty-address", ""),
    ('<embed src="">', "empty-address", ""),
    ('<video src=""></video>', "empty-address", ""),
    ('<video poster=""></video>', "empty-address", ""),
    ('<img data-src="gone.png" alt="">', "missing-address", ""),
    ('<img data-src="" alt="">', "missing-address", ""),
    ('<img src="" data-src="ok.png" alt="">', "missing-address", ""),
    ('<img src="" data-lazy-src="ok.png" alt="">', "missing-address", ""),
    ('<img data-src="gone.png" data-srcset="ok.png 2x" alt="">', "missing-address", ""),
    ('<img data-original="ok.png" alt="">', "missing-address", ""),
    ('<img data-lazyload="ok.png" alt="">', "missing-address", ""),
    ('<img :src="picture" alt="">', "missing-address", ""),
    ('<img v-bind:src="picture" alt="">', "missing-address", ""),
    ('<img [src]="picture" alt="">', "missing-address", ""),
    ('<img ng-src="{{picture}}" alt="">', "missing-address", ""),
    ('<img data-caption="x" class="lazy" alt="">', "missing-address", "error"),
    ('<picture><source data-srcset="ok.png 2x"><img src="ok.png"></picture>', "missing-address", ""),
    ('<img alt="">', "missing-address", "error"),
    ('<img src="" alt="">', "empty-address", "error"),
    ('<img data-id="7" alt="">', "missing-address", "error"),
    ('<script src=""></script>', "empty-address", "error"),
    ('<link rel="stylesheet">', "missing-address", "error"),
    ('<link rel="stylesheet" href="">', "empty-address", "error"),
    ("<object></object>", "missing-address", "error"),
    ('<a href="">x</a>', "empty-address", "warning"),
    ("<a href>x</a>", "empty-address", "warning"),
    ('<map name="m"><area href=""></map>', "empty-address", "warning"),
    ('<form action=""></form>', "empty-address", "warning"),
    ('<button formaction="">x</button>', "empty-address", "warning"),
    ('<q cite="">x</q>', "empty-address", "warning"),
    ('<input type="image" src="">', "empty-address", "error"),
    ('<a href="chrome://flags">x</a>', "unknown-scheme", "warning"),
    ('<a href="about:config">x</a>', "unknown-scheme", "warning"),
    ('<a href="view-source:https://x.example/">x</a>', "unknown-scheme", "warning"),
    ('<a href="obsidian://open?vault=x">x</a>', "unknown-scheme", "warning"),
    ('<a href="htps://x.example/">x</a>', "unknown-scheme", "error"),
    ('<a href="file:///C:/x.html">x</a>', "unknown-scheme", "error"),
    ('<a href="c:\\x.html">x</a>', "unknown-scheme", "error"),
    ('<a href="slice::sort_by_key">x</a>', "unknown-scheme", "error"),
    ('<a href="localhost:8000">x</a>', "unknown-scheme", "error"),
]


@pytest.mark.parametrize(("written", "rule", "left"), CASES, ids=[case[0] for case in CASES])
def test_on_ones_own_site_and_on_any(written: str, rule: str, left: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(written, "utf-8")
    (tmp_path / "ok.png").write_text("", "utf-8")
    own = any_site.judge(
        SiteContext(any_site.read(tmp_path, None, with_metadata=False)), ON_ANY_SITE, lambda issue: (issue.page, 1, 1)
    )
    on_any = any_site.findings(tmp_path, None, ON_ANY_SITE)
    assert [(each.rule, str(each.severity)) for each in own] == [(rule, "error")]
    assert [(each.rule, str(each.severity)) for each in on_any] == ([(rule, left)] if left else [])


@pytest.mark.parametrize(
    "written", ['<img data-src="ok.png" alt="">', '<img data-srcset="ok.png 2x" data-src="ok.png?v=1" alt="">']
)
def test_pictures_that_a_script_loads(written: str, tmp_path: Path) -> None:
    """On one's own site too, if the picture is there."""
    (tmp_path / "index.html").write_text(written, "utf-8")
    (tmp_path / "ok.png").write_text("", "utf-8")
    site = SiteContext(any_site.read(tmp_path, None, with_metadata=False))
    assert list(any_site.judge(site, ON_ANY_SITE, lambda issue: (issue.page, 1, 1))) == []
