"""What the titles of guides have in common, and the title of a new one."""

from __future__ import annotations

import pytest

from helpcenter.language.name_pattern import common

EN = [
    ("Verify a Heyon card", ("Heyon card", "Heyon")),
    ("Verify a Lycamobile card", ("Lycamobile",)),
    ("T-Mobile: activation", ("T-Mobile",)),
]
ZH = [("远游卡实名认证", ("远游卡", "远游")), ("Heyon 卡实名认证", ("Heyon 卡", "Heyon"))]


@pytest.mark.parametrize(
    ("texts", "name", "title"),
    [
        (EN, "giffgaff", "Verify a giffgaff card"),
        (EN, "Star card", "Verify a Star card"),
        (ZH, "giffgaff", "giffgaff卡实名认证"),  # typography puts the space
        (ZH, "星卡", "星卡实名认证"),
        ([("Install Lumo 2", ("Lumo 2",))], "Mesh", "Install Mesh"),
        ([("heyon-topup", ["heyon"]), ("lyca-topup", ["lycamobile"]), ("t-topup", ["t"])], "star", "star-topup"),
    ],
)
def test_a_text_for_another_name(texts, name: str, title: str) -> None:
    pattern = common(texts)
    assert pattern is not None
    assert pattern.with_name(name) == title


@pytest.mark.parametrize("texts", [[], [("Top up", ("Moon",))], [("a Moon card", ["Moon"]), ("a Sun SIM", ["Sun"])]])
def test_texts_that_have_nothing_in_common(texts) -> None:
    assert common(texts) is None


@pytest.mark.parametrize(("name", "suits"), [("giffgaff", True), ("Orange", False), ("Star card", True)])
def test_what_is_before_the_name_suits(name: str, suits: bool) -> None:  # noqa: FBT001
    assert common(EN).suits(name) == suits


def test_nothing_is_before_the_name() -> None:
    assert common(ZH).suits("Orange")
