"""`helpcenter translate export` and `import`: translations as a PO file, and back without loss."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

from faults import at_call, contents
from helpcenter.cli import main
from projects import CARDS, ROOT, TINY, copy_project, copy_real
from versioned import commit, edit

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"


def run(tiny: Path, *arguments: str) -> int:
    try:
        return main(["translate", *arguments, "--project", str(tiny)])
    except SystemExit as ended:
        return int(ended.code or 0)


def exported(tiny: Path, capsys: pytest.CaptureFixture[str], page: str = "docs") -> Path:
    capsys.readouterr()
    assert run(tiny, "export", str(tiny / page)) == 0
    file = tiny / "file.po"
    file.write_text(capsys.readouterr().out, "utf-8")
    return file


def messages(file: Path) -> dict[str, Message]:
    with file.open("rb") as stream:
        return {message.context or "": message for message in pofile.read_po(stream)}


def translate(file: Path, change: Callable[[Message], str | None]) -> None:
    """What a translator does: another text for some entries, which are then no longer fuzzy."""
    with file.open("rb") as stream:
        catalog = pofile.read_po(stream)
    for message in catalog:
        if message.id and (string := change(message)) is not None:
            message.string = string
            message.flags.discard("fuzzy")
    with file.open("wb") as stream:
        pofile.write_po(stream, catalog, include_previous=True)


def place(name: str, text: str) -> Callable[[Message], str | None]:
    return lambda message: text if message.context == f"{TRANSLATION} {name}" else None


@pytest.mark.parametrize("project", ["docs", "cards", "routers"])
def test_round_trip_changes_nothing(project: str, tmp_path: Path, capsys) -> None:
    if project == "docs":
        copy_real(tmp_path)
    elif project == "cards":
        copy_project(tmp_path, CARDS / "docs", templates=False)
    else:
        shutil.copytree(ROOT / "tests/sites/routers", tmp_path, dirs_exist_ok=True)
        (tmp_path / "overrides").mkdir(exist_ok=True)
    file = exported(tmp_path, capsys)
    before = contents(tmp_path)
    assert len(messages(file)) > 100
    assert run(tmp_path, "import", str(file)) == 0
    assert contents(tmp_path) == before
    translate(file, lambda message: str(message.string) or None)  # as other programs write it
    assert run(tmp_path, "import", str(file)) == 0
    assert {name: data for name, data in contents(tmp_path).items() if name != "file.po"} == {
        name: data for name, data in before.items() if name != "file.po"
    }


def test_what_an_entry_is(tiny: Path, capsys) -> None:
    found = messages(exported(tiny, capsys, TRANSLATION))
    assert [name.removeprefix(TRANSLATION).strip() for name in found if name] == [
        "title", "description", "#title 1", "#before 1", "#before 2", "#before 3", "#app 1", "#app 2", "#app 3",
        "#app 4", "#app 5", "#result 1", "#result 2", "#trouble 1", "#trouble 2", "#trouble 3",
    ]  # fmt: skip
    step = found[f"{TRANSLATION} #app 4"]
    assert (step.id, step.string) == ("在**个人中心**里提交。", "In **个人中心** (My profile), submit.")
    assert step.locations == [(SOURCE, 31)]
    assert not step.fuzzy


@pytest.mark.parametrize(
    ("name", "text", "change"),
    [
        ("title", "Verify: a card", ("title: Verify a Moon card", "title: 'Verify: a card'")),
        ("title", "Verify a card", ("# Verify a Moon card", "# Verify a card")),
        ("title", r"A \1 \g<2> \q card", ("# Verify a Moon card", r"# A \1 \g<2> \q card")),
        ("description", "How.", ("description: How to verify.", "description: How.")),
        ("#before 2", "Your ID", ("- [ ] A passport", "- [ ] Your ID")),
        ("#app 1", "In the app", ("## Verify in the app {#app .steps}", "## In the app {#app .steps}")),
        ("#app 2", "Open it.", ("1. Open the app.", "1. Open it.")),
        ("#app 4", "Go on.\nNow.", ("2. In **个人中心** (My profile), submit.", "2. Go on.\n   Now.")),
        ("#trouble 3", "Try again.", (":   Submit again.", ":   Try again.")),
    ],
)
def test_an_edit_changes_its_text_and_nothing_else(name, text, change, tiny: Path, capsys) -> None:
    old, new = change
    file = exported(tiny, capsys)
    before = (tiny / TRANSLATION).read_text("utf-8")
    translate(file, place(name, text))
    assert run(tiny, "import", str(file)) == 0
    after = (tiny / TRANSLATION).read_text("utf-8")
    assert new in after
    if name != "title":
        assert after == before.replace(old, new)


def test_line_ends_stay(tiny: Path, capsys) -> None:
    page = tiny / TRANSLATION
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    before = page.read_bytes()
    file = exported(tiny, capsys)
    translate(file, place("#app 2", "Open it."))
    assert run(tiny, "import", str(file)) == 0
    assert page.read_bytes() == before.replace(b"Open the app.", b"Open it.")


def test_a_folder_with_spaces(tiny: Path, capsys) -> None:
    (tiny / "docs").rename(tiny / "my #docs 2")
    edit(tiny / "mkdocs.yml", ("docs_dir: docs", "docs_dir: 'my #docs 2'"))
    page = tiny / TRANSLATION.replace("docs", "my #docs 2")
    before = page.read_text("utf-8")
    file = exported(tiny, capsys, "my #docs 2")
    translate(file, lambda message: "Open it." if (message.context or "").endswith("moon.md #app 2") else None)
    assert run(tiny, "import", str(file)) == 0
    assert page.read_text("utf-8") == before.replace("Open the app.", "Open it.")


@pytest.fixture
def behind(tiny: Path) -> Path:
    """A source with a step that is new, one that is different, and one text that is gone."""
    commit(tiny)
    edit(
        tiny / SOURCE,
        ("2. 在**个人中心**里提交。\n3. （", "2. 登录。\n3. 在**个人中心**里提交资料。\n4. （"),
        ("- [ ] 手机号码\n", ""),
    )
    return tiny


def test_what_changed_is_fuzzy_with_what_it_was(behind: Path, capsys) -> None:
    found = messages(exported(behind, capsys))
    about = {name.removeprefix(f"{TRANSLATION} "): each for name, each in found.items() if "#app" in name}
    assert [name for name, each in about.items() if each.fuzzy] == ["#app 5"]
    assert about["#app 5"].string == "In **个人中心** (My profile), submit."
    assert (about["#app 4"].id, about["#app 4"].string) == ("登录。", "")
    assert about["#app 6"].string.startswith("Optional: Check")
    assert found[f"{TRANSLATION} #before 1"].fuzzy  # an entry below it is gone
    assert '#| msgid "在**个人中心**里提交。"' in (behind / "file.po").read_text("utf-8")


def test_a_section_is_renewed_when_all_of_it_is_translated(behind: Path, capsys) -> None:
    before = (behind / TRANSLATION).read_text("utf-8")
    file = exported(behind, capsys)
    translate(file, place("#app 4", "Sign in."))
    capsys.readouterr()
    assert run(behind, "import", str(file)) == 0
    assert "2 of 16 texts are empty or fuzzy: what is there stays\n" in capsys.readouterr().out
    assert (behind / TRANSLATION).read_text("utf-8") == before
    translate(file, place("#app 5", "In **个人中心** (My profile), submit the form."))
    translate(file, place("#before 1", "What you need"))
    assert run(behind, "import", str(file), "--stamp") == 0
    after = (behind / TRANSLATION).read_text("utf-8")
    assert "2. Sign in.\n3. In **个人中心** (My profile), submit the form.\n4. Optional: Check" in after
    assert "A phone number" not in after
    assert f"{TRANSLATION}: recorded" in capsys.readouterr().out
    assert run(behind, "show") == 0
    assert "Nothing has changed" in capsys.readouterr().out


def test_without_git_all_of_a_section_is_fuzzy_or_one_text(behind: Path, capsys) -> None:
    shutil.rmtree(behind / ".git")
    edit(behind / SOURCE, ("应用显示结果", "应用显示好结果"))
    found = messages(exported(behind, capsys))
    assert found[f"{TRANSLATION} #result 2"].fuzzy
    whole = found[f"{TRANSLATION} #app"]
    assert whole.fuzzy
    assert str(whole.id).startswith("## 在应用里认证 {#app .steps}\n\n1. 打开应用。")
    text = str(whole.string).replace("1. Open the app.", "1. Open the app.\n2. Sign in.")
    translate(behind / "file.po", place("#app", text))
    assert run(behind, "import", str(behind / "file.po")) == 0
    assert "1. Open the app.\n2. Sign in.\n\n    Guides" in (behind / TRANSLATION).read_text("utf-8")


def test_a_page_that_is_not_translated_yet(tiny: Path, capsys) -> None:
    translated = messages(exported(tiny, capsys))
    before = (tiny / TRANSLATION).read_text("utf-8")
    (tiny / TRANSLATION).unlink()
    assert run(tiny, "stub", str(tiny / SOURCE)) == 0
    file = exported(tiny, capsys, SOURCE)
    stub = (tiny / TRANSLATION).read_text("utf-8")
    translate(file, lambda message: None if "#app 3" in message.context else str(translated[message.context].string))
    assert run(tiny, "import", str(file)) == 0
    part = (tiny / TRANSLATION).read_text("utf-8")
    assert part == stub.replace("title: 月亮卡实名认证", "title: Verify a Moon card").replace(
        "怎么认证。", "How to verify."
    )
    file = exported(tiny, capsys, SOURCE)
    translate(file, lambda message: str(translated[message.context].string))
    assert run(tiny, "import", str(file), "--stamp") == 0
    after = (tiny / TRANSLATION).read_text("utf-8")
    assert after == before.replace('"app"', "app") or after == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("en/verify/moon.md #app", "en/verify/sun.md #app", "there is no translation docs/en/verify/sun.md"),
        ("应用显示结果", "应用显示", f"{SOURCE} has changed since the export (#result 2); export it again"),
        ("#result 2", "#result 9", f"{SOURCE} has changed since the export (#result 9); export it again"),
        ("Guides give {{ wait(", "Guides give {{ wai(", '{{ wait("moon-verify") }} must be in the text'),
        ('msgstr "A passport"', r'msgstr "A\n\npassport"', "an item has no empty lines"),
        ('msgstr "What you need"', r'msgstr "What\nyou"', "a heading is one line"),
        ('msgstr "The app shows it."', 'msgstr "- The app"', "would be another part of the page"),
        ('msgid ""', 'no "', "file.po:4: this is not a PO file"),
    ],
)
def test_a_wrong_file_changes_nothing(old: str, new: str, message: str, tiny: Path, capsys) -> None:
    file = exported(tiny, capsys)
    translate(file, place("title", "Another title"))
    edit(file, (old, new))
    before = contents(tiny)
    assert run(tiny, "import", str(file)) in {1, 2}
    captured = capsys.readouterr()
    assert message in captured.out + captured.err
    assert contents(tiny) == before


def test_a_page_that_was_changed_since_is_not_overwritten(tiny: Path, capsys) -> None:
    file = exported(tiny, capsys)
    edit(tiny / TRANSLATION, ("Open the app.", "Open the app now."))
    before = contents(tiny)
    assert run(tiny, "import", str(file)) == 1
    assert f"{TRANSLATION} was changed since the export (#app 2); export it again" in capsys.readouterr().out
    assert contents(tiny) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "docs/_data"], "there is no translation of these pages; make one with: helpcenter translate stub"),
        (["import", "none.po"], "none.po: No such file or directory"),
    ],
)
def test_what_cannot_be(arguments: list[str], message: str, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    assert run(tiny, *arguments) == 2
    assert message in capsys.readouterr().err


def test_one_language_at_a_time(tmp_path: Path, capsys) -> None:
    copy_project(tmp_path, TINY / "docs", templates=False)
    settings = tmp_path / "mkdocs.yml"
    entry = "          name: English\n        - locale: ar\n          name: العربية\n"
    settings.write_text(settings.read_text("utf-8").replace("          name: English\n", entry), "utf-8")
    assert run(tmp_path, "export", str(tmp_path / "docs")) == 2
    assert "choose one with --lang: ar, en" in capsys.readouterr().err
    assert run(tmp_path, "export", str(tmp_path / "docs"), "--lang", "ar") == 0
    assert re.search('^"Language: ar', capsys.readouterr().out, re.MULTILINE)


def test_a_failure_leaves_everything_as_it_was(tiny: Path, capsys) -> None:
    file = exported(tiny, capsys)
    translate(file, lambda message: f"{message.string} now" if "title" in message.context else None)
    before = contents(tiny)
    for moment in range(30):
        failing = [(os, "fdopen"), (os, "replace"), (os, "chmod")]
        with at_call(moment, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), failing) as calls:
            ended = run(tiny, "import", str(file))
        if len(calls) <= moment:
            break
        assert ended == 2
        assert "No space left on device" in capsys.readouterr().err
        assert contents(tiny) == before
    assert ended == 0


def test_a_catalog_of_another_program(tiny: Path, capsys) -> None:
    """One without comments, and with entries of its own."""
    file = exported(tiny, capsys)
    catalog = Catalog(locale="en")
    for message in messages(file).values():
        if message.id:
            catalog.add(message.id, f"{message.string}", context=message.context)
    with file.open("wb") as stream:
        pofile.write_po(stream, catalog)
    before = contents(tiny)
    assert run(tiny, "import", str(file)) == 0
    assert contents(tiny) == before
