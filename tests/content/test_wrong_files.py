"""Files that were renamed, emptied, copied or swapped by accident, where git knows what was there: one finding each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import loading
from versioned import commit, edit

Damage = Callable[[Path], object]
MORE = "\n\n".join(f"Line {number} of a page that is long enough to be a copy." for number in range(9))
MORE_ZH = "\n\n".join(
    f"一页第 {number} 行，这一页够长，可以看出是不是抄来的，也看得出是什么语言。" for number in range(9)
)


@pytest.fixture
def known(tiny: Path) -> Path:
    """The tiny project in git, with a picture, and a page that is long enough to be copied."""
    (tiny / "docs/pictures").mkdir()
    (tiny / "docs/pictures/form.svg").write_text("<svg/>", "utf-8")
    for path, more in (("docs/en/index.md", MORE), ("docs/zh/verify/moon.md", MORE_ZH)):
        text = (tiny / path).read_text("utf-8")
        (tiny / path).write_text(f"{text}\n![x](/pictures/form.svg)\n\n{more}\n", "utf-8")
    commit(tiny)
    return tiny


def renamed(old: str, new: str) -> Damage:
    return lambda folder: (folder / old).rename(folder / new)


def written(path: str, text: str = "") -> Damage:
    return lambda folder: (folder / path).write_text(text, "utf-8")


def copied(old: str, new: str, *changes: tuple[str, str]) -> Damage:
    def damage(folder: Path) -> None:
        (folder / new).write_bytes((folder / old).read_bytes())
        edit(folder / new, *changes)

    return damage


def body_of(old: str, new: str) -> Damage:
    def damage(folder: Path) -> None:
        text, body = ((folder / path).read_text("utf-8").split("---\n", 2) for path in (new, old))
        (folder / new).write_text("---\n".join([*text[:2], body[2]]), "utf-8")

    return damage


EMPTY = "this file is empty, and others name what was in it; bring it back: git checkout HEAD -- docs/_data"
AGAIN = "git checkout HEAD -- docs/en/verify/moon.md"
NAMED = "if it is to be another page, give it an id of its own; else delete it"
MISNAMED = (
    "if it is to be another page, give it a name (lower-case letters, digits, hyphens) and an id of its own; else "
    "delete it"
)
CASES: list[tuple[Damage, str]] = [
    (written("docs/_data/products.yml"), f"docs/_data/products.yml:1:1: {EMPTY}/products.yml"),
    (written("docs/_data/tasks.yml", "# None.\n"), f"docs/_data/tasks.yml:1:1: {EMPTY}/tasks.yml"),
    (written("docs/_data/help_center.yml"), f"docs/_data/help_center.yml:1:1: {EMPTY}/help_center.yml"),
    (
        written("docs/_data/labels.yml", "\n"),
        f"docs/_data/labels.yml:1:1: {EMPTY}/labels.yml; or, if that is meant, write {{}} into it",
    ),
    (written("docs/_data/strings/en.yml"), f"docs/_data/strings/en.yml:1:1: {EMPTY}/strings/en.yml"),
    (
        renamed("docs/pictures/form.svg", "docs/pictures/Form.SVG"),
        "docs/pictures/Form.SVG:1:1: docs/pictures/form.svg is missing, and this looks like it; rename it to form.svg",
    ),
    (
        renamed("docs/_data/products.yml", "docs/_data/product.yml"),
        (
            "docs/_data/product.yml:1:1: docs/_data/products.yml is missing, and this looks like it; rename it to "
            "products.yml"
        ),
    ),
    (
        renamed("docs/pictures", "docs/Pictures"),
        "docs/Pictures:1:1: docs/pictures is missing, and this looks like it; rename it to pictures",
    ),
    (
        renamed("docs/zh/verify", "docs/zh/Verify"),
        "docs/zh/Verify:1:1: docs/zh/verify is missing, and this looks like it; rename it to verify",
    ),
    (
        renamed("docs/_data", "docs/data"),
        "docs/data:1:1: docs/_data is missing, and this looks like it; rename it to _data",
    ),
    (
        renamed("docs/zh/verify/moon.md", "docs/zh/verify/moon。md"),
        "docs/zh/verify/moon。md:1:1: docs/zh/verify/moon.md is missing, and this looks like it; rename it to moon.md",
    ),
    (
        renamed("docs/zh/verify/moon.md", "docs/zh/verify/moon.docx"),
        (
            "docs/zh/verify/moon.docx:1:1: docs/zh/verify/moon.md is missing, and this looks like it; open it in its "
            "program, and save its text as plain text, as moon.md"
        ),
    ),
    (
        renamed("docs/zh", "docs/ZH"),
        "docs/ZH:1:1: docs/zh is missing, and this looks like it; rename it to zh",
    ),
    (
        copied("docs/en/index.md", "docs/en/verify/moon.md"),
        (
            'docs/en/verify/moon.md:1:1: this is the text of docs/en/index.md, in the place of the page "moon-verify"; '
            f"bring that page back: {AGAIN}"
        ),
    ),
    (
        copied("docs/en/index.md", "docs/en/verify/moon.md", ("Line 3", "Line three")),
        (
            'docs/en/verify/moon.md:1:1: this is the text of docs/en/index.md, in the place of the page "moon-verify"; '
            f"if you have changed it, save that elsewhere; then bring that page back: {AGAIN}"
        ),
    ),
    (
        copied("docs/zh/verify/moon.md", "docs/zh/verify/moon-2.md"),
        f"docs/zh/verify/moon-2.md:1:1: this is a copy of docs/zh/verify/moon.md; {NAMED}",
    ),
    (
        copied("docs/en/index.md", "docs/en/index - Copy.md"),
        f"docs/en/index - Copy.md:1:1: this is a copy of docs/en/index.md; {MISNAMED}",
    ),
    (
        body_of("docs/en/index.md", "docs/en/verify/moon.md"),
        "docs/en/verify/moon.md:9:1: the text of this page is that of docs/en/index.md; bring its own back: " + AGAIN,
    ),
    (
        lambda folder: edit(folder / "docs/en/verify/moon.md", ("id: moon-verify", "id: home")),
        (
            'docs/en/verify/moon.md:2:1: the id "home" is already the id of docs/en/index.md; give this page its own '
            'again: "id: moon-verify"'
        ),
    ),
]


def swapped(one: str, other: str, more: str = "") -> Damage:
    def damage(folder: Path) -> None:
        texts = [(folder / path).read_text("utf-8") + more for path in (other, one)]
        for path, text in zip((one, other), texts, strict=True):
            (folder / path).write_text(text, "utf-8")

    return damage


ZH, EN = "docs/zh/verify/moon.md", "docs/en/verify/moon.md"
IS_ENGLISH = f"{ZH}:1:1: this text is English, in the folder of 简体中文"
SWAPPED = f"{IS_ENGLISH}, and {EN} is 简体中文: the two are swapped; swap them back: "
CASES += [
    (swapped(ZH, EN), f"{SWAPPED}git checkout HEAD -- {ZH} {EN}"),
    (swapped(ZH, EN, "\n"), f"{SWAPPED}give each the name of the other"),
    (copied(EN, ZH), f"{IS_ENGLISH}; bring back what was here: git checkout HEAD -- {ZH}"),
    (body_of(EN, ZH), f"{IS_ENGLISH}; bring back what was here: git checkout HEAD -- {ZH}"),
    (
        copied(EN, ZH, ("Submit again.", "Submit it once more.")),
        (
            f"{IS_ENGLISH}; if it is newer than {EN}, put it there first; then bring back what was here: "
            f"git checkout HEAD -- {ZH}"
        ),
    ),
    (
        copied("docs/en/index.md", ZH),
        f"{IS_ENGLISH}, and that of docs/en/index.md; bring back what was here: git checkout HEAD -- {ZH}",
    ),
    (
        copied(ZH, EN),
        f"{EN}:1:1: this text is 简体中文, in the folder of English; bring back what was here: {AGAIN}",
    ),
]


def cut(path: str, before: str) -> Damage:
    """The page up to these words."""

    def damage(folder: Path) -> None:
        text, _, _ = (folder / path).read_text("utf-8").partition(before)
        (folder / path).write_text(text, "utf-8")

    return damage


ENDS = "the text ends here, in the middle of a section; of the last commit,"
BACK = "lines are missing; if you have changed the text above, save that elsewhere; then bring back the page:"
CASES += [
    (cut(EN, ", submit."), f"{EN}:24:1: {ENDS} 10 {BACK} git checkout HEAD -- {EN}"),
    (cut(EN, "3. Optional"), f"{EN}:24:1: {ENDS} 10 {BACK} git checkout HEAD -- {EN}"),
]


def found(folder: Path) -> list[str]:
    _, findings = loading.load(project.load(folder))
    return [f"{each.path}:{each.line}:{each.column}: {each.message}" for each in findings]


@pytest.mark.parametrize(("damage", "expected"), CASES)
def test_one_finding_at_the_wrong_file(damage: Damage, expected: str, known: Path) -> None:
    damage(known)
    assert found(known) == [expected]


def both_renamed_on_purpose(folder: Path) -> None:
    renamed("docs/pictures/form.svg", "docs/pictures/FORM.svg")(folder)
    for path in ("docs/en/index.md", "docs/zh/verify/moon.md"):
        edit(folder / path, ("form.svg", "FORM.svg"))


def quoted(folder: Path) -> None:
    """A page with the wording of a law."""
    body_of(EN, ZH)(folder)
    edit(folder / ZH, ("---\nid:", "---\nwaive: {untranslated: the law is in English}\nid:"))


MEANT: list[Damage] = [
    cut(EN, "## Result"),
    cut(EN, "Submit again."),
    quoted,
    written("docs/_data/requirements.yml", "# None yet.\n"),
    written("docs/_data/codes.yml", "{}\n"),
    written("docs/_data/announcements.yml"),
    both_renamed_on_purpose,
]


@pytest.mark.parametrize("change", MEANT)
def test_what_is_meant_is_not_told(change: Damage, known: Path) -> None:
    change(known)
    assert found(known) == []


def test_a_new_page_in_the_wrong_folder(known: Path) -> None:
    """Git does not know it: nothing can be brought back."""
    copied(EN, "docs/zh/verify/sun.md", ("id: moon-verify", "id: sun"))(known)
    assert found(known) == [
        "docs/zh/verify/sun.md:1:1: this text is English, in the folder of 简体中文; move it to docs/en/verify/sun.md"
    ]
    copied(EN, "docs/en/verify/sun.md", ("id: moon-verify", "id: sun"))(known)
    assert "docs/zh/verify/sun.md:1:1: this text is English, in the folder of 简体中文; translate it" in found(known)


def test_a_page_may_be_begun_as_a_copy(known: Path) -> None:
    """As the guide of writers says: with an id of its own, before its text."""
    for locale in ("zh", "en"):
        copied(f"docs/{locale}/verify/moon.md", f"docs/{locale}/verify/sun.md", ("id: moon-verify", "id: sun"))(known)
    [line] = found(known)
    assert "docs/zh/verify/sun.md:7:1" in line
    assert "already has the guide" in line
