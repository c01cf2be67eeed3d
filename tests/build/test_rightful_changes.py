"""What writers do rightly breaks no test: what is asked of the real help center is asked here of a changed one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import soundness
from projects import CARDS, build, copy_project

pytestmark = pytest.mark.build


def rewrite(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before, file
    file.write_text(after, "utf-8")


def add_a_card_with_a_guide(docs: Path) -> None:
    """A further product, and a guide for it in both languages."""
    for name, entry in (
        ("products.yml", "\nnew:\n  name: {zh: 新卡, default: New card}\n"),
        ("contacts.yml", "\nnew: []\n"),
    ):
        rewrite(docs / "_data" / name, lambda text, entry=entry: text + entry)
    rewrite(
        docs / "_data/labels.yml",
        lambda text: re.sub(r"^heyon:((?:.*\n(?:[ #].*\n)*))", r"heyon:\1\nnew:\1", text, flags=re.MULTILINE),
    )
    rewrite(docs / "_data/hosts.yml", lambda text: text.replace("official:\n", "official:\n  new: []\n"))
    for locale, title in (("zh", "新卡实名认证"), ("en", "Verify a New card")):
        text = (docs / locale / "verify/heyon.md").read_text("utf-8")
        text = text.replace("id: heyon-verify", "id: new-verify").replace("card: heyon", "card: new")
        text = re.sub(r"^(title: |# ).*", rf"\g<1>{title}", text, flags=re.MULTILINE)
        text = re.sub(r'wait\("heyon-verify"\)', 'wait("new-verify")', text)
        (docs / locale / "verify/new.md").write_text(text, "utf-8")


def renew_the_reviews(docs: Path) -> None:
    for file in docs.glob("??/**/*.md"):
        rewrite(file, lambda text: text.replace("reviewed: 2026-11-20", "reviewed: 2027-03-01"))


def remove_a_related_link(docs: Path) -> None:
    def shorten(text: str) -> str:
        return re.sub(r"^related: \[([\w-]+, [\w-]+), [\w-]+", r"related: [\1", text, flags=re.MULTILINE)

    changed = [file for file in docs.glob("??/**/*.md") if shorten(file.read_text("utf-8")) != file.read_text("utf-8")]
    assert changed
    for file in changed:
        rewrite(file, shorten)


def correct_a_sentence(docs: Path) -> None:
    """The translation follows later: that is a warning."""
    rewrite(docs / "zh/about.md", lambda text: text.rstrip() + "\n\n感谢每一位读者。\n")
    rewrite(docs / "en/about.md", lambda text: text.rstrip() + "\n\nThanks to every reader.\n")


def test_the_changed_help_center_is_sound(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "cards", CARDS / "docs")
    for change in (add_a_card_with_a_guide, renew_the_reviews, remove_a_related_link, correct_a_sentence):
        change(project / "docs")
    result = build(project)
    assert result.returncode == 0, result.stderr
    assert soundness.errors(project) == []
    assert soundness.pages_without_html(project) == []
    assert soundness.pages_not_searched(project) == []
    assert (project / "site/en/verify/new/index.html").is_file()


def test_a_page_that_is_not_built_or_not_searched_is_seen(tiny_with_site: Path) -> None:
    (tiny_with_site / "site/en/verify/moon/index.html").unlink()
    data = tiny_with_site / "site/search/zh.json"
    rewrite(data, lambda text: text.replace('"path":"verify/moon/"', '"path":"verify/sun/"'))
    assert soundness.pages_without_html(tiny_with_site) == ["en/verify/moon/index.html"]
    assert soundness.pages_not_searched(tiny_with_site) == ["verify/moon/", "verify/sun/"]
    assert soundness.errors(tiny_with_site) != []
