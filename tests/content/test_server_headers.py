"""`_headers` of a project: what is understood of it, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.cli import main
from helpcenter.content.server_headers import HeaderBlock, parse

WRONG = {
    "X-Robots-Tag: all\n/*\n  A: b": (1, '"X-Robots-Tag: all" stands under no path; write one above it, such as /*'),
    "/*\n  X-Robots-Tag all": (2, '"X-Robots-Tag all" is no header; write Name: value, such as X-Robots-Tag: noindex'),
    "/*\n  X Robots: all": (2, '"X Robots: all" is no header; write Name: value, such as X-Robots-Tag: noindex'),
    "/*\n  A:": (2, 'the header "A" has no value, which servers cannot send; correct it'),
    "/*\n  A: 护照": (
        2,
        'the header "A" has other characters than those of ASCII, which servers cannot send; correct it',
    ),
    "/*\n  ! A: b": (2, "only some servers can leave a header out; write it with another value instead"),
    "/a b\n  A: b": (1, '"/a b" is no path; write one without spaces, such as /drafts/*'),
    "/a\n/b\n  A: b": (1, '"/a" has no headers; write them under it, as Name: value, or remove it'),
    "/a\n  A: b\n/b": (3, '"/b" has no headers; write them under it, as Name: value, or remove it'),
}


def read(text: str) -> tuple[tuple[HeaderBlock, ...], list[tuple[int, str]]]:
    blocks, findings = parse(((line, number) for number, line in enumerate(text.split("\n"), 1)), "_headers")
    return blocks, [(finding.line, finding.message) for finding in findings]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str) -> None:
    assert read(text)[1] == [WRONG[text]]


def test_what_is_understood() -> None:
    text = "# Why\n/*\n  A: b: c\n\n/x/*\n\tA: d\n  A: e\nhttps://a.example/*\n  B: c"
    expected = (
        HeaderBlock("/*", 2, (("A", "b: c"),)),
        HeaderBlock("/x/*", 5, (("A", "d"), ("A", "e"))),
        HeaderBlock("https://a.example/*", 8, (("B", "c"),)),
    )
    assert read(text) == (expected, [])


def test_the_check_says_where(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "docs/_headers").write_text("/*\n\n  nothing\n", "utf-8")
    assert main(["check", "docs", "--project", str(tiny)]) != 0
    assert 'docs/_headers:3:1: "nothing" is no header; write Name: value' in capsys.readouterr().out
