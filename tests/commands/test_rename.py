"""`helpcenter rename`: a page gets another name in all languages, and nothing that names it is lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from faults import at_call, contents
from helpcenter import project
from helpcenter.cli import main
from helpcenter.content import loading

ZH, EN = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"
REDIRECTS = "docs/_redirects"
TO = "\n{see}[Moon](verify/moon.md#app)\n\n{see}[Moon][b]\n\n[b]: ./verify/moon.md 'Moon'\n"
FROM = "\n    [Moon](index.md) [Moon](#app) [Moon](moon.md#app) ![{alt}](../../pictures/a%20b.svg)\n"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


def run(tiny: Path, *arguments: str) -> int:
    try:
        return main(["rename", *arguments, "--project", str(tiny)])
    except SystemExit as ended:
        return int(ended.code or 0)


def check(tiny: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What must be done before a release."""
    main(["check", "docs", "--release", "--project", str(tiny)])
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def linked(tiny: Path) -> Path:
    """The tiny project, with links from and to the page, stamped and reviewed."""
    for locale, (see, alt) in {"zh": ("见 ", "一张卡"), "en": ("See ", "A card")}.items():
        for name, text in (("index", TO), ("verify/moon", FROM)):
            with (tiny / f"docs/{locale}/{name}.md").open("a", encoding="utf-8") as page:
                page.write(text.format(see=see, alt=alt))
    (tiny / "docs/pictures").mkdir()
    (tiny / "docs/pictures/a b.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"/>', "utf-8"
    )
    assert main(["translate", "stamp", str(tiny / "docs"), "--project", str(tiny)]) == 0
    assert main(["review", "--project", str(tiny)]) == 0
    return tiny


@pytest.mark.parametrize(
    "old", ["verify/moon", "verify/moon.md", ZH, "docs/en/verify/moon", "en/verify/moon", "./verify/moon/"]
)
@pytest.mark.parametrize("new", ["verify/full-moon", "docs/zh/verify/full-moon.md"])
def test_ways_to_write_names(old: str, new: str, tiny: Path) -> None:
    before = contents(tiny)
    assert run(tiny, old, new) == 0
    after = contents(tiny)
    assert after.keys() - before.keys() == {"docs/zh/verify/full-moon.md", "docs/en/verify/full-moon.md", REDIRECTS}
    assert before.keys() - after.keys() == {ZH, EN}
    assert after["docs/zh/verify/full-moon.md"] == before[ZH]
    assert after[REDIRECTS] == b"/verify/moon/ /verify/full-moon/\n/en/verify/moon/ /en/verify/full-moon/\n"


def test_links_to_it_and_from_it(linked: Path, capsys) -> None:
    assert run(linked, "verify/moon", "cards/old/moon") == 0
    home, page = ((linked / f"docs/en/{name}").read_text("utf-8") for name in ("index.md", "cards/old/moon.md"))
    assert "[Moon](cards/old/moon.md#app)\n\nSee [Moon][b]\n\n[b]: cards/old/moon.md 'Moon'\n" in home
    links = "[Moon](../../verify/index.md) [Moon](#app) [Moon](moon.md#app)"
    assert f"{links} ![A card](../../../pictures/a%20b.svg)\n" in page
    assert "docs/en/index.md:13: verify/moon.md#app → cards/old/moon.md#app\n" in capsys.readouterr().out


def test_a_folder_that_is_empty_is_removed(tiny: Path) -> None:
    assert run(tiny, "verify/moon", "cards/moon") == 0
    assert run(tiny, "verify", "cards/index") == 0
    assert not (tiny / "docs/zh/verify").exists()
    assert (tiny / "docs/zh/cards/index.md").exists()


def test_records_stay_as_they_were(linked: Path, capsys) -> None:
    """What was up to date is; what was not, is not."""
    edit(linked / "docs/zh/index.md", "\n选择你的", "\n先选择你的")
    edit(linked / ZH, "应用显示结果", "应用显示好结果")
    before = check(linked, capsys)
    assert sum("outdated-translation" in line for line in before) == 2
    assert sum("reworded-since-review" in line for line in before) == 2
    assert run(linked, "verify/moon", "cards/moon") == 0
    capsys.readouterr()
    after = [line.replace("cards/moon", "verify/moon") for line in check(linked, capsys)]
    assert sorted(after) == sorted(before)


def test_line_ends_stay(linked: Path) -> None:
    home = linked / "docs/en/index.md"
    home.write_bytes(b"\xef\xbb\xbf" + home.read_bytes().replace(b"\n", b"\r\n"))
    before = home.read_bytes()
    assert run(linked, "verify/moon", "verify/full-moon") == 0
    after = home.read_bytes()
    assert after.count(b"full-moon.md") == 2
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\r\n")


def test_there_and_back(linked: Path) -> None:
    before = contents(linked)
    assert run(linked, "verify/moon", "verify/full-moon") == 0
    assert run(linked, "verify/full-moon", "verify/moon") == 0
    back = {name: data for name, data in contents(linked).items() if before.get(name) != data}
    assert back.keys() <= {REDIRECTS, "docs/_data/reviewed_data.yml", "docs/zh/index.md", "docs/en/index.md",
                           "docs/_data/reviewed.yml"}  # fmt: skip
    assert (
        linked / REDIRECTS
    ).read_text() == "/verify/full-moon/ /verify/moon/\n/en/verify/full-moon/ /en/verify/moon/\n"


def test_mentions_are_named(tiny: Path, capsys) -> None:
    edit(tiny / "docs/_data/hosts.yml", "official:", "# as verify/moon.md says, not verify/moonlight/\nofficial:")
    line = (tiny / "docs/_data/hosts.yml").read_text("utf-8").split("official:")[0].count("\n")
    assert run(tiny, "verify/moon", "verify/full-moon") == 0
    assert f"docs/_data/hosts.yml:{line}: names the page; see whether to change that\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verify/mon", "verify/sun", 'no page verify/mon; did you mean "verify/moon"?'),
        ("verify/moon", "verify", "docs/zh/verify/index.md has this name already"),
        ("verify/moon", "verify/Full Moon", "not a valid name of a page"),
        ("verify/moon", "../moon", "not a valid name of a page"),
        ("verify/moon", "verify/moon", "docs/zh/verify/moon.md has this name already"),
        ("verify/moon", "docs/zh/en/moon.md", "begins with the name of a language"),
        ("index", "start", "stays index.md"),
    ],
)
def test_what_cannot_be(old: str, new: str, message: str, tiny: Path, capsys) -> None:
    before = contents(tiny)
    assert run(tiny, old, new) == 2
    assert message in capsys.readouterr().err
    assert contents(tiny) == before


def test_an_address_with_escapes_is_named(tiny: Path, capsys) -> None:
    with (tiny / "docs/zh/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[A](verify/moon.md?a&amp;b)\n")
    before = contents(tiny)
    assert run(tiny, "verify/moon", "verify/full-moon") == 2
    assert 'docs/zh/index.md:14: "verify/moon.md?a&b" cannot be changed' in capsys.readouterr().err
    assert contents(tiny) == before


def test_dry_run(linked: Path, capsys) -> None:
    before = contents(linked)
    assert run(linked, "verify/moon", "cards/moon", "--dry-run") == 0
    listed = capsys.readouterr().out
    assert contents(linked) == before
    assert run(linked, "verify/moon", "cards/moon") == 0
    assert capsys.readouterr().out == listed


@pytest.mark.parametrize("failing", [(os, "fdopen"), (os, "rename"), (os, "replace"), (os, "mkdir")])
def test_a_failure_leaves_everything_as_it_was(failing: tuple[object, str], linked: Path, capsys) -> None:
    before = contents(linked)
    for moment in range(30):
        with at_call(moment, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), [failing]) as calls:
            ended = run(linked, "verify/moon", "cards/moon")
        if len(calls) <= moment:  # no call was left to fail
            break
        assert ended == 2
        assert "the page cannot be renamed: x: No space left on device" in capsys.readouterr().err
        assert contents(linked) == before
        assert not (linked / "docs/zh/cards").exists()
    assert ended == 0
    assert moment > 0


def test_the_project_can_be_read_afterwards(linked: Path) -> None:
    assert run(linked, "verify/moon", "cards/moon") == 0
    content, findings = loading.load(project.load(linked))
    assert findings == []
    assert content is not None
    assert content.by_id["en", "moon-verify"].url == "cards/moon/"
