"""Data functions in Markdown."""

import pytest

from helpcenter import project
from helpcenter.content import data as data_files
from helpcenter.content.data_functions import expand, functions
from helpcenter.content.page import Filled
from helpcenter.language.amounts import Wait
from helpcenter.language.localizer import Localizer
from projects import CARDS

PROJECT = project.load(CARDS)
DATA = data_files.load(PROJECT, data_files.load_help_center(PROJECT)[0])[0]
FUNCTIONS = functions(
    {"heyon-verify": Wait(unit="business_day", min=1, max=3), "about": None}, DATA, Localizer("en", DATA.strings["en"])
)


def test_data_is_filled_in_and_lines_stay() -> None:
    text = '## A {#app .steps}\n\nGuides give {{ wait("heyon-verify") }}.\n{% no block %} {# no comment #}\n'
    expanded, filled, findings = expand(text, FUNCTIONS, "f.md", 1)
    assert findings == []
    assert filled == [Filled(3, 12, '{{ wait("heyon-verify") }}', "1–3 business days")]
    assert expanded == text.replace('{{ wait("heyon-verify") }}', "1–3 business days")


def test_limit() -> None:
    assert expand('{{ limit("tmobile", "transaction") }}', FUNCTIONS, "f.md", 1) == (
        "$150",
        [Filled(1, 0, '{{ limit("tmobile", "transaction") }}', "$150")],
        [],
    )


def test_a_text_of_the_interface() -> None:
    expanded, _, findings = expand('Written by {{ text("site.name") }}.', FUNCTIONS, "f.md", 1)
    assert (expanded, findings) == ("Written by Travel SIM Help.", [])


@pytest.mark.parametrize(
    ("line", "column", "cure"),
    [
        ('x {{ wait("heyon-verfy") }}', 3, 'did you mean "heyon-verify"?'),
        ('{{ wait("about") }}', 1, "add it there"),
        ('{{ limit("tmobil", "balance") }}', 1, 'did you mean "tmobile"?'),
        ('{{ limit("tmobile", "balanc") }}', 1, 'did you mean "balance"?'),
        ('{{ text("site.nam") }}', 1, 'did you mean "site.name"?'),
        ('{{ text("page.source.read") }}', 1, "only whole texts"),
        ('{{ text("steps.count") }}', 1, "has plural forms"),
        ("{{ waits() }}", 1, "known functions: limit, text, wait"),
        ("{{ wait() }}", 1, "known functions: limit, text, wait"),
        ("{{ wait(", 1, "known functions: limit, text, wait"),
        ("{{ ''.__class__.__mro__ }}", 1, "known functions: limit, text, wait"),
        ("{{ 1 / 0 }}", 1, "known functions: limit, text, wait"),
        ("{{ 'a'|center(99999999) }}", 1, "known functions: limit, text, wait"),
        ("{{ wait }}", 1, "known functions: limit, text, wait"),
        ("{{ 'hello' }}", 1, "known functions: limit, text, wait"),
        ("{{ {}.pop('y') }}", 1, "known functions: limit, text, wait"),
        ("{{ wait([]) }}", 1, "known functions: limit, text, wait"),
        ("{{ wait(**{}) }}", 1, "known functions: limit, text, wait"),
        ("{{ " + "[" * 3000 + "]" * 3000 + " }}", 1, "known functions: limit, text, wait"),
        ("{{ " + "9" * 5000 + " }}", 1, "known functions: limit, text, wait"),
        ("{{ 9 ** 999999999 }}", 1, "known functions: limit, text, wait"),
    ],
)
def test_mistakes_name_their_place_and_cure(line: str, column: int, cure: str) -> None:
    text, filled, findings = expand(f"first\n{line}", FUNCTIONS, "f.md", 10)
    assert filled == []
    assert text == f"first\n{line}"
    assert [(finding.path, finding.line, finding.column) for finding in findings] == [("f.md", 11, column)]
    assert cure in findings[0].message
    assert "\n" not in findings[0].message
