"""Pages that were deleted or moved by hand, where git knows what was there: one finding says all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from versioned import commit, edit

LOCALES = ("zh", "en")


def deleted(folder: Path) -> None:
    for locale in LOCALES:
        (folder / f"docs/{locale}/verify/moon.md").unlink()


def moved(folder: Path) -> None:
    for locale in LOCALES:
        (folder / f"docs/{locale}/verify/moon.md").rename(folder / f"docs/{locale}/verify/moon-card.md")


def moved_in_one_language(folder: Path) -> None:
    (folder / "docs/zh/verify/moon.md").rename(folder / "docs/zh/verify/moon-card.md")


def deleted_in_one_language(folder: Path) -> None:
    (folder / "docs/en/verify/moon.md").unlink()


def translation_moved(folder: Path) -> None:
    (folder / "docs/en/verify/moon.md").rename(folder / "docs/en/moon.md")


def another_task(folder: Path) -> None:
    edit(folder / "docs/_data/tasks.yml", ("- verify", "- verify\n- home"))
    edit(folder / "docs/_data/strings/zh.yml", ("task.verify:", "task.home: 首页\ntask.verify:"))
    edit(folder / "docs/_data/strings/en.yml", ("task.verify:", "task.home: Home\ntask.verify:"))
    edit(folder / "docs/zh/verify/moon.md", ("task: verify", "task: home"))


def another_product(folder: Path) -> None:
    edit(folder / "docs/_data/products.yml", ("moon:", "star:\n  name: Star card\nmoon:"))
    edit(folder / "docs/zh/verify/moon.md", ("card: moon", "card: star"))


def redirected(folder: Path) -> None:
    moved(folder)
    (folder / "docs/_redirects").write_text("/verify/moon/ /verify/moon-card/\n", "utf-8")


CASES = [
    (
        deleted,
        (
            "docs/zh/verify/moon.md is gone, and 2 places lead there (docs/en/index.md:13, docs/zh/index.md:14); "
            "bring it back: git checkout HEAD -- docs/zh/verify/moon.md docs/en/verify/moon.md"
        ),
    ),
    (
        moved,
        (
            "docs/zh/verify/moon.md is gone, and 2 places lead there (docs/en/index.md:13, docs/zh/index.md:14); "
            "it seems to be docs/zh/verify/moon-card.md now; move it back in every language, then run: "
            "helpcenter rename verify/moon verify/moon-card"
        ),
    ),
    (
        moved_in_one_language,
        (
            "this page has no source in 简体中文; it seems to be docs/zh/verify/moon-card.md now; move it back "
            "to docs/zh/verify/moon.md; if it is to have that name, then run: helpcenter rename verify/moon"
        ),
    ),
    (
        translation_moved,
        (
            "docs/en/moon.md:1:1: the source of this page is docs/zh/verify/moon.md; move this page back to "
            "docs/en/verify/moon.md"
        ),
    ),
    (
        another_product,
        (
            'docs/zh/verify/moon.md:6:1: this page is about "moon" (title, id, file name), and "card" is "star"; '
            "write card: moon"
        ),
    ),
    (
        another_task,
        (
            'docs/zh/verify/moon.md:7:1: this page is about "verify" (title, id, file name), and "task" is "home"; '
            "write task: verify"
        ),
    ),
    (
        deleted_in_one_language,
        ("this page is missing in English; bring it back: git checkout HEAD -- docs/en/verify/moon.md"),
    ),
]


@pytest.fixture
def known(tiny: Path) -> Path:
    """The tiny project with a link and an entry that lead to a page, published, in git."""
    (tiny / "docs/_data/published.txt").write_text("/\n/verify/moon/\n/en/verify/moon/\n", "utf-8")
    index = tiny / "docs/zh/index.md"
    index.write_text(index.read_text("utf-8") + "\n[认证](verify/moon.md)\n", "utf-8")
    index = tiny / "docs/en/index.md"
    index.write_text(index.read_text("utf-8") + "\n[Verify](verify/moon.md)\n", "utf-8")
    commit(tiny)
    return tiny


def found(folder: Path) -> list[str]:
    _, findings = loading.load(project.load(folder))
    return [f"{each.path}:{each.line}:{each.column}: {each.message}" for each in findings]


@pytest.mark.parametrize(("damage", "expected"), CASES)
def test_one_finding_says_all(damage: Callable[[Path], None], expected: str, known: Path) -> None:
    damage(known)
    assert any(expected in line for line in found(known)), found(known)


def test_a_deleted_data_file_is_one_finding(known: Path) -> None:
    (known / "docs/_data/labels.yml").unlink()
    lines = found(known)
    assert len(lines) == 1
    assert "this file is deleted; bring it back: git checkout HEAD -- docs/_data/labels.yml; or" in lines[0]


def test_a_section_with_another_id_is_one_finding(known: Path) -> None:
    edit(known / "docs/zh/index.md", ("verify/moon.md)", "verify/moon.md#result)"))
    (known / "docs/_data/often_asked.yml").write_text("- {page: moon-verify, section: result}\n", "utf-8")
    commit(known)
    for locale in LOCALES:
        edit(known / f"docs/{locale}/verify/moon.md", ("{#result}", "{#success}"))
    told = (
        "docs/zh/verify/moon.md:34:1: #result is #success now in every language, and 2 places lead there ({}:{}, "
        "docs/zh/index.md:14); write {{#result}} again here and in docs/en/verify/moon.md"
    )
    assert found(known) == [f"{told.format('docs/_data/often_asked.yml', 1)}; or change what leads there"]
    edit(known / "docs/_data/often_asked.yml", (", section: result", ""))
    edit(known / "docs/en/index.md", ("verify/moon.md)", "verify/moon.md#result)"))
    left = lint_project(project.load(known), Scope())
    assert told.format("docs/en/index.md", 13) in [f"{e.path}:{e.line}:{e.column}: {e.message}" for e in left]
    assert not any("#result" in each.message for each in left if each.path != "docs/zh/verify/moon.md")


def test_what_is_led_on_is_not_gone(known: Path) -> None:
    redirected(known)
    assert not any("is gone" in line for line in found(known))


def test_a_page_with_another_id_is_not_gone(known: Path) -> None:
    for locale in LOCALES:
        edit(known / f"docs/{locale}/verify/moon.md", ("id: moon-verify", "id: moon-new"))
    assert not any("is gone" in line for line in found(known))
