"""One colour for a whole help center: what is made of it can be read on every paper, in both schemes."""

from __future__ import annotations

import re

import pytest

from helpcenter.build.brand_color import DARK_PAPERS, LIGHT_PAPERS, rules, shade
from helpcenter.content.fields.color import contrast
from projects import ROOT

COLORS = ["#0a5c58", "#553285", "#767676", "#000000", "#0000ff", "#c00000"]


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize(("other", "papers"), [("#000000", LIGHT_PAPERS), ("#ffffff", DARK_PAPERS)])
def test_it_can_be_read(color: str, other: str, papers: tuple[str, ...]) -> None:
    assert all(contrast(shade(color, other, papers), paper) >= 4.5 for paper in papers)


def test_what_can_be_read_stays_as_it_is() -> None:
    assert shade("#553285", "#000000", LIGHT_PAPERS) == "#553285"


def test_dark_is_declared_for_the_device_and_for_the_reader() -> None:
    dark = shade("#553285", "#ffffff", DARK_PAPERS)
    assert rules("#553285").count(f"--brand:{dark}") == 2
    assert rules(None) == ""


def test_the_papers_are_those_of_the_theme() -> None:
    declared = (ROOT / "overrides/styles/colors.css").read_text("utf-8")
    for name, light, dark in zip(("paper", "tint"), LIGHT_PAPERS, DARK_PAPERS, strict=True):
        short = re.sub(r"#(.)\1(.)\2(.)\3$", r"#\1\2\3", light)
        assert f"--{name}: light-dark({short}, {dark});" in declared
