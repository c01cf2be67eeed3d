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
    ("a: 1\nb 2\nc: 3\n", 2, "there is no colon; write b: 2"),
    ("a: {b: 1\nc: 2\n", 1, "there is no } at the end; write a: {b: 1}"),
    ("a: [b\nc: 2\n", 1, "there is no ] at the end; write a: [b]"),
    ("a: {b:\n  1\nc: 2\n", 1, "the { that begins here has no end; write } behind what belongs to it"),
    ("a: 1\nb:\u00a0c\nd: 2\n", 2, "no-break spaces, which look like ordinary ones (\u00a0); write b: c"),
    ("a: {b: 1，c: 2}\n", 1, "full-width commas (，); write a: {b: 1, c: 2}"),
    ("a: [b, c】\nd: 2\n", 1, "full-width brackets (】); write a: [b, c]"),
    ("a：\n  - b\nc: 1\n", 1, "full-width colons (：); write a:"),
    ("a: {b: 1 c: 2}\n", 1, "there is no comma before the next key; write a: {b: 1, c: 2}"),
    ("a: {b:[c]}\n", 1, "there is no space after the colon; write a: {b: [c]}"),
    ("a:\n  b:c\n  d: e\n", 2, "there is no space after the colon; write b: c"),
    ("a:\n  b.c:d\n  e: f\n", 2, "there is no space after the colon; write b.c: d"),
    ('a:\n  - b:"c"\n    d: e\n', 2, 'there is no space after the colon; write - b: "c"'),
    ("a:b\nc: d\ne:f\n", 1, "there is no space after the colon; write a: b; the same in line 3"),
    ("a: 'b's'\nc: d\n", 1, 'an apostrophe between single quotation marks; write a: "b\'s"'),
    ("a: {b: c, d: 'e, f's g'}\n", 1, 'write a: {b: c, d: "e, f\'s g"}'),
    ("a: {b: 'c', d: 'e's f'}\n", 1, "write a: {b: 'c', d: \"e's f\"}"),
    ('a: "the "b" c"\n', 1, "a quotation mark between quotation marks; write a: 'the \"b\" c'"),
    ("a: 'the \"b\" card's c'\n", 1, "write a: 'the \"b\" card''s c'"),
    ("a: {b: 1,000, c: d}\n", 1, "write 1000, without a comma"),
    ("a: {b: 1, c: 12,500,000}\n", 1, "write 12500000, without a comma"),
    ("a: {b: 1, 000: c}\n", 1, "without a comma"),
    ("a: (b: 1, c: 2)\n", 1, "a group of keys is in { }; write a: {b: 1, c: 2}"),
    ("a: {b: 1}天\n", 1, "nothing can be behind the bracket; write a: {b: 1}"),
    ('a: "b\nc: 2\n', 1, 'the quotation mark that begins here has no end; write a: "b"'),
    # The mark that has no end takes everything to the next one, lines below.
    ('a: "b\nc: d\ne: "f"\n', 1, 'the quotation mark that begins here has no end; write a: "b"'),
    ("a: 'b\nc: d\n", 1, "write a: 'b'"),
    ('- "b\n- "c"\n', 1, 'write - "b"'),
    ('a: "b\n  c"\nd: "e\nf: "g"\n', 3, 'write d: "e"'),
    ('a: b: c"\n', 1, 'the quotation mark at the end has no beginning; write a: "b: c"'),
    ("a: \"#b'\nc: d\n", 1, 'is not the one that begins here; write a: "#b"'),
    ('a: {"b: c, d: e}\n', 1, 'the quotation mark before b has no end; write a: {"b": c, d: e}'),
    ('a: {b: "c, d: e}\nf: "g"\n', 1, 'the quotation mark before c has no end; write a: {b: "c", d: e}'),
    ('a: "b" c\n', 1, "put the whole text into quotation marks; write a: '\"b\" c'"),
    ("- *233  # x\n", 1, 'write - "*233"  # x'),
    ("a: &b c\n", 1, 'write a: "&b c"'),
    ("a: !b c\n", 1, 'write a: "!b c"'),
    ("- a\n-b\n- c\n", 2, "there is no space after the dash; write - b"),
    ("- a\nb\n- c\n", 2, "each entry of this list begins with a dash; write - b"),
    ("- {a: 1}\n{a: 2}\n", 2, "each entry of this list begins with a dash; write - {a: 2}"),
    ("a: 1\n- b: 2\n", 2, "there is no list here, so no dash; write b: 2"),
    ("a: 1\nb = 2\n", 2, "there is no colon; write b: 2"),
    ('a: 1\n"b: 2"\n', 2, "only the text behind the key can be in quotation marks; write b: 2"),
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


# Text of a page between the keys of its front matter: the lines, and the first of them in the file.
PASTED = [
    ("id: a\n先打电话问清营业时间。\ntitle: b\n", 3),
    ("id: a\nCall first and ask when they are open.\n\nThen go there.\ntitle: b\n", 3),
    ("id: a\ntitle: b\n注意：先打电话。\n", 4),
    ("Call first, then go.\nid: a\n", 2),
]
NOT_PASTED = ["task verify\nid: a\n", "标题：名称\nid: a\n", "id: a\n  b c\ntitle: d: e\n"]


@pytest.mark.parametrize(("text", "line"), PASTED)
def test_text_in_the_front_matter(text: str, line: int) -> None:
    with pytest.raises(FindingError) as raised:
        yaml_document.parse(text, "x.md", first_line=2)
    assert "this is text and no key; move it below the line --- that ends" in raised.value.finding.message
    assert raised.value.finding.line == line


@pytest.mark.parametrize("text", NOT_PASTED)
def test_a_key_that_is_written_wrongly_is_no_text(text: str) -> None:
    with pytest.raises(FindingError) as raised:
        yaml_document.parse(text, "x.md", first_line=2)
    assert "move it below" not in raised.value.finding.message
