"""Contrast, as WCAG defines it."""

import pytest

from helpcenter.content.fields.color import contrast


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#777777", "#ffffff", 4.478),
        ("#ffffff", "#777777", 4.478),
        ("#ff0000", "#FFFFFF", 3.998),
        ("#0000ff", "#ffffff", 8.592),
    ],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.001)
