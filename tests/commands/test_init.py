"""`helpcenter init`: what it makes is clean, and what it refuses leaves nothing behind."""

from __future__ import annotations

import datetime
import errno
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from faults import at_call, contents, dying
from helpcenter.cli import main
from helpcenter.commands import init
from helpcenter.commands.starter import answers, rendering, texts
from helpcenter.commands.starter.answers import Answers
from helpcenter.findings.errors import UsageError
from helpcenter.language import language_file
from projects import ROOT

TODAY = datetime.date(2026, 11, 21)
STARTER = ROOT / "scripts/helpcenter/commands/starter"
WRITTEN = sorted(file.stem for file in (STARTER / "texts").glob("*.yml"))
KNOWN = [name for name in WRITTEN if language_file.built_in_for(name)]


def read(languages: str = "en,zh", **typed: str) -> Answers:
    return answers.read(
        **{"languages": languages, **dict.fromkeys(["word", "products", "tasks", "publisher"]), **typed}
    )


def all_below(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def check(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["check", "docs", "--strict", "--release", "--project", str(project)])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("languages", "publisher"),
    [
        (",".join(KNOWN), "first_party"),
        (",".join(reversed(KNOWN)), "third_party"),
        ("en,pt", "first_party"),
        ("pt,it", "third_party"),
    ],
)
def test_nothing_is_found_in_a_new_project(
    languages: str, publisher: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    assert main(["init", str(folder), "--languages", languages, "--publisher", publisher]) == 0
    assert check(folder, capsys) == ""
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]


def test_the_words_that_were_given_are_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tasks = "install=Install/安装,reset=Reset/重置"
    command = ["init", str(tmp_path), "--languages", "en,zh", "--word", "router/路由器", "--tasks", tasks]
    assert main([*command, "--products", "Lumo 2,mesh=Lumo Mesh"]) == 0
    assert check(tmp_path, capsys) == ""
    pages = {f"docs/{locale}/{task}/{page}.md" for locale in ("en", "zh") for task in ("install", "reset")
             for page in ("index", "lumo-2")}  # fmt: skip
    assert pages <= all_below(tmp_path)
    assert "router: lumo-2\n" in (tmp_path / "docs/en/reset/lumo-2.md").read_text("utf-8")
    assert yaml.safe_load((tmp_path / "docs/_data/strings/zh.yml").read_text("utf-8"))["task.reset"] == "重置"
    assert "路由器" in (tmp_path / "docs/zh/install/index.md").read_text("utf-8")
    assert "| `router` | the router" in (tmp_path / "docs/WRITING.md").read_text("utf-8")


def test_what_editors_and_servers_need(tmp_path: Path) -> None:
    main(["init", str(tmp_path), "--languages", "en"])
    needed = {".vscode/settings.json", ".vscode/tasks.json", ".vscode/schemas/products.json", ".gitignore"}
    assert needed | {".github/workflows/site.yml", "requirements.txt", "mkdocs.yml"} <= all_below(tmp_path)


def test_a_language_without_texts_is_one_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", str(tmp_path / "mine"), "--languages", "en,pt-BR,it"])
    assert capsys.readouterr().err == (
        "warning: pt-BR, it: the generator has no texts of its own; "
        "translate docs/pt-BR/, docs/it/ and docs/_data/language/pt-BR.yml, docs/_data/language/it.yml\n"
    )


def test_a_task_with_one_name_for_all_languages_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", str(tmp_path), "--languages", "en,zh", "--tasks", "Install,Reset/重置"])
    assert capsys.readouterr().err == (
        'warning: "Install" is the name of a task in several languages; write the others into docs/_data/strings/\n'
    )


@pytest.mark.parametrize("name", [".", "../mine", "new", "new/deep"])
def test_a_folder_may_be_named_in_any_way(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "mine"
    here.mkdir()
    monkeypatch.chdir(here)
    assert main(["init", name, "--languages", "en"]) == 0
    assert (here / name / "mkdocs.yml").is_file()
    assert here.samefile(".")
    assert {file.name for file in here.iterdir() if file.name.startswith(".helpcenter")} == set()


def test_a_failure_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "new" / "deep"):
        for moment in (0, 5):
            with (
                at_call(moment, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), [(os, "rename")]),
                pytest.raises(SystemExit),
            ):
                main(["init", str(folder), "--languages", "en"])
            assert "No space left on device" in capsys.readouterr().err
            assert not list(tmp_path.iterdir())


@pytest.fixture
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A project of which nobody looks at what it says."""
    names = ("mkdocs.yml", "docs/en/index.md", "docs/en/set-up/index.md", ".gitignore")
    monkeypatch.setattr(rendering, "files", lambda *_: dict.fromkeys(names, "text"))
    monkeypatch.setattr(init, "_recorded", lambda *_: [])


def calls_of(folder: Path) -> int:
    """How many calls of the system it takes to make a project there."""
    return dying(1_000_000, init.init, folder, read("en"), TODAY)


@pytest.mark.usefixtures("few_files")
def test_an_interrupted_run_is_begun_again(tmp_path: Path) -> None:
    whole, folder = tmp_path / "whole", tmp_path / "mine"
    calls = calls_of(whole)
    for moment in range(calls):
        folder.mkdir()
        dying(moment, init.init, folder, read("en"), TODAY)
        if (folder / "mkdocs.yml").exists():  # it is moved last
            assert all_below(whole) <= all_below(folder)
        else:
            init.refuse_used(folder)
            dying(moment // 2, init.init, folder, read("en"), TODAY)
            init.init(folder, read("en"), TODAY)
            assert all_below(folder) == all_below(whole)
        shutil.rmtree(folder)


@pytest.mark.usefixtures("few_files")
@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "docs/en/index.md").write_text("mine", "utf-8"),
        lambda folder: (folder / "docs/en/mine.md").write_text("mine", "utf-8"),
        lambda folder: (folder / "mine").symlink_to("gone"),
    ],
)
def test_what_somebody_wrote_after_an_interruption_is_kept(change: Callable[[Path], None], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    moved = calls_of(tmp_path / "whole")
    while not (folder / "docs/en/index.md").exists() or (folder / "mkdocs.yml").exists():
        shutil.rmtree(folder, ignore_errors=True)
        moved -= 1
        dying(moved, init.init, folder, read("en"), TODAY)
    change(folder)
    before = contents(folder)
    with pytest.raises(UsageError, match="holds files already"):
        init.init(folder, read("en"), TODAY)
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["mine", "mine/deep"])
def test_a_folder_with_files_is_left_as_it_is(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / name / "file.txt").write_text("x", "utf-8")
    with pytest.raises(SystemExit):
        main(["init", str(tmp_path / name), "--languages", "en"])
    assert "holds files already" in capsys.readouterr().err
    assert all_below(tmp_path) == {f"{name}/file.txt"}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"languages": "xx"}, '--languages: "xx" is not a language; write codes such as fr, de or pt-BR'),
        ({"languages": "english"}, '--languages: "english" is not a language; write codes such as fr, de or pt-BR'),
        ({"languages": "fr,fr"}, '--languages has "fr" twice; remove one, or give it another id'),
        ({"languages": ","}, "--languages names none; write the source language first: fr,de"),
        ({"products": "Lumo,lumo"}, '--products has "lumo" twice; remove one, or give it another id'),
        ({"products": "路由器"}, '--products: "路由器" has no Latin letters; write an id before it: my-id=路由器'),
        ({"products": ","}, "--products names no product; write at least one"),
        ({"tasks": "About"}, '--tasks: a page is called "about" already; give another id: do-it=About'),
        ({"tasks": "a/b/c"}, '"a/b/c" has more names than there are languages; write one for each, in their order'),
        ({"tasks": "id="}, '"" is not a name; write some letters'),
        ({"publisher": "me"}, '"me" is neither first_party nor third_party'),
    ],
)
def test_what_cannot_be_used_is_one_line(typed: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(**typed)
    assert str(raised.value) == message


def test_names_that_break_a_rule_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    assert main(["init", str(folder), "--languages", "en", "--tasks", "Do " * 30]) == 1
    captured = capsys.readouterr()
    assert "[too-long]" in captured.out
    assert captured.err.splitlines() == ["Nothing is written: give other names."]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("word", "key"), [("router", "router"), ("Routeur", "routeur"), ("路由器", "product"), ("Title", "product")]
)
def test_the_key_of_a_product(word: str, key: str) -> None:
    assert read(word=word).product_key == key


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_asked_for_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("en,zh\n\nMoon\n\nthird_party\n"))
    assert main(["init", str(tmp_path)]) == 0
    asked = capsys.readouterr().out
    assert all(question in asked for question in answers.QUESTIONS.values())
    data = tmp_path / "docs/_data"
    assert yaml.safe_load((data / "products.yml").read_text("utf-8")) == {"moon": {"name": "Moon"}}
    assert yaml.safe_load((data / "help_center.yml").read_text("utf-8"))["publisher"] == "third_party"


def test_without_a_terminal_only_the_languages_are_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["init", str(tmp_path)])
    assert "--languages fr,de" in capsys.readouterr().err


@pytest.mark.parametrize("name", WRITTEN)
def test_every_language_says_the_same(name: str) -> None:
    keys = yaml.safe_load((STARTER / f"texts/{name}.yml").read_text("utf-8")).keys()
    assert keys ^ texts.borrowed().keys() <= {"writing", "label.otherwise", "tag"}
    headings = (STARTER / f"writing/{name}.md").read_text("utf-8").count("\n## ")
    assert headings == (STARTER / "writing/en.md").read_text("utf-8").count("\n## ")
