"""A text that is not YAML: which line to mend, and how."""

from __future__ import annotations

import pytest

from helpcenter.files import yaml_document
from helpcenter.findings.errors import FindingError

CASES = [
    ("a:\n  b: 1\n   c: 2\n  d: 3\n", 3, "indented by 3 spaces, but line 2 by 2; indent it by 2 spaces, too"),
    ("a:\n  b: 1\nc: 2\n  d: 3\n", 3, "indented by 0 spaces, but line 2 by 2; indent it by 2 spaces, too"),
    ("a:\n  b:\n  c: 2\n    d: 3\n", 3, "indented by 2 spaces, but line 4 by 4; indent it by 4 spaces, too"),
    (" a: 1\nb: 2\n", 1, "indented by 1 space, but line 2 by 0; indent it by 0 spaces, too"),
    ("a:\n  - b: 1\n    c: 2\n- b: 3\n  c: 4\n", None, "check the indentation"),
    ("a:\n  - b\n - c\n", 3, "indented by 1 space, but line 2 by 2; indent it by 2 spaces, too"),
    ("a:\n  - b: 1\n   c: 2\n", 3, "indented by 3 spaces"),
    ("a: b: c\n", 1, 'put the text into quotation marks; write a: "b: c"'),
    ("a: 1\nb 2\nc: 3\n", 2, 'there is no colon; write "b: 2"'),
    ("a: {b: 1\nc: 2\n", 1, "the { that begins here has no end; write } behind what belongs to it"),
    ("a: [b\nc: 2\n", 1, "the [ that begins here has no end; write ] behind what belongs to it"),
]


@pytest.mark.parametrize(("text", "line", "cure"), CASES)
def test_the_line_and_the_cure(text: str, line: int | None, cure: str) -> None:
    with pytest.raises(FindingError) as raised:
        yaml_document.parse(text, "x.yml")
    finding = raised.value.finding
    assert cure in finding.message
    assert line in {None, finding.line}


def test_lines_are_those_of_the_file() -> None:
    with pytest.raises(FindingError) as raised:
        yaml_document.parse("a: 1\n b: 2\n", "x.md", first_line=5)
    assert raised.value.finding.line == 6
    assert "but line 5 by 0" in raised.value.finding.message
