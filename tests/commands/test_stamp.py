"""`helpcenter translate stamp`: what a translation was made from."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from faults import at_call, contents
from helpcenter import project
from helpcenter.cli import main
from helpcenter.content import loading, translation_record
from helpcenter.content.translation_record import stamped

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"


def stale(root: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int, str]]:
    """What the check says about records, by file, line and the section it names."""
    main(["check", "--only", "outdated-translation", "--format", "json", "--project", str(root)])
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


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[这里](../index.md)", "[这里](../../start.md#top)", []),
        ("![图](../a.svg)", "![图](../b.svg)", []),
        ("[那里]: ../index.md", "[那里]: ../start.md", []),
        ("[这里]", "[那儿]", ["#result"]),
        ("2. 在**个人中心**", "5. 在**个人中心**", []),
        ("2. 在**个人中心**里提交。\n3. ", "3. （可选）登录。\n4. 在**个人中心**里提交。\n5. ", ["#app"]),
        ("\n1. 就", "\n7. 就", []),  # in a quotation
        ("花 15. 元", "花 16. 元", ["#result"]),
        ("5. 元", "6. 元", ["#result"]),  # a wrapped line, not a step
    ],
)
def test_addresses_and_numbers_of_steps_are_not_text(old, new, expected, tiny: Path, capsys) -> None:
    text = "在[这里](../index.md)看 ![图](../a.svg)，[见][那里]。\n\n[那里]: ../index.md\n\n1. 就\n\n花 15. 元\n5. 元。"
    edit(tiny / SOURCE, "应用显示结果。", text)
    content, _ = loading.load(project.load(tiny))
    translation = tiny / TRANSLATION
    source = content.by_id["zh", "moon-verify"]
    record = translation_record.digests(source, content.guide(source))
    translation.write_text(stamped(translation.read_text("utf-8"), "zh", record), "utf-8")
    edit(tiny / SOURCE, old, new)
    assert [section for _, _, section in stale(tiny, capsys)] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2. 在**", "2、在**", []),
        ("2. 在**", "2.在**", []),
        ("## 结果 {#result}", "##结果 {#result}", []),
        ("## 结果 {#result}", "＃＃ 结果 {#result}", []),
        ("\n\n1. 打开", "\n1. 打开", []),
        ("\n- [ ] 手机", "\n\n- [ ] 手机", []),
        ("    教程里", "  教程里", []),
        ("    教程里", "\t教程里", []),
        ("!!! warning", "!!!warning", []),
        ("!!! warning", "！！！ warning", []),
        ("    别急。", "别急。", []),
        ("[这里](../index.md)", "[这里]（../index.md）", []),
        ("[这里](../index.md)", "【这里】(../index.md)", []),
        ("看  [", "看 [", []),
        ("**个人中心**", "**个人中心", []),
        ("别急。", "急。", ["#result"]),
        ("    教程里", "            教程里", ["#app"]),  # a note that is shown as code
        ("\n    print", "\n  print", ["#result"]),
        ('"慢"', '"快"', ["#result"]),
        ("2. 在**", "2、到**", ["#app"]),
        ('limit("moon", "balance")', 'wait("moon-verify")', ["#app"]),
    ],
)
def test_wrong_marks_and_spaces_are_not_text(old, new, expected, tiny: Path, capsys) -> None:
    edit(
        tiny / SOURCE,
        "应用显示结果。",
        '看  [这里](../index.md)。\n\n!!! warning "慢"\n\n    别急。\n\n```\nif x:\n    print(1)\n```',
    )
    content, _ = loading.load(project.load(tiny))
    source = content.by_id["zh", "moon-verify"]
    record = translation_record.digests(source, content.guide(source))
    translation = tiny / TRANSLATION
    translation.write_text(stamped(translation.read_text("utf-8"), "zh", record), "utf-8")
    edit(tiny / SOURCE, old, new)
    assert [section for _, _, section in stale(tiny, capsys)] == expected


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


NEW = "translation: {from: zh, sections: {title: abcdefgh}}"
HEAD, BODY = "---\nid: x\n", "---\n\n# Title\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # In its place, or at the end, whatever stands around it.
        ("translation: {}\ntitle: T\n", f"{NEW}\ntitle: T\n"),
        ("title: T\n# the last line\n\n", f"title: T\n# the last line\n\n{NEW}\n"),
        ("# about\ntranslation: {}\n\n# of the title\ntitle: T\n", f"# about\n{NEW}\n\n# of the title\ntitle: T\n"),
        ("translation:\n  from: zh\n\n  # indented\n\ntitle: T\n", f"{NEW}\n\n  # indented\n\ntitle: T\n"),
        ("title: T # why\ntranslation: {}  # by Anna\n", f"title: T # why\n{NEW}  # by Anna\n"),
        # Comments on its lines are kept, too.
        (
            "translation: # by Anna\n  # see there\n  from: zh   # the source\n  sections: {a: 'b # c'}\ntitle: T\n",
            f"{NEW}\n # by Anna\n  # see there\n   # the source\ntitle: T\n",
        ),
        # All ways to write a key and its value.
        ('"translation": {}\n', f"{NEW}\n"),
        ("'translation' : {from: zh,\n  sections: {}}\ntitle: T\n", f"{NEW}\ntitle: T\n"),
        ("? translation\n: {}\ntitle: T\n", f"{NEW}\ntitle: T\n"),
        ("translation:\n  from: zh\n  sections:\n    a: b\ntitle: T\n", f"{NEW}\ntitle: T\n"),
        ("translation:\t{from:\tzh, sections: {}}\t# by Anna\n", f"{NEW}\t# by Anna\n"),
        ("translation:\ntitle: T\n", f"{NEW}\ntitle: T\n"),
        ('translation: {from: zh, sections: {a: "b\n  # c"}}\n', f"{NEW}\n"),
        ("text: |\n  translation: no\n", f"text: |\n  translation: no\n{NEW}\n"),
        ("nested: {translation: no}\n", f"nested: {{translation: no}}\n{NEW}\n"),
        ("text: a\u2028b\u0085c\ntranslation: {}\n", f"text: a\u2028b\u0085c\n{NEW}\n"),
    ],
)
def test_only_the_lines_of_the_record_change(before: str, after: str) -> None:
    assert stamped(HEAD + before + BODY, "zh", {"title": "abcdefgh"}) == HEAD + after + BODY
    assert stamped(HEAD + after + BODY, "zh", {"title": "abcdefgh"}) == HEAD + after + BODY


def test_indented_front_matter() -> None:
    before = "---\n  id: x\n  title: T\n---\n"
    assert stamped(before, "zh", {"title": "abcdefgh"}) == f"---\n  id: x\n  title: T\n  {NEW}\n---\n"


@pytest.mark.parametrize("body", ["---", "...", "--- \r\n", "---\r\n\r\n# Title", "---\n# A\r\nB\rC\u2028D\x85E\n\n\n"])
@pytest.mark.parametrize("record", ["translation: {}\r\n", "translation:\n  from: zh\r\n", "translation: {}\r", ""])
@pytest.mark.parametrize("head", ["---\n", "\ufeff---\r\n", "---\r"])
def test_every_line_keeps_its_end(head: str, record: str, body: str) -> None:
    before = f"{head}id: x\r\ntitle: T\n"
    end = record[len(record.rstrip()) :] or "\n"
    after = stamped(f"{before}{record}reviewed: 1\n{body}", "zh", {"title": "abcdefgh"})
    place = f"{NEW}{end}reviewed: 1\n" if record else f"reviewed: 1\n{NEW}\n"
    assert after == f"{before}{place}{body}"


def test_a_link_and_permissions_stay(tiny: Path) -> None:
    file, target = tiny / TRANSLATION, tiny / "elsewhere.md"
    file.rename(target)
    file.symlink_to(target)
    target.chmod(0o640)
    edit(tiny / SOURCE, "应用显示结果", "应用显示好结果")
    before = target.read_bytes()
    assert main(["translate", "stamp", str(file.parent), "--project", str(tiny)]) == 0
    assert file.is_symlink()
    assert target.read_bytes() != before
    assert target.stat().st_mode & 0o777 == 0o640
    assert not list(tiny.rglob(".*.md*"))


def test_what_is_up_to_date_is_not_touched(tiny: Path) -> None:
    os.utime(tiny / TRANSLATION, (1, 1))
    assert main(["translate", "stamp", str(tiny / TRANSLATION), "--project", str(tiny)]) == 0
    assert (tiny / TRANSLATION).stat().st_mtime == 1


@pytest.mark.parametrize("moment", range(4))
def test_a_disk_that_takes_nothing_leaves_the_page(moment: int, tiny: Path, capsys) -> None:
    edit(tiny / SOURCE, "应用显示结果", "应用显示好结果")
    before = contents(tiny)
    calls = [(os, "fdopen"), (os, "chown"), (os, "chmod"), (os, "replace")]
    with (
        at_call(0, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), [calls[moment]]),
        pytest.raises(SystemExit) as ended,
    ):
        main(["translate", "stamp", str(tiny / TRANSLATION), "--project", str(tiny)])
    assert ended.value.code == 2
    assert f"{TRANSLATION} cannot be written: x: No space left on device; make room on" in capsys.readouterr().err
    assert contents(tiny) == before
