"""One finding for one cause, in every format."""

from __future__ import annotations

import json

from helpcenter.findings import formats
from helpcenter.findings.finding import Finding
from helpcenter.findings.grouping import by_cause

TEMPLATE = "overrides/partials/footer.html"


def finding(
    page: str, target: str = "/away/", line: int = 3, path: str = TEMPLATE, rule: str = "missing-file"
) -> Finding:
    message = f'there is nothing at "{target}"'
    return Finding(
        path=path, line=line, column=5, rule=rule, message=message, page=page, href="../away/", target=target
    )


def test_one_line_of_a_template_is_one_finding() -> None:
    pages = [f"en/page-{number}/index.html" for number in range(10, 51)]
    # A relative address means something else in every folder.
    (found,) = by_cause(finding(page, f"/{page}/away/") for page in reversed(pages))
    assert found.pages == tuple(pages)
    assert formats.as_line(found).endswith("(on 41 pages, first on en/page-10/index.html) [missing-file]")
    assert json.loads(formats.as_json([found]))[0]["pages"] == pages
    assert "(on 41 pages," in formats.as_github([found])
    assert "(on 41 pages," in formats.as_sarif([found])


def test_what_has_several_causes_stays_several() -> None:
    several = [
        finding("a.html"),
        finding("a.html", "/elsewhere/"),
        finding("b.html", line=4),
        finding("b.html", rule="lost-address"),
        finding("b.html", path="docs/en/b.md"),
    ]
    assert sorted(by_cause(several)) == sorted(several)


def test_two_links_of_one_line_of_a_template_are_two_findings() -> None:
    found = list(by_cause(finding(page, target) for page in ("a.html", "b.html") for target in ("/x/", "/y/")))
    assert [(each.target, each.pages) for each in found] == [
        ("/x/", ("a.html", "b.html")),
        ("/y/", ("a.html", "b.html")),
    ]


def test_one_page_is_not_counted() -> None:
    (found,) = by_cause([finding("a.html")])
    assert formats.as_line(found).endswith('at "/away/" [missing-file]')
    assert "pages" not in json.loads(formats.as_json([found]))[0]
