"""What a page may waive: style and dead links, and nothing by which readers are cheated."""

from __future__ import annotations

import pytest

from helpcenter import rules
from helpcenter.lint import registry
from helpcenter.lint.build_rules import TO_BUILD

CHEATING = [
    "chat-contact", "codes-differ", "foreign-resource", "hidden-character", "insecure-address", "insecure-link",
    "labels-differ", "links-differ", "look-alike-letter", "quantities-differ", "raw-html", "script-address",
    "steps-differ", "unknown-mail", "unknown-number", "unlisted-host", "unofficial-address", "unofficial-link",
    "unproven-evidence",
]  # fmt: skip


@pytest.mark.parametrize("rule", CHEATING)
def test_a_page_cannot_waive_by_what_readers_are_cheated(rule: str) -> None:
    assert rule in rules.CATALOG.rules
    assert not rules.CATALOG.can_waive(rule)


def test_what_the_build_needs_cannot_be_waived() -> None:
    waivable = {rule.name for rule in rules.CATALOG.rules.values() if rule.waivable}
    assert waivable & {rule.name for rule in (*TO_BUILD, *registry.WHILE_READING)} == set()
    assert {"several-titles", "typography", "missing-file", "vague-link"} <= waivable
