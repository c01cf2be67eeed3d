"""What writers write instead of what is right: it is read as it was meant, and told by one rule, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.guide import marks
from helpcenter.guide.known_words import KnownWords
from helpcenter.guide.misread_marks import Reading, as_meant
from helpcenter.guide.model import Guide
from projects import CARDS, ROOT, copy_project
from tables import table

CASES: list[dict[str, Any]] = table(ROOT / "tests/guide/slips.yml")


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = copy_project(tmp_path_factory.mktemp("cards"), CARDS / "docs", templates=False)
    content, unread = loading.load(project.load(folder))
    assert content, unread
    return content


def reading(case: dict[str, Any], content: Content) -> Reading:
    page = content.pages[case["page"]]
    text = page.written
    for right, wrong in case["changes"]:
        assert right in text
        text = text.replace(right, wrong, 1)
    return as_meant(text, page.body_line, content.known_words(page.front_matter.product))


def said(guide: Guide) -> list[Any]:
    """All that readers see of a page, but not where it stands in the file."""
    return [
        (
            part.id,
            part.is_procedure,
            [(step.id, len(step.notes)) for step in part.all_steps()],
            [entry.text for entry in part.checklist],
            part.admonitions,
            part.tables,
            [(block.kind, block.text, block.spans) for block in part.blocks],
        )
        for part in guide.parts
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['page']}-{case['changes'][0][1]}" for case in CASES])
def test_is_read_as_it_was_meant_and_told_once(case: dict[str, Any], cards: Content) -> None:
    page, found = cards.pages[case["page"]], reading(case, cards)
    assert said(cards.guide(replace(page, body=found.text))) == said(cards.guide(replace(page, body=page.written)))
    assert {mark.mark.rule for mark in found.marks} == ({case["rule"]} if case["rule"] else set())


@pytest.mark.parametrize("case", [case for case in CASES if case["rule"]])
def test_a_waived_rule_leaves_the_page_as_it_is_written(case: dict[str, Any], cards: Content) -> None:
    page = cards.pages[case["page"]]
    damaged = page.written
    for right, wrong in case["changes"]:
        damaged = damaged.replace(right, wrong, 1)
    known = cards.known_words(page.front_matter.product)
    found = as_meant(damaged, page.body_line, known, waived=[case["rule"]])
    assert {mark.mark.rule for mark in found.marks} == set(case.get("waived", ()))


def test_what_is_right_stays(cards: Content) -> None:
    for page in cards.pages.values():
        assert as_meant(page.written, 1, cards.known_words(page.front_matter.product)).text == page.written


@pytest.mark.parametrize(
    "text",
    [
        "```\n＃＃ a\n2、b\n[x]（y.md）\n```",
        "Words.\n\n    ＃＃ a\n    2、b",
        "Type `[x]（y.md）` and `**`.",
        "- -5 degrees\n- 2. place",
        "2026\n-5 degrees",
        "The fee is 1.5 GB, 2) or 3).",
        "a * b * c",
        # Signs that are words, and signs behind a right mark.
        "- Star\n© 2026\n\n- ✅ Sharp\n- ❌ Blurred",
        # What is to be shown or copied, below what leads to it.
        "Show this:\n\n    Please take out my card and read me the long number that begins with 89.",
        # Paragraphs among answers: broken where a word had no room, ended, or leading on.
        "A\n:   B.\n\nIf none of this helps, read the section below and\nask the seller.\n\nC\n:   D.",
        "A\n:   B.\n\nRead this.\nThen ask the seller for it.\n\nSee [more](more.md)\n\nC\n:   D.",
        "Star Ltd\n1 Main Street\n\nMoon Ltd\n2 Main Street",
        # A way through menus, names with a middle dot.
        "Open 我的·c·更多, by 列奥纳多·达·芬奇.",
        "A\t|\nnext",
        # Backslashes that nobody sees, and braces that are words.
        "a\\_b, 3 \\* 4, \\#1, \\(so\\), 1\\. or 2\\.\nA {.NET} and `[a]{.b}`",
        "See [a][b]{x} in C:\\Users\\x.",
        # Headings of groups between answers, a line that leads on, and two questions with one answer.
        "Cards\n\nA\n:   B.\n\nNetworks\n\nC\n:   D.\n\nE\n:   F.",
        "A\n:   B.\n\nFurther:\n\nC\n:   D.\n\nE\nF\n:   G.",
        # Front matter as an example.
        "```\n---\nid: a\ntitle: b\n---\n```\n\nSo:\n\n    ---\n    id: a\n    title: b\n    ---",
        # A link to a picture that is shown, or in a sentence; a sign of the screen; a sentence below a picture.
        "![A card on a table](/pictures/a.svg)\n\n[In full size](/pictures/a.svg)\n\nSee [the card](/pictures/b.svg).",
        "Tap ![gear](g.svg) in the corner.\n\n![gear](g.svg) is for settings.\n\n![A card on a table](b.svg)\nSo.",
    ],
)
def test_code_and_other_signs_stay(text: str) -> None:
    assert as_meant(text, 1, KnownWords(labels=frozenset({"c"}))) == Reading(text)


PICTURE = "[A card with all four corners](/pictures/a.svg)"


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        (f"Look:\n\n{PICTURE}\n", 3, marks.NO_PICTURE),
        (f"- !{PICTURE} right\n- [A card without a corner](/pictures/b.svg) wrong", 2, marks.NO_PICTURE),
        (f"1. Show it.\n\n    {PICTURE}\n", 3, marks.NO_PICTURE),
        ("A\n:   B.\n\nIt was rejected\n\nC\n:   D.", 4, marks.UNANSWERED),
        ("## Trouble {#trouble}\n\nIt was rejected\n:\n\nA\n:   B.\n\nC\n:   D.", 3, marks.UNANSWERED),
        ("A\n:   B.\n\nC\n:   D.\n\nIt was rejected", 7, marks.UNANSWERED),
        ("「Li: did it work?」\n- - - - - -\nIt did.", 2, marks.CHAT),
        ("1. Open it.\n\n    「Li: did it work?」\n    - - - - - -\n    It did.", 4, marks.CHAT),
        ('## Steps {#a .steps}\n\n1. Open it.\n\n=== "Phone"\n\n    Tap.\n\n## B {#b}', 5, marks.TAB),
        ("A\n:   B:\n\n  - c\n\nE\n:   F.", 4, marks.NESTED),
        (f"!{PICTURE}Hold it so.", 1, marks.PICTURE_IN_TEXT),
        (f"Hold it so: !{PICTURE}", 1, marks.PICTURE_IN_TEXT),
    ],
)
def test_is_told_once(text: str, line: int, mark: marks.Mark) -> None:
    assert [(each.line, each.mark) for each in as_meant(text, 1).marks] == [(line, mark)]


def test_a_place_in_what_was_meant_is_found_in_what_is_written() -> None:
    found = as_meant("## T {#app .steps}\n\n1. Open.\n2、[a]（b.md）和**c", 7, KnownWords(labels=frozenset({"c"})))
    assert found.text.endswith("2. [a](b.md)和**c**")
    assert [(mark.line, mark.column) for mark in found.marks] == [(10, 1), (10, 13), (10, 3)]
