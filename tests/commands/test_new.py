"""`helpcenter new`: a guide for a task and a product, in all languages, to be filled in."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from faults import at_call, contents
from helpcenter import project
from helpcenter.cli import main
from helpcenter.content import loading
from projects import build, copy_real
from versioned import edit

ZH, EN = "docs/zh/verify/star.md", "docs/en/verify/star.md"
OTHER_TEXTS = {
    "zh": ("在应用里认证新的卡。", "护照", "打开应用。\n2. 提交。", "应用显示结果。", "没有通过", "重新提交。"),
    "en": ("Verify the new card in the app.", "A passport", "Open the app.\n2. Submit.", "The app shows the result.",
           "Rejected", "Submit again."),
}  # fmt: skip


def run(tiny: Path, *arguments: str) -> int:
    try:
        return main(["new", *arguments, "--project", str(tiny)])
    except SystemExit as ended:
        return int(ended.code or 0)


def errors(tiny: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["check", "docs", "--project", str(tiny)])
    return [line for line in capsys.readouterr().out.splitlines() if " warning: " not in line]


def fill_in(file: Path, description: str, texts: tuple[str, ...]) -> None:
    for text in (description, *texts):
        edit(file, ("TODO", text))


def test_only_what_is_to_be_filled_in_is_an_error(tiny: Path, capsys) -> None:
    assert run(tiny, "verify", "star", "--name", "zh=星卡", "--name", "Star card") == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"{ZH}: to fill in, wherever it says TODO",
        f"{EN}: to fill in, wherever it says TODO",
    ]
    found = errors(tiny, capsys)
    assert len(found) == 14
    assert all("[leftover-note]" in line for line in found)
    assert {line.partition(":")[0] for line in found} == {ZH, EN}


def test_from_nothing_to_green_in_two_files(tiny: Path, capsys) -> None:
    run(tiny, "verify", "star", "--name", "zh=星卡", "--name", "Star card")
    fill_in(tiny / ZH, "星卡怎么认证。", OTHER_TEXTS["zh"])
    fill_in(tiny / EN, "How to verify a Star card.", OTHER_TEXTS["en"])
    assert errors(tiny, capsys) == []


def test_what_it_says(tiny: Path) -> None:
    run(
        tiny,
        "verify",
        "star",
        "--name",
        "zh=星卡",
        "--name",
        "Star card",
        "--channel",
        "app,store",
        "--host",
        "star.example",
    )
    content, findings = loading.load(project.load(tiny))
    assert findings == []
    assert content is not None
    page = content.by_id["zh", "star-verify"]
    assert page.front_matter.channels == ("app", "store")
    assert page.front_matter.title == "星卡：实名认证"
    assert [section.title for section in content.guide(content.by_id["en", "star-verify"]).sections] == [
        "What you need", "Verify in the app", "In person", "Result", "Trouble",
    ]  # fmt: skip
    assert content.data.products["star"].name.texts == {"zh": "星卡", "default": "Star card"}
    assert content.data.owners["star.example"] == {"star"}


def test_data_files_keep_their_layout(tmp_path: Path) -> None:
    copy_real(tmp_path)
    before = contents(tmp_path)
    assert run(tmp_path, "verify", "new-card", "--name", "New card", "--host", "new.example") == 0
    for name, lines in (
        ("products", ["", "new-card: {name: New card}"]),
        ("labels", ["", "new-card: {}"]),
        ("contacts", ["", "new-card: []"]),
        ("hosts", ["  new-card: [new.example]"]),
    ):
        path = f"docs/_data/{name}.yml"
        after = (tmp_path / path).read_text("utf-8").split("\n")
        for line in lines:
            if line:
                after.remove(line)
        assert [line for line in after if line] == [line for line in before[path].decode().split("\n") if line]


def test_what_was_out_of_scope_no_longer_is(tiny: Path) -> None:
    file = tiny / "docs/_data/out_of_scope.yml"
    file.write_text("# Others\nzh: [A 卡, 星卡]\nen:\n  - One  # 1\n  - STAR\n", "utf-8")
    run(tiny, "verify", "star", "--name", "zh=星卡", "--name", "Star card")
    assert file.read_text("utf-8") == "# Others\nzh: [A 卡]\nen:\n  - One  # 1\n"


def test_nothing_may_be_left_out_of_scope(tiny: Path, capsys) -> None:
    file = tiny / "docs/_data/out_of_scope.yml"
    file.write_text("en:\n  - Star\n", "utf-8")
    run(tiny, "verify", "star", "--name", "Star")
    assert file.read_text("utf-8") == "en:\n    []\n"
    assert all("[leftover-note]" in line for line in errors(tiny, capsys))


def test_a_product_that_is_known(tiny: Path) -> None:
    edit(tiny / "docs/_data/products.yml", ("moon:", "sun: {name: Sun card}\nmoon:"))
    before = contents(tiny)
    assert run(tiny, "verify", "sun") == 0
    assert contents(tiny).keys() - before.keys() == {"docs/zh/verify/sun.md", "docs/en/verify/sun.md"}
    assert {name: contents(tiny)[name] for name in before} == before


@pytest.mark.parametrize(
    ("official", "after"),
    [("{}", "{sun: [sun.example, a.sun.example]}"), ("{sun: [a.sun.example]}", "{sun: [a.sun.example, sun.example]}")],
)
def test_a_host_of_a_product_that_is_known(official: str, after: str, tiny: Path) -> None:
    edit(tiny / "docs/_data/products.yml", ("moon:", "sun: {name: Sun card}\nmoon:"))
    hosts = tiny / "docs/_data/hosts.yml"
    edit(hosts, ("{moon: [moon.example]}", official))
    assert run(tiny, "verify", "sun", "--host", "sun.example,a.sun.example") == 0
    assert f"official: {after}\n" in hosts.read_text("utf-8")


def test_line_ends_stay(tiny: Path) -> None:
    files = [tiny / f"docs/_data/{name}.yml" for name in ("products", "hosts")]
    for file in files:
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    run(tiny, "verify", "star", "--name", "Star")
    for data in (file.read_bytes() for file in files):
        assert b"star" in data
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verfy", "star"], 'there is no task "verfy"; did you mean "verify"?'),
        (["verify", "moon"], '"verify" for "moon" already has the guide docs/zh/verify/moon.md'),
        (["verify", "star"], '"star" is new; say what it is called: --name NAME, or --name zh=NAME'),
        (["verify", "Star Card", "--name", "x"], 'the card is "Star Card"; did you mean "star-card"?'),
        (["verify", "star", "--name", "x", "--channel", "ap"], 'there is no channel "ap"; did you mean "app"?'),
        (["verify", "star", "--name", "fr=x"], 'there is no language "fr"; '),
        (["verify", "star", "--name", "x", "--host", "http://x"], 'the host is "http://x"; it must be a host name'),
        (["verify", "sun", "--name", "x"], '"sun" is known, and is called "Sun card"; leave out --name'),
        (["verify"], "name a task and a product"),
    ],
)
def test_what_cannot_be(arguments: list[str], message: str, tiny: Path, capsys) -> None:
    edit(tiny / "docs/_data/products.yml", ("moon:", "sun: {name: Sun card}\nmoon:"))
    before = contents(tiny)
    assert run(tiny, *arguments) == 2
    assert message in capsys.readouterr().err
    assert contents(tiny) == before


def test_a_page_that_exists_is_kept(tiny: Path, capsys) -> None:
    for path, page in ((ZH, "docs/zh/verify/index.md"), (EN, "docs/en/verify/index.md")):
        text = (tiny / page).read_text("utf-8").replace("id: verify", "id: star").replace("landing", "reference")
        (tiny / path).write_text(text, "utf-8")
    before = contents(tiny)
    assert run(tiny, "verify", "star", "--name", "Star") == 2
    assert f"{ZH} exists already; nothing is written" in capsys.readouterr().err
    assert contents(tiny) == before


def test_it_asks_on_a_terminal(tiny: Path, monkeypatch, capsys) -> None:
    terminal = io.StringIO("verify\nstar\n星卡\nStar card\nstore\n\n")
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)
    assert run(tiny) == 0
    output = capsys.readouterr().out
    assert "Which task? (verify) Which card? (an id, such as giffgaff) What is it called in zh? " in output
    assert "channels: [store]" in (tiny / ZH).read_text("utf-8")
    assert "title: 'Star card: Verify'" in (tiny / EN).read_text("utf-8")


def test_it_asks_nothing_that_is_known(tiny: Path, monkeypatch, capsys) -> None:
    edit(tiny / "docs/_data/products.yml", ("moon:", "sun: {name: Sun card}\nmoon:"))
    terminal = io.StringIO("verify\nsun\nstore\n")
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)
    assert run(tiny) == 0
    asked = capsys.readouterr().out.partition("Where can it be done?")
    assert "called" not in asked[0]
    assert "hosts" not in asked[2]


def test_a_failure_leaves_everything_as_it_was(tiny: Path, capsys) -> None:
    before = contents(tiny)
    for moment in range(60):
        failing = [(os, "fdopen"), (os, "replace"), (os, "chmod")]
        with at_call(moment, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), failing) as calls:
            ended = run(tiny, "verify", "star", "--name", "Star")
        if len(calls) <= moment:
            break
        assert ended == 2
        assert "No space left on device" in capsys.readouterr().err
        assert contents(tiny) == before
    assert ended == 0


@pytest.mark.build
def test_it_is_in_the_site_at_once(tiny: Path) -> None:
    run(tiny, "verify", "star", "--name", "Star card")
    result = build(tiny)
    assert result.returncode == 0, result.stderr
    assert "verify/star/" in (tiny / "site/en/index.html").read_text("utf-8")
