"""Links in Markdown get other addresses, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import link_edits
from helpcenter.content.link_edits import HiddenAddressError
from helpcenter.guide.parser import GuideParser
from helpcenter.language.localizer import Localizer


@pytest.fixture
def parser(tiny: Path) -> GuideParser:
    loaded = project.load(tiny)
    localizer = Localizer("en", dict.fromkeys(("step.optional", "permalink.section"), "x"))
    return GuideParser(loaded.markdown_extensions, loaded.markdown_configs, localizer)


def renamed(text: str, parser: GuideParser) -> str:
    def targets(text: str) -> list[str]:
        return [span.target for _, span in parser.parse(text, 1).marked("link", "image")]

    edits = link_edits.find(text, 1, targets, lambda address: address.replace("a.md", "b.md"))
    return link_edits.apply(edits, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](a.md) a.md [x](a.md#p 'a.md') [x](<a.md>)", "[x](b.md) a.md [x](b.md#p 'a.md') [x](<b.md>)"),
        ("`[x](a.md)` [x](a.md)", "`[x](a.md)` [x](b.md)"),
        ("# T\n\n    [x](a.md)\n\n- [a.md](a.md)\n", "# T\n\n    [x](a.md)\n\n- [a.md](b.md)\n"),
        ("[x]\n[y][x]\n\n[x]: a.md\n[z]: a.md\n", "[x]\n[y][x]\n\n[x]: b.md\n[z]: a.md\n"),  # nothing leads to z
        ("| [x](a.md) |\n|--|\n| ![a.md](a.md) |\n", "| [x](b.md) |\n|--|\n| ![a.md](b.md) |\n"),
        ("[x](ca.md) [x](a.md)", "[x](cb.md) [x](b.md)"),
        ("\\[x](a.md) [![x](a.md)](a.md)", "\\[x](a.md) [![x](b.md)](b.md)"),
        ("[x](a.md)\r\n[x](a.md)\r\n", "[x](b.md)\r\n[x](b.md)\r\n"),
    ],
)
def test_only_addresses_change(text: str, expected: str, parser: GuideParser) -> None:
    assert renamed(text, parser) == expected


def test_what_is_written_with_escapes(parser: GuideParser) -> None:
    with pytest.raises(HiddenAddressError, match=r"a\.md\?x&y"):
        renamed("[x](a.md?x&amp;y)", parser)
