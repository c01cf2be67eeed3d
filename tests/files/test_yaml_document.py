"""YAML that remembers its places, and says what is wrong with it."""

import pytest

from helpcenter.files import yaml_document
from helpcenter.findings.errors import FindingError


def test_places() -> None:
    document = yaml_document.parse("a: 1\nb:\n  - x\n  - c: 2\n", "f.yml", first_line=2)
    assert document.value == {"a": 1, "b": ["x", {"c": 2}]}
    assert document.position(["a"]) == (2, 1)
    assert document.position(["b", 1, "c"]) == (5, 5)
    assert document.position(["b", 1, "missing"]) == (5, 5)
    assert document.position(["missing"]) == (2, 1)


def test_dates_stay_text() -> None:
    assert yaml_document.parse("day: 2026-13-45", "f.yml").value == {"day": "2026-13-45"}


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("a: [1", 1, "broken-yaml"),
        ("a: 1\n b: 2", 2, "broken-yaml"),
        ("a: b: c", 1, "broken-yaml"),
        ("a: \x01", 1, "broken-yaml"),
        ("a: *nothing", 1, "broken-yaml"),
        ("a: !!python/object:os.system x", 1, "broken-yaml"),
        ("? [a]\n: 1", 1, "broken-yaml"),
        ("a: 1\nb: 2\na: 3", 3, "duplicate-key"),
        ("a: " + "[" * 50_000, 1, "broken-yaml"),
        ("a: 1\n" + "- " * 50_000, 1, "broken-yaml"),
        ("a: 1\n5: b", 2, "broken-yaml"),
        ("a: 1\nyes: b", 2, "broken-yaml"),
        ("a: 1\nb: !!str [x]", 2, "broken-yaml"),
    ],
)
def test_mistakes(text: str, line: int, rule: str) -> None:
    with pytest.raises(FindingError) as caught:
        yaml_document.parse(text, "f.yml")
    finding = caught.value.finding
    assert (finding.path, finding.line, finding.rule) == ("f.yml", line, rule)


@pytest.mark.parametrize(
    "value",
    [
        '!!int ""',
        "!!int _",
        "!!int 0x",
        '!!float ""',
        "!!bool x",
        "!!timestamp 1",
        "!!binary x",
        "!!null [x]",
        "9" * 5000,
    ],
)
def test_a_value_of_another_type_has_its_place(value: str) -> None:
    with pytest.raises(FindingError) as caught:
        yaml_document.parse(f"a: 1\n卡: {value}", "f.yml")
    assert (caught.value.finding.line, caught.value.finding.column) == (2, 4)


def test_a_character_that_yaml_refuses_has_its_place() -> None:
    with pytest.raises(FindingError) as caught:
        yaml_document.parse("卡: 卡卡\nb: 卡\uffff\n", "f.yml", first_line=2)
    assert (caught.value.finding.line, caught.value.finding.column) == (3, 5)
