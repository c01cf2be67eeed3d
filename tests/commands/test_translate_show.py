"""`helpcenter translate show`: what changed in the source since it was translated."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from helpcenter.cli import main
from versioned import commit, edit, git

SOURCE, TRANSLATION = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"


def shown(tiny: Path, capsys: pytest.CaptureFixture[str], *pages: str) -> str:
    assert main(["translate", "show", *(str(tiny / page) for page in pages), "--project", str(tiny)]) == 0
    return capsys.readouterr().out


@pytest.fixture
def kept(tiny: Path) -> Path:
    """The tiny project in git."""
    commit(tiny)
    return tiny


def test_a_changed_sentence(kept: Path, capsys) -> None:
    edit(kept / SOURCE, ("应用显示结果", "应用显示好结果"))
    assert (
        shown(kept, capsys)
        == f"""\
{TRANSLATION}: #result of {SOURCE} has changed
  ## 结果 {{#result}}
- 应用显示结果。
+ 应用显示好结果。
= ## Result {{#result}}
= The app shows it.

"""
    )


def test_the_text_is_that_of_the_stamp_not_of_the_last_commit(kept: Path, capsys) -> None:
    for new in ("应用显示好结果", "应用显示新结果"):
        edit(kept / SOURCE, ("应用显示", "应用就显示"), ("应用就显示", new.removesuffix("结果")))
        commit(kept)
    git(kept, "mv", SOURCE, "docs/zh/verify/sun.md")
    git(kept, "mv", TRANSLATION, "docs/en/verify/sun.md")
    commit(kept)
    assert "- 应用显示结果。\n+ 应用显示新" in shown(kept, capsys)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "## 问题 {#trouble}",
            "## 新 {#new}\n\n新的。\n\n## 问题 {#trouble}",
            "#new of docs/zh/verify/moon.md is new\n+ ## 新",
        ),
        ("## 结果 {#result}\n\n应用显示结果。\n\n", "", "#result is no longer in docs/zh/verify/moon.md\n- ## 结果"),
        ("怎么认证。", "怎么办认证。", "- description: 怎么认证。\n+ description: 怎么办认证。"),
    ],
)
def test_sections(old: str, new: str, expected: str, kept: Path, capsys) -> None:
    edit(kept / SOURCE, (old, new))
    assert expected in shown(kept, capsys, SOURCE)


def test_without_git(tiny: Path, capsys) -> None:
    edit(tiny / SOURCE, ("应用显示结果", "应用显示好结果"))
    git(tiny, "init")
    lines = shown(tiny, capsys).splitlines()
    assert lines[0].startswith(f"{TRANSLATION}: #result of {SOURCE} has changed; what it was is not known: ")
    assert lines[1:4] == ["  ## 结果 {#result}", "  应用显示好结果。", "= ## Result {#result}"]
    commit(tiny)
    assert f"not known: no commit has {SOURCE} as it was translated\n" in shown(tiny, capsys)


def test_what_cannot_be_compared_is_said_if_it_is_named(tiny: Path, capsys) -> None:
    assert shown(tiny, capsys) == "Nothing has changed since it was translated.\n"
    page = tiny / "docs/en/verify/index.md"
    page.write_text(re.sub("translation: .*\n", "", page.read_text("utf-8")), "utf-8")
    assert shown(tiny, capsys, "docs/en/verify/index.md") == (
        "docs/en/verify/index.md: nothing records what it was made from\n"
    )


def test_side_by_side_on_a_terminal(kept: Path, capsys, monkeypatch) -> None:
    edit(kept / SOURCE, ("2. 在", "2. 等一下。\n3. 在"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    lines = shown(kept, capsys).splitlines()
    assert lines[1] == "  source then                     source now                      translation now"
    assert "* 2. 在**个人中心**里提交。       2. 等一下。                     2. In **个人中心** (My" in lines
    assert "*                                 3. 在**个人中心**里提交。" in lines
