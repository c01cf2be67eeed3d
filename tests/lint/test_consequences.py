"""What is told of one mistake: what is wrong by itself, and not that it differs from something else for that."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.commands.review import review
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from projects import STAR, copy_project
from restored import restored, snapshot

TODAY = datetime.date(2026, 11, 21)
ZH, EN, STEPS, STEPS_EN = "zh/faq.md", "en/faq.md", "zh/verify/star.md", "en/verify/star.md"


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("star"), STAR / "docs")
    shutil.rmtree(folder / "overrides")
    (folder / "overrides").mkdir()
    review(project.load(folder), (), TODAY)
    return folder


@pytest.fixture(scope="module")
def files(star: Path) -> Mapping[Path, bytes | None]:
    return snapshot(star)


@pytest.fixture
def damaged(star: Path, files: Mapping[Path, bytes | None]) -> Iterator[Path]:
    with restored(star, files):
        yield star


def found(folder: Path, *edits: tuple[str, str, str]) -> list[tuple[str, int, str]]:
    """What is told after these edits, in its order: file, line and rule."""
    for path, old, new in edits:
        file = folder / "docs" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    told = sorted(lint_project(project.load(folder), Scope(today=TODAY)))
    return [(each.path.removeprefix("docs/"), each.line, each.rule) for each in told]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # The title, in the front matter and as the first heading.
        (
            [(ZH, "常见问题\n", "常见问题：手机、SIM 卡、密码、号码、验证码、登录、冻结和其他所有问题\n")],
            [(ZH, 4, "too-long")],
        ),
        ([(STEPS, "**个人中心**", "**个人中新**")], [(STEPS, 37, "unknown-label")]),
        ([(STEPS, "改正后重新提交", "打 13812345678 问卖家")], [(STEPS, 66, "unknown-number")]),
        ([(STEPS, "**个人中心**", "·个人中心·")], [(STEPS, 37, "quoted-label")]),
        # The link of one language, told where it is wrong and not where it differs.
        ([(STEPS, "../faq.md#balance", "../fag.md#balance")], [(STEPS, 40, "dead-link")]),
        # A step twice, with its number and without.
        ([(STEPS, "2. 出示激活码。", "2. 出示激活码。\n2. 出示激活码。")], [(STEPS, 51, "repeated-text")]),
        (
            [
                (STEPS, "2. 出示激活码。", "2. 出示激活码。\n3. 出示激活码。"),
                (
                    STEPS_EN,
                    "2. Show the activation code.",
                    "2. Show the activation code.\n3. Show the activation code.",
                ),
            ],
            [(STEPS_EN, 42, "repeated-text"), (STEPS, 51, "repeated-text")],
        ),
        ([(STEPS_EN, "Verify in the app", "Veri\ufb01cation in the app")], [(STEPS_EN, 22, "unusual-character")]),
        # Nobody sees why there is no such file.
        ([(STEPS, "../faq.md#balance", "../faq\u200b.md#balance")], [(STEPS, 40, "hidden-character")]),
        # The number that has changed comes before the section in which it is.
        (
            [(STEPS, "5 美元", "15 美元"), (STEPS_EN, "$5", "$15")],
            [(STEPS, 61, "changed-since-review"), (STEPS, 56, "outdated-translation")],
        ),
        # The marks of lists mean the same.
        ([(ZH, "- 手机号码", "* 手机号码")], []),
    ],
)
def test_the_cause_is_told(
    edits: list[tuple[str, str, str]], expected: list[tuple[str, int, str]], damaged: Path
) -> None:
    assert found(damaged, *edits) == expected


def test_a_disguise_is_told_with_what_it_hides(damaged: Path) -> None:
    told = found(damaged, (EN, "Find your question.", "Find us on t\u200b.me/simhelp, your question."))
    assert {rule for _, _, rule in told} == {"hidden-character", "unofficial-address"}
