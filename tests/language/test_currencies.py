"""Which currencies are known, and which one is meant by what a writer calls it."""

from __future__ import annotations

import pytest

from helpcenter.language import currencies

MEANT = [
    ("RMB", "write CNY"),
    ("usd", "write USD"),
    ("US$", "write USD"),
    ("$", "write USD"),
    ("€", "write EUR"),
    ("Euros", "write EUR"),
    ("yuan", "write CNY"),
    ("人民币", "write CNY"),
    ("港币", "write HKD"),
    ("¥", "write CNY or JPY"),
    ("dollar", "write USD, AUD or XCD"),
    ("USDD", 'did you mean "USD"?'),
    ("QQQ", "write its three capitals in ISO 4217, such as USD"),
    ("points", "write its three capitals in ISO 4217, such as USD"),
]


@pytest.mark.parametrize("code", ["CNY", "USD", "EUR", "XCG", "ZWG", "DEM"])
def test_codes_are_known(code: str) -> None:
    assert currencies.is_known(code)


@pytest.mark.parametrize(("called", "cure"), MEANT)
def test_what_is_meant(called: str, cure: str) -> None:
    assert not currencies.is_known(called)
    assert currencies.cure(called) == cure
