"""`_headers` of the site: ours and the project's, each header once at each address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.hosting import headers_file
from helpcenter.hosting.delivery import Delivery


def rendered(tiny: Path, own: str, base: str = "/") -> list[str]:
    if own:
        (tiny / "docs/_headers").write_text(own, "utf-8")
    content, findings = loading.load(replace(project.load(tiny), site_url=f"https://help.example.org{base}"))
    assert content is not None, findings
    return headers_file.render(Delivery.of(content), ["0a1b2c3d"]).splitlines()[1:]


def test_ours(tiny: Path) -> None:
    first, *everywhere, hashed, caching = rendered(tiny, "")
    assert (first, hashed) == ("/*", "/assets/0a1b2c3d/*")
    assert caching == "  Cache-Control: public, max-age=31536000, immutable"
    assert [line.partition(":")[0].strip() for line in everywhere] == [
        "Content-Security-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
    ]


@pytest.mark.parametrize("base", ["/", "/help/"])
def test_those_of_the_project(tiny: Path, base: str) -> None:
    lines = rendered(tiny, "/*\n  referrer-policy: no-referrer\n/en/\n  A: b\nhttps://a.example/*\n  C: d\n", base)
    assert [line for line in lines if "referrer-policy" in line.lower()] == ["  referrer-policy: no-referrer"]
    assert lines[0] == f"{base}*"
    assert lines[-4:] == [f"{base}en/", "  A: b", "https://a.example/*", "  C: d"]
