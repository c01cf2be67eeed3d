"""`helpcenter status`: as a table and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from wcwidth import width

from helpcenter.cli import main

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"


@pytest.fixture
def unfinished(tiny: Path) -> Path:
    """A project in which a page is missing, and a translation behind."""
    (tiny / "docs/en/verify/index.md").unlink()
    source = tiny / SOURCE
    source.write_text(source.read_text("utf-8").replace("应用显示结果", "应用显示好结果"), "utf-8")
    return tiny


def test_text(unfinished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--project", str(unfinished)]) == 0
    output = capsys.readouterr()
    assert (
        output.out
        == """\
page                     language  state       reviewed    evidence  errors  warnings  old sources  changed sections
docs/en/verify/index.md  English   missing     -           -              1         -            -  -
docs/en/verify/moon.md   English   behind      2026-11-20  reported       -         -            -  #result
docs/zh/verify/moon.md   简体中文  source      2026-11-20  reported       -         1            -  -
docs/zh/index.md         简体中文  source      2026-11-20  -              -         -            -  -
docs/en/index.md         English   up to date  2026-11-20  -              -         -            -  -
docs/zh/verify/index.md  简体中文  source      2026-11-20  -              -         -            -  -

3 pages, 2 languages; missing: 1, not translated: 0, behind: 1, unrecorded: 0, past review: 0; \
errors: 1 (0 in other files), warnings: 1 (0 in other files); sources to read again: 0
"""
    )
    starts = [re.search("state|source|missing|behind|up to date", line) for line in output.out.splitlines()[:7]]
    assert {width(found.string[: found.start()]) for found in starts} == {35}
    assert output.err == ""


def test_past_review(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--today", "2027-06-01", "--project", str(tiny)]) == 0
    assert "2026-11-20 (past due)  reported" in capsys.readouterr().out


def test_json(unfinished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--format", "json", "--project", str(unfinished)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["summary"] == {
        "pages": 3,
        "languages": ["zh", "en"],
        "missing": 1,
        "not_translated": 0,
        "behind": 1,
        "unrecorded": 0,
        "errors": 1,
        "warnings": 1,
        "past_review": 0,
        "old_sources": 0,
        "elsewhere": {"errors": 0, "warnings": 0},
    }
    assert found["pages"][1] == {
        "path": TRANSLATION,
        "id": "moon-verify",
        "language": "en",
        "title": "Verify a Moon card",
        "state": "behind",
        "changed_sections": ["result"],
        "reviewed": "2026-11-20",
        "evidence": "reported",
        "errors": 0,
        "warnings": 0,
        "past_review": False,
        "old_sources": 0,
    }
    assert (found["pages"][0]["state"], found["pages"][0]["reviewed"]) == ("missing", None)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (SOURCE, "no front matter", f"{SOURCE}:1:1: the front matter is missing"),
        ("mkdocs.yml", "a: [", "mkdocs.yml:"),
        ("docs/_data/products.yml", "a: [", "docs/_data/products.yml:"),
    ],
)
def test_what_cannot_be_read(path: str, text: str, said: str, tiny: Path, capsys) -> None:
    (tiny / path).write_text(text, "utf-8")
    for options in ([], ["--format", "json"]):
        assert main(["status", *options, "--project", str(tiny)]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert output.err.startswith(said)
