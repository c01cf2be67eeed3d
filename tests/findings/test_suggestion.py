"""What somebody probably meant."""

from __future__ import annotations

import subprocess
import sys

import pytest

from helpcenter.findings.suggestion import MAX_NAMED, MOST_COMPARED, did_you_mean, nearest

KNOWN = ["app", "app-store", "phone", "shop", "web"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("phnoe", "phone"),
        ("wb", "web"),
        ("wbe", None),
        ("ap", "app"),
        ("app", "app-store"),
        ("shops", "shop"),
        ("letter", None),
        ("", None),
        ("\u0000", None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, [each for each in KNOWN if each != word]) == meant


@pytest.mark.parametrize(("word", "meant"), [("step-1234x", "step-1234"), ("step-0000-", "step-0000"), ("xyz", None)])
def test_nearest_of_thousands(word: str, meant: str | None) -> None:
    assert nearest(word, [f"step-{number:04}" for number in range(5000)]) == meant


def test_nearest_of_anything() -> None:
    assert nearest("xyz", ["abc"], at_least=0) == "abc"
    assert nearest("xyz", [], at_least=0) is None


def test_message() -> None:
    assert did_you_mean("phnoe", KNOWN) == 'did you mean "phone"?'
    assert did_you_mean("letter", reversed(KNOWN)) == "known are: app, app-store, phone, shop, web"
    assert did_you_mean("letter", []) == "known are: none yet"
    assert did_you_mean("letter", map(str, range(MAX_NAMED + 1))) == "none of the 11 that are known is similar"
    many = [f"{name}-{number}" for name in ("verify", "top-up", "account") for number in range(5)]
    assert did_you_mean("verification", many).startswith(
        "of the 15 that are known, the nearest are: verify-0, verify-1"
    )
    assert did_you_mean("letter", map(str, range(MOST_COMPARED + 1))) == "nothing known is similar"


def test_the_library_is_loaded_only_where_something_is_wrong() -> None:
    code = "import sys, helpcenter.commands.check; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
