"""Entries of YAML files are added and taken out; everything else stays."""

from __future__ import annotations

import pytest
import yaml

from helpcenter.files.yaml_edit import with_entry, with_item, without_item


@pytest.mark.parametrize(
    ("before", "above", "after"),
    [
        ("", [], "new: 1\n"),
        ("# all\n", [], "# all\nnew: 1\n"),
        ("{}\n", [], "{new: 1}\n"),
        ("a: 1\n", [], "a: 1\nnew: 1\n"),
        ("a: 1", [], "a: 1\nnew: 1"),
        ("a: 1  # why\n# end\n", [], "a: 1  # why\nnew: 1\n# end\n"),
        ("a: 1\n\nb:\n  c: [\n    1,\n  ]\n", [], "a: 1\n\nb:\n  c: [\n    1,\n  ]\n\nnew: 1\n"),
        ("x:\n  a: 1\n  b:\n    c: 2\n\ny: 1\n", ["x"], "x:\n  a: 1\n  b:\n    c: 2\n  new: 1\n\ny: 1\n"),
        ("x: {a: 1}  # why\ny: 1\n", ["x"], "x: {a: 1, new: 1}  # why\ny: 1\n"),
        ("x: {\n  a: 1,\n}\n", ["x"], "x: {\n  a: 1, new: 1,\n}\n"),
        ("x: {\n  a: 1,  # why\n}\n", ["x"], "x: {\n  a: 1, new: 1,  # why\n}\n"),
        ("x: {\n  a: 1  # why\n}\n", ["x"], "x: {\n  a: 1, new: 1  # why\n}\n"),
        ("x: {a: [b], c: # why\n}\n", ["x"], "x: {a: [b], c: # why\n, new: 1}\n"),
        ("x: {a: {b: 1}, c}\n", ["x"], "x: {a: {b: 1}, c, new: 1}\n"),
        ("x: {  # none\n}\n", ["x"], "x: {  # none\nnew: 1}\n"),
        ("x: {}\n", ["x"], "x: {new: 1}\n"),
    ],
)
def test_with_entry(before: str, above: list[str], after: str) -> None:
    assert with_entry(before, above, "new", "1") == after
    found = yaml.safe_load(after)
    assert (found[above[0]] if above else found)["new"] == 1


@pytest.mark.parametrize("text", ["x: [1]\n", "x: 1\n"])
def test_where_no_entry_can_be(text: str) -> None:
    with pytest.raises(ValueError, match="x"):
        with_entry(text, ["x"], "new", "1")


@pytest.mark.parametrize("text", ["x: {a: 1}\n", "x: 1\n", "y: []\n"])
def test_where_no_item_can_be(text: str) -> None:
    with pytest.raises(ValueError, match="x"):
        with_item(text, ["x"], "new")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: []  # why\n", "x: [new]  # why\n"),
        ("x: [a]\n", "x: [a, new]\n"),
        ("x: [\n  a,  # 1\n]\n", "x: [\n  a, new,  # 1\n]\n"),
        ("x:\n  - a  # 1\n\ny: 1\n", "x:\n  - a  # 1\n  - new\n\ny: 1\n"),
        ("x:\n- a", "x:\n- a\n- new"),
    ],
)
def test_with_item(before: str, after: str) -> None:
    assert with_item(before, ["x"], "new") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: [a, b, c]\n", "x: [a, c]\n"),
        ("x: [b]\n", "x: []\n"),
        ("x: [a, b]  # why\n", "x: [a]  # why\n"),
        ("x: [\n  a, b,\n  c\n]\n", "x: [\n  a, c\n]\n"),
        ("x:\n  - a\n  - b  # 2\n  - c\n", "x:\n  - a\n  - c\n"),
        ("x:  # why\n  # one\n  - b\ny: 1\n", "x:  # why\n  # one\n    []\ny: 1\n"),
        ("x:\n- b\ny: 1\n", "x:\n  []\ny: 1\n"),
        ("x: &a\n  - b", "x: &a\n    []"),
        ("x: [a]\n", "x: [a]\n"),
        ("y: [b]\n", "y: [b]\n"),
    ],
)
def test_without_item(before: str, after: str) -> None:
    assert without_item(before, ["x"], "b") == after
    assert "b" not in yaml.safe_load(after).get("x", [])
