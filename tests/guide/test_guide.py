"""Markdown → Guide, and the marks on the page."""

import pytest

from helpcenter import project
from helpcenter.guide.extension import PageSettings
from helpcenter.guide.model import Block, ChecklistItem, Guide, Span, Step, TroubleshootingEntry
from helpcenter.guide.parser import PageParser
from helpcenter.language import language_file
from helpcenter.language.localizer import Localizer
from projects import CARDS

PROJECT = project.load(CARDS)
STRINGS = language_file.reference().strings


def convert(text: str, first_line: int = 1) -> tuple[Guide, str]:
    parser = PageParser(PROJECT.markdown_extensions, PROJECT.markdown_configs, Localizer("en", STRINGS))
    page = parser.parse(text, PageSettings(first_line, label_language="zh-Hans"))
    return page.guide, page.content


TASK = """\
# Title

Intro.

## Needs {#before}

- [ ] A passport
- [ ] A [phone](x.md) number
- no box

## In the app {#app .steps}

1. Open the app.

    A note, with `*233`.

    Another note.

2. In **个人中心** (My profile), select **实名认证**.
    1. Choose A.
    2. Choose B.
3. Optional: Check `#225#` & wait.

## By phone {#phone .steps evidence=confirmed}

1. Call.
2. Call.

## Trouble {#trouble}

Rejected
:   Submit again.

No code
:   Wait.

    Then ask.
"""


def test_sections() -> None:
    guide, _ = convert(TASK)
    assert guide.title == "Title"
    assert [(section.id, section.title, section.line) for section in guide.sections] == [
        ("before", "Needs", 5),
        ("app", "In the app", 11),
        ("phone", "By phone", 24),
        ("trouble", "Trouble", 29),
    ]
    assert [section.id for section in guide.procedures] == ["app", "phone"]
    assert [section.evidence for section in guide.procedures] == [None, "confirmed"]


def test_steps() -> None:
    guide, _ = convert(TASK)
    first, second, third = guide.section("app").steps
    assert first == Step(
        "app-1",
        (1,),
        Block("item", "Open the app.", 13),
        notes=(
            Block("paragraph", "A note, with *233.", 15, (Span("code", "*233", 13, 17),)),
            Block("paragraph", "Another note.", 17),
        ),
    )
    assert second.text == "In 个人中心 (My profile), select 实名认证."
    assert second.labels == ("个人中心", "实名认证")
    assert second.line == 19
    assert [(step.id, step.numbers, step.text, step.line) for step in second.substeps] == [
        ("app-2-1", (2, 1), "Choose A.", 20),
        ("app-2-2", (2, 2), "Choose B.", 21),
    ]
    assert (third.text, third.optional, third.line) == ("Optional: Check #225# & wait.", True, 22)


def test_equal_steps_have_their_own_lines() -> None:
    guide, _ = convert(TASK, first_line=20)
    assert [step.line for step in guide.section("phone").steps] == [45, 46]


def test_checklist_and_troubles() -> None:
    guide, _ = convert(TASK)
    assert guide.section("before").checklist == (
        ChecklistItem("before-1", Block("item", "A passport", 7)),
        ChecklistItem("before-2", Block("item", "A phone number", 8, (Span("link", "phone", 2, 7, "x.md"),))),
    )
    assert guide.section("before").without_checkbox == (Block("item", "no box", 9),)
    assert guide.section("before").bullets == 1
    assert guide.section("trouble").troubleshooting == (
        TroubleshootingEntry(Block("term", "Rejected", 31), (Block("definition", "Submit again.", 32),)),
        TroubleshootingEntry(
            Block("term", "No code", 34), (Block("paragraph", "Wait.", 35), Block("paragraph", "Then ask.", 37))
        ),
    )


def test_split_list_is_seen() -> None:
    guide, _ = convert("## A {#app .steps}\n\n1. One.\n\nNot indented.\n\n2. Two.\n")
    assert (guide.section("app").lists, guide.section("app").outside_steps) == ((3, 7), (5,))
    assert [step.id for step in guide.section("app").steps] == ["app-1", "app-2"]


def test_checklist_of_a_procedure() -> None:
    guide, _ = convert(
        "## A {#app .steps}\n\n- [ ] A card\n- [ ] A code\n\n1. One.\n\n    - a note\n\n2. Two.\n\n- other\n"
    )
    section = guide.section("app")
    assert [(entry.id, entry.text) for entry in section.checklist] == [
        ("app-need-1", "A card"),
        ("app-need-2", "A code"),
    ]
    assert (section.checklists, section.lists, section.outside_steps) == ((3,), (6,), (12,))
    assert section.bullets == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A {#a}\n\n## B {#b}\n", []),
        ("## A {#a}\n\n## B {#a}\n", [("a", 3, 1)]),
        ("## A {#app .steps}\n\n1. One.\n\n## B {#app-1}\n", [("app-1", 5, 3)]),
        ("## A {#app .steps}\n\n- [ ] a\n\n1. b\n\n## B {#app-need-1}\n", [("app-need-1", 7, 3)]),
        ("## A {#a}\n\nText.\n{#a}\n", [("a", 3, 1)]),
        ("!!! note\n\n    Text.\n\n## A {#a}\n\n## B {#a}\n\nNote\n", [("a", 7, 5)]),
    ],
)
def test_repeated_anchors(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert list(convert(text)[0].repeated_anchors()) == expected
