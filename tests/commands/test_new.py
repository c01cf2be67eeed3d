"""`helpcenter new`: a guide for a task and a product, in all languages, to be filled in."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faults import at_call, contents
from helpcenter import project
from helpcenter.cli import main
from helpcenter.content import loading
from helpcenter.content.fields.front_matter import FrontMatter
from projects import build, copy_real
from versioned import edit

ZH, EN = "docs/zh/verify/star.md", "docs/en/verify/star.md"
OTHERS = """\
sun: {name: {zh: 太阳, default: Sun}, mark: 日, color: "#0a5c58"}
mars: {name: {zh: 火星卡, default: Mars card}, short: {zh: 火星, default: Mars}}
ice: {name: Ice}
"""
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
    assert page.front_matter.title == "星卡实名认证"
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
        ("products", ["", 'new-card: {name: New card, mark: N, color: "#3d6b1f"}']),
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


@pytest.fixture
def several(tiny: Path) -> Path:
    """Three more products, two of which have their guides in a way of their own; another task."""
    edit(tiny / "docs/_data/products.yml", ("moon:", f"{OTHERS}moon:"))
    edit(tiny / "docs/_data/tasks.yml", ("- verify", "- verify\n- top-up"))
    for task, product, zh, en in (
        ("verify", "sun", "太阳卡实名认证", "Verify a Sun card"),
        ("verify", "mars", "火星卡实名认证", "Verify a Mars card"),
        ("top-up", "moon", "给月亮卡充值", "Add credit to a Moon card"),
        ("top-up", "sun", "太阳加油", "Sun: add fuel"),
    ):
        page(tiny, task, product, zh, en)
    for locale, title in (("zh", "充值"), ("en", "Top up")):
        landing = (tiny / f"docs/{locale}/verify/index.md").read_text("utf-8").replace("id: verify", "id: top-up")
        lines = [line for line in landing.splitlines() if not line.startswith("translation")]
        text = "\n".join([*lines, ""]).replace("title: 实名认证", f"title: {title}").replace("# 实名认证", f"# {title}")
        (tiny / f"docs/{locale}/top-up/index.md").write_text(text.replace("Verify", title), "utf-8")
    edit(tiny / "docs/zh/verify/index.md", ("每种卡的指南", "月亮卡、太阳和火星卡的指南"))
    return tiny


def page(tiny: Path, task: str, product: str, zh: str, en: str) -> None:
    related = {"verify": "[home, verify]", "top-up": f"[home, top-up, {product}-verify]"}[task]
    id = f"id: {product}-{task.replace('-', '')}\n"
    facts = f"type: reference\ncard: {product}\ntask: {task}\nevidence: reported\n"
    facts += f"review_every_days: 90\nrelated: {related}\n"
    for locale, title, more in (("zh", zh, facts), ("en", en, "")):
        file = tiny / f"docs/{locale}/{task}/{product}.md"
        file.parent.mkdir(exist_ok=True)
        front = f"---\n{id}{more}title: '{title}'\ndescription: '{title}.'\nreviewed: 2026-11-20\n---\n"
        file.write_text(f"{front}\n# {title}\n\n{title}.\n", "utf-8")


def made(several: Path, locale: str, id: str) -> FrontMatter:
    content, _ = loading.load_unfinished(project.load(several))
    assert content is not None
    return content.by_id[locale, id].front_matter


def test_it_follows_its_neighbours(several: Path, capsys) -> None:
    assert run(several, "top-up", "ice") == 0
    assert run(several, "verify", "ice") == 0
    assert run(several, "verify", "star", "--name", "zh=星卡", "--name", "Star") == 0
    top_up, verify = made(several, "zh", "ice-topup"), made(several, "zh", "ice-verify")
    assert top_up.related == ("home", "top-up")
    assert verify.related == ("home", "verify", "ice-topup")
    # The two guides for top-up are called in two ways.
    assert top_up.title == "TODO Ice：充值"
    assert verify.title == "Ice 卡实名认证"
    assert made(several, "zh", "star-verify").title == "星卡实名认证"
    assert made(several, "en", "star-verify").title == "Verify a Star card"
    # "an Ice card": what is before the name need not be the same.
    assert made(several, "en", "ice-verify").title == "TODO Ice: Verify"
    assert f"{several / 'docs'}" not in capsys.readouterr().out
    assert any("verify/ice.md:3:1" in line for line in errors(several, capsys))


def test_a_new_product_is_told_from_the_others(several: Path, capsys) -> None:
    run(several, "verify", "star", "--name", "zh=日卡", "--name", "Star card")
    assert (
        (several / "docs/_data/products.yml")
        .read_text("utf-8")
        .endswith('\nstar: {name: {zh: 日卡, default: Star card}, mark: {zh: 日卡, default: S}, color: "#a8236f"}\n')
    )
    said = 'docs/_data/products.yml: the card star has the mark {zh: 日卡, default: S} and the color "#a8236f"; '
    assert f"{said}change there what you don't like\n" in capsys.readouterr().out
    assert not [line for line in errors(several, capsys) if "star" in line and "[leftover-note]" not in line]


def test_texts_that_name_all_others_are_told(several: Path, capsys) -> None:
    run(several, "verify", "star", "--name", "Star card")
    out = capsys.readouterr().out
    assert out.endswith(
        "\nTexts that name every other card, to be completed:\n"
        'docs/zh/verify/index.md:5:1: warning: this names every other card with a guide for "verify", but not "star"; '
        "name it, too [unlisted-product]\n"
    )


def test_an_id_that_is_taken(tiny: Path, capsys) -> None:
    for locale in ("zh", "en"):
        edit(tiny / f"docs/{locale}/index.md", ("id: home", "id: star-verify"))
    edit(tiny / "docs/_data/help_center.yml", ("[home, verify]", "[verify]"))
    edit(tiny / "docs/zh/verify/moon.md", ("related: [home, verify]", "related: [star-verify, verify]"))
    before = contents(tiny)
    assert run(tiny, "verify", "star", "--name", "Star") == 2
    assert 'docs/zh/index.md has the id "star-verify" already' in capsys.readouterr().err
    assert contents(tiny) == before


def test_names_that_yaml_would_misread(tiny: Path) -> None:
    run(tiny, "verify", "star", "--name", "zh=是, 非", "--name", "Yes: {a}")
    content, findings = loading.load(project.load(tiny))
    assert findings == []
    assert content is not None
    assert content.data.products["star"].name.texts == {"zh": "是, 非", "default": "Yes: {a}"}


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
        (["verify", "star", "--name", "x", "--host", "http://x"], 'the host is "x"; it must be a host name'),
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


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What somebody at a terminal will type."""

    def typed(text: str) -> None:
        terminal = io.StringIO(text)
        terminal.isatty = lambda: True
        monkeypatch.setattr(sys, "stdin", terminal)

    return typed


def test_it_asks_on_a_terminal(tiny: Path, typing, capsys) -> None:
    typing("verify\nstar\n星卡\nStar card\nstore\n\n")
    assert run(tiny) == 0
    asked, _, _ = capsys.readouterr().out.partition(ZH)
    assert asked == (
        "Which task is the guide for? (verify) "
        "Which card? (an id for a new one, of small letters and digits, such as giffgaff) "
        "What is it called in 简体中文 (zh)? What is it called in English (en)? (Enter: 星卡) "
        "Where can it be done? One, or several with commas: app, store (Enter: app) "
        "The address of its operator's website, such as www.giffgaff.com; or several with commas (Enter: unknown) "
    )
    assert "channels: [store]" in (tiny / ZH).read_text("utf-8")
    assert "title: Verify a Star card\n" in (tiny / EN).read_text("utf-8")


def test_a_wrong_answer_is_asked_for_again(tiny: Path, typing, capsys) -> None:
    typing(
        "verfy\nverify\nmoon\nmy star\nstar\nStar\n\napp,stor\nstore,app\nstar\nhttps://www.star.example/a,b.example\n"
    )
    assert run(tiny) == 0
    assert [line.partition(";")[0] for line in capsys.readouterr().err.splitlines()[:-1]] == [
        'there is no task "verfy"',
        '"verify" for "moon" already has the guide docs/zh/verify/moon.md',
        'the card is "my star"',
        'there is no channel "stor"',
        'the host is "star"',
    ]
    assert "channels: [store, app]" in (tiny / ZH).read_text("utf-8")
    assert "star: [www.star.example, b.example]" in (tiny / "docs/_data/hosts.yml").read_text("utf-8")
    assert "star: {name: Star}" in (tiny / "docs/_data/products.yml").read_text("utf-8")


def test_no_answer_ends_it(tiny: Path, typing, capsys) -> None:
    before = contents(tiny)
    typing("verfy\n")
    assert run(tiny) == 2
    assert "name a task and a product" in capsys.readouterr().err
    assert contents(tiny) == before


def test_it_asks_nothing_that_is_known(tiny: Path, typing, capsys) -> None:
    edit(tiny / "docs/_data/products.yml", ("moon:", "sun: {name: Sun card}\nmoon:"))
    typing("verify\nsun\nstore\n")
    assert run(tiny) == 0
    asked = capsys.readouterr().out
    assert "Which card? (sun, or an id for a new one, of" in asked
    assert "called" not in asked
    assert "address" not in asked


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
