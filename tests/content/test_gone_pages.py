"""Pages that were deleted or moved by hand, where git knows what was there: one finding says all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import loading
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
            "this page has no source in 简体中文; it seems to be docs/zh/verify/moon-card.md now; move it back; "
            "if it is to have that name, then run: helpcenter rename verify/moon verify/moon-card"
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


def test_what_is_led_on_is_not_gone(known: Path) -> None:
    redirected(known)
    assert not any("is gone" in line for line in found(known))


def test_a_page_with_another_id_is_not_gone(known: Path) -> None:
    for locale in LOCALES:
        edit(known / f"docs/{locale}/verify/moon.md", ("id: moon-verify", "id: moon-new"))
    assert not any("is gone" in line for line in found(known))
