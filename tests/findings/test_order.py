"""In which order findings are told."""

from __future__ import annotations

import json
from collections.abc import Iterator

from helpcenter.findings import formats
from helpcenter.findings.finding import Basis
from helpcenter.findings.rule import Rule, compares_with


def wrong_word(_: object) -> Iterator[None]:
    """A wrong word.

    Bad:  `this`
    Good: `that`
    """
    yield from ()


@compares_with(Basis.REVIEW)
def changed_section(_: object) -> Iterator[None]:
    """A section that is not as it was.

    Bad:  `this`
    Good: `that`
    """
    yield from ()


def test_what_is_wrong_at_a_place_comes_before_what_a_record_says_of_its_section() -> None:
    record, word = Rule.of(changed_section), Rule.of(wrong_word)
    found = [record.finding("b.md", "…", 3), word.finding("b.md", "…", 7), word.finding("a.md", "…", 9)]
    told = json.loads(formats.as_json(found))
    assert [(each["path"], each["rule"]) for each in told] == [
        ("a.md", "wrong-word"),
        ("b.md", "wrong-word"),
        ("b.md", "changed-section"),
    ]
    assert "basis" not in told[0]
