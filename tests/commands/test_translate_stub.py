"""`helpcenter translate stub`: a page that is not translated yet, and what readers get of it."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from faults import at_call, contents
from helpcenter.cli import main
from projects import build

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"
STUB = """\
---
id: moon-verify
title: 月亮卡实名认证
description: 怎么认证。
reviewed: 2026-11-20
translation: {from: zh, status: not-translated}
---
"""


def run(tiny: Path, *arguments: str) -> int:
    try:
        return main([*arguments, "--project", str(tiny)])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture
def without(tiny: Path) -> Path:
    """The tiny project without one translation, and with links on its source."""
    (tiny / TRANSLATION).unlink()
    source = tiny / SOURCE
    source.write_text(source.read_text("utf-8").replace("应用显示", "见[主页](../index.md)，应用显示"), "utf-8")
    return tiny


@pytest.mark.parametrize("page", [SOURCE, "docs/zh", "docs"])
def test_stub(page: str, without: Path, capsys) -> None:
    assert run(without, "translate", "stub", str(without / page)) == 0
    assert capsys.readouterr().out == f"{TRANSLATION}: made, not translated yet\n"
    assert (without / TRANSLATION).read_text("utf-8") == STUB
    assert run(without, "translate", "stub", str(without / page)) == 0
    assert capsys.readouterr().out == "No language lacks these pages.\n"


def test_it_is_one_warning_and_an_error_on_a_release(without: Path, capsys) -> None:
    run(without, "translate", "stub", str(without / SOURCE))
    capsys.readouterr()
    assert run(without, "check", "docs") == 0
    found = capsys.readouterr().out.splitlines()
    cure = f"write its text below, then run: helpcenter translate stamp {TRANSLATION} [not-translated]"
    about = [line for line in found if TRANSLATION in line]
    assert about == [f"{TRANSLATION}:6:1: warning: this page is not translated yet; {cure}"]
    assert run(without, "check", "docs", "--release") == 1
    assert f"{TRANSLATION}:6:1: this page" in capsys.readouterr().out
    run(without, "status", "--format", "json")
    status = json.loads(capsys.readouterr().out)
    assert status["summary"]["not_translated"] == 1
    assert [page["state"] for page in status["pages"] if page["path"] == TRANSLATION] == ["not translated"]


def test_it_is_translated_by_writing_and_stamping(without: Path, capsys) -> None:
    stub = str(without / TRANSLATION)
    run(without, "translate", "stub", str(without / SOURCE))
    assert run(without, "translate", "stamp", stub) == 1
    assert "[not-translated]" in capsys.readouterr().out
    (without / TRANSLATION).write_text(STUB + "\n# 月亮卡实名认证\n", "utf-8")
    run(without, "check", "docs")
    assert "[empty-section]" in capsys.readouterr().out  # it is a page as any other


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["docs/en/index.md", "--lang", "fr"], "--lang fr: the site has no such language; "),
        (["docs/_data"], "there is no page in 简体中文 there; name one in docs/zh/"),
        (["docs/zh/moon.md"], "there is no such file or folder"),
    ],
)
def test_what_cannot_be(arguments: list[str], message: str, without: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(without)
    before = contents(without)
    assert run(without, "translate", "stub", *arguments) == 2
    assert message in capsys.readouterr().err
    assert contents(without) == before


def test_a_failure_leaves_everything_as_it_was(without: Path, capsys) -> None:
    (without / "docs/en/verify/index.md").unlink()
    (without / "docs/en/verify").rmdir()
    before = contents(without)
    calls = [(os, "fdopen"), (os, "mkdir"), (os, "replace"), (os, "chmod")]
    for moment in range(30):
        with at_call(moment, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), calls) as found:
            ended = run(without, "translate", "stub", str(without / "docs"))
        if len(found) <= moment:
            break
        assert ended == 2
        assert "No space left on device" in capsys.readouterr().err
        assert contents(without) == before
        assert not (without / "docs/en/verify").exists()
    assert ended == 0


@pytest.mark.build
def test_what_readers_get(without: Path, capsys) -> None:
    run(without, "translate", "stub", str(without / SOURCE))
    result = build(without)
    assert result.returncode == 0, result.stderr
    page = LexborHTMLParser((without / "site/en/verify/moon/index.html").read_text("utf-8"))
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first(".untranslated").text() == "So far this page exists only in Chinese."
    assert page.css_first("h1").attributes["lang"] == "zh-Hans"
    assert page.css_first("p a[href='../../']").attributes["hreflang"] == "en"
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    source = LexborHTMLParser((without / "site/verify/moon/index.html").read_text("utf-8"))
    for head in (page, source):
        assert not [link for link in head.css("link[hreflang]") if link.attributes["hreflang"] == "en"]
    assert "en/verify/moon" not in (without / "site/sitemap.xml").read_text("utf-8")
    searched = json.loads((without / "site/search/en.json").read_text("utf-8"))["pages"]
    assert [each["path"] for each in searched] == ["", "verify/"]
    capsys.readouterr()
    assert run(without, "check", "links") == 0
    assert capsys.readouterr().out == ""
