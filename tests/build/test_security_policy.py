"""The policy by which browsers run and load nothing but files of the site, and templates that it would break."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter.build import security_policy
from helpcenter.build.template_policy import blocked
from projects import ROOT, build

FORBIDDEN = {
    "<p>\n <script>track()</script>": (2, "no script that is written in a page"),
    '<script type="module">x</script>': (1, "no script that is written in a page"),
    '<script type="importmap">{}</script>': (1, "no script that is written in a page"),
    "<svg><style>a{}</style></svg>": (1, "no styles that are written in a page"),
    '<p\n style="color: red">': (1, "give <p> a class"),
    '{% if view %}\n<a href="x" {% if view %}onclick="y()"{% endif %}>': (2, "no onclick"),
    '<a href=" JavaScript:x()">': (1, "in an address (href)"),
    '<script src="https://cdn.example.com/x.js"></script>': (1, 'another host, such as "https://cdn.example.com/x.js"'),
    '<script src="//{{ host }}/x.js"></script>': (1, "another host"),
    '<link rel="preload stylesheet" href="https://a.example/x.css">': (1, "another host"),
    '<img alt="" src="https://a.example/x.png">': (1, "another host"),
    '<form action="https://a.example/">': (1, "sends nothing to another host"),
    '<iframe src="/x/"></iframe>': (1, "refuse <iframe>"),
    '<base href="/x/">': (1, "refuse <base>"),
}
ALLOWED = (
    '<script src="{{ "assets/x.js" | url }}" defer></script>',
    '<script type="application/ld+json">{{ view | tojson }}</script>',
    '<a href="https://a.example/" class="style" title="onclick=">style="x" onclick="y"</a>',
    '<link rel="canonical" href="https://a.example/"><link rel="alternate" href="https://a.example/">',
    '{# <script>x</script> #}{{ "<p style=x>" }}',
    "<p class={{ name }} {{ others }}>",
)


@pytest.mark.parametrize("template", FORBIDDEN)
def test_what_browsers_refuse(template: str) -> None:
    line, said = FORBIDDEN[template]
    (finding,) = blocked(template, "overrides/x.html")
    assert (finding.path, finding.line, finding.rule) == ("overrides/x.html", line, "blocked-by-policy")
    assert said in finding.message


@pytest.mark.parametrize("template", ALLOWED)
def test_what_they_do_not(template: str) -> None:
    assert blocked(template, "x.html") == []


def test_our_own_templates() -> None:
    files = [*(ROOT / "overrides").rglob("*.html")]
    assert files
    assert [finding for file in files for finding in blocked(file.read_text("utf-8"), file.name)] == []


def test_a_further_address_that_scripts_may_ask() -> None:
    assert "connect-src 'self';" in security_policy.in_page()
    assert "connect-src 'self' https://api.example.org/;" in security_policy.in_page(["https://api.example.org/"])


def test_it_opens_nothing() -> None:
    policy = security_policy.in_header()
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors 'none'")
    assert not {"unsafe", "http", "*"} & {mark for mark in ("unsafe", "http", "*") if mark in policy}


def test_it_is_the_first_word_of_every_page(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 10
    for page in pages:
        first, second = LexborHTMLParser(page.read_text("utf-8")).css("head > *")[:2]
        assert "charset" in first.attributes, page
        assert second.attributes == {
            "http-equiv": "Content-Security-Policy",
            "content": security_policy.in_page(),
        }, page


@pytest.mark.build
def test_the_build_says_where(tiny: Path) -> None:
    template = tiny / "overrides/partials/footer.html"
    template.write_text(template.read_text("utf-8") + '\n<p onclick="x()">\n', "utf-8")
    result = build(tiny)
    assert result.returncode == 1
    (error,) = [line for line in result.stderr.splitlines() if "ERROR" in line]
    assert "overrides/partials/footer.html:" in error
    assert "no onclick" in error
