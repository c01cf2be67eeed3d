"""The record of reviews is read as it was written, whatever pages say."""

from __future__ import annotations

import pytest

from helpcenter.content import review_record
from helpcenter.content.data import REVIEWED, declared_type
from helpcenter.content.fields.review import Claims, ReviewedPage
from helpcenter.files import validation, yaml_document

TEXTS = [
    "*233",
    "#225#",
    "611",
    "1-877",
    "yes",
    "~",
    "2026-11-20",
    "1:30",
    "0x1f",
    "1_000",
    "a: b",
    "- a",
    "# a",
    "{",
    "|",
]
TEXTS += [
    "'",
    '"',
    "\\",
    "%",
    "@a",
    "&a",
    "!a",
    "é",
    "实名认证",
    "😀",
    "\u200b",
    " a",
    "a " * 300,
    "https://a.example/?a=b#c",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_text(text: str) -> None:
    claims = Claims(wait=text, steps=3, labels=(text, text), codes=(text,))
    page = ReviewedPage(reviewed="2026-11-20", facts=claims, sections={text: claims, "empty": Claims()})
    written = review_record.as_yaml({"a": page, "42": page})
    read, findings = validation.read(yaml_document.parse(written, "reviewed.yml"), declared_type(REVIEWED, "product"))
    assert findings == []
    expected = page.model_copy(update={"sections": {text: claims}})
    assert read == {"a": expected, "42": expected}
    assert review_record.as_yaml(read) == written


def test_what_is_at_the_beginning_and_that_pages_are_in_order() -> None:
    page = ReviewedPage(reviewed="2026-11-20")
    written = review_record.as_yaml({"b": page, "a": page})
    assert written.startswith("# What each page claimed")
    assert written.partition("\n\n")[2] == "a:\n  reviewed: 2026-11-20\n\nb:\n  reviewed: 2026-11-20\n"
