"""`helpcenter translate stamp`: what a translation was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpcenter.cli import main
from helpcenter.content.translation_record import stamped

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"


def stale(project: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int, str]]:
    """What the check says about records, by file, line and the section it names."""
    main(["check", "--only", "outdated-translation", "--format", "json", "--project", str(project)])
    found = json.loads(capsys.readouterr().out)
    return [(finding["path"], finding["line"], finding["message"].split()[0]) for finding in found]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("应用显示结果", "应用显示好结果", [(SOURCE, 34, "#result")]),
        ("怎么认证。", "怎么办认证。", [(SOURCE, 16, "#title")]),
        ("## 结果 {#result}", "## 新 {#new}\n\n新的。\n\n## 结果 {#result}", [(SOURCE, 34, "#new")]),
        ("## 结果 {#result}\n\n应用显示结果。\n\n", "", [(SOURCE, 16, "#result")]),
        ("应用显示结果。\n", "应用显示结果。  \n\n\n", []),  # spaces make no difference
        ("max: 3", "max: 4", []),  # a translation has the datum of its source
    ],
)
def test_changed_sections_are_named(old, new, expected, tiny: Path, capsys) -> None:
    edit(tiny / SOURCE, old, new)
    if "## 结果 {#result}\n\n应用" in old:
        edit(tiny / SOURCE, "# 月亮卡实名认证\n", "# 月亮卡实名认证\n\n## 结果 {#end}\n\n好。\n")
        expected = [*expected, (SOURCE, 18, "#end"), (SOURCE, 16, "#title")]
    assert sorted(stale(tiny, capsys)) == sorted(expected)


@pytest.mark.parametrize("page", [TRANSLATION, SOURCE, "docs/en/verify", "docs"])
def test_stamp(page: str, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    edit(tiny / SOURCE, "应用显示结果", "应用显示好结果")
    assert main(["translate", "stamp", page]) == 0
    assert f"{TRANSLATION}: recorded" in capsys.readouterr().out
    assert stale(tiny, capsys) == []


def test_what_has_errors_is_not_stamped(tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    edit(tiny / SOURCE, "1. 打开应用。", "1. 打开应用。\n2. 登录。")
    before = (tiny / TRANSLATION).read_bytes()
    assert main(["translate", "stamp", TRANSLATION]) == 1
    output = capsys.readouterr()
    assert "[steps-differ]" in output.out
    assert "fix the errors first" in output.err
    assert (tiny / TRANSLATION).read_bytes() == before


def test_line_ends_and_byte_order_mark_are_kept(tiny: Path) -> None:
    file = tiny / TRANSLATION
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    edit(tiny / SOURCE, "应用显示结果", "应用显示好结果")
    assert main(["translate", "stamp", str(file), "--project", str(tiny)]) == 0
    after = file.read_bytes()
    assert after != before
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n")


def test_what_could_not_be_read_afterwards_is_not_written(tiny: Path, capsys) -> None:
    file = tiny / "docs/en/index.md"
    flow = "---\n{id: home, title: Help center, description: D, reviewed: 2026-11-20}"
    file.write_text(flow + "\n---\n\n# Help center\n\nChoose your card.\n", "utf-8")
    before = file.read_bytes()
    assert main(["translate", "stamp", str(file), "--project", str(tiny)]) == 1
    assert "[broken-yaml]" in capsys.readouterr().out
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "record",
    ["", "translation: {from: zh, sections: {}}\n", "translation:\n  from: zh\n  sections:\n    a: aaaaaaaa\n"],
)
def test_the_record_is_one_line_and_replaced_in_place(record: str) -> None:
    text = f"---\nid: x\n{record}---\n\n# Title\n\ntranslation: no\n"
    assert stamped(text, "zh", {"title": "abcdefgh"}) == (
        "---\nid: x\ntranslation: {from: zh, sections: {title: abcdefgh}}\n---\n\n# Title\n\ntranslation: no\n"
    )
