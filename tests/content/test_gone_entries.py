"""Entries of data files that were deleted, changed or moved while others name them: one finding at the data file."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from versioned import commit, edit

DATA = "docs/_data"
LABEL = "profile: {screen: 个人中心, gloss: {en: My profile}}"
CONTACT = '  - {kind: phone, value: "*233#", note: {zh: 客服, default: customer care}}\n'
MOON = "moon:\n  name: {zh: 月亮卡, default: Moon card}\n  limits:\n    balance: {max: 1000, currency: USD}\n"
STARS = "star:\n  name: {zh: 星卡, default: Star card}\n"

# The file, what is edited there, and the only finding.
CASES = {
    "a product is gone": (
        "products",
        [(STARS, "")],
        (
            '1:1: "star" is gone, and 2 places name it (docs/_data/contacts.yml:3, docs/_data/hosts.yml:1); '
            "bring it back: git checkout HEAD -- docs/_data/products.yml; or change these"
        ),
    ),
    "a product has another id": (
        "products",
        [("star:", "stars:")],
        (
            '5:1: "star" is "stars" now, and 2 places name it (docs/_data/contacts.yml:3, docs/_data/hosts.yml:1); '
            "write it again: star:; or change these"
        ),
    ),
    "a product is gone, and another has changed": (
        "products",
        [(STARS, ""), ("max: 1000", "max: 900")],
        (
            '1:1: "star" is gone, and 2 places name it (docs/_data/contacts.yml:3, docs/_data/hosts.yml:1); '
            "write it again; this shows what was there: git show HEAD:./docs/_data/products.yml; or change these"
        ),
    ),
    "all products are gone": (
        "products",
        [(MOON + STARS, "{}\n")],
        (
            '1:1: "moon" and "star" are gone, and 5 places name them (docs/_data/contacts.yml:1, '
            "docs/_data/contacts.yml:3, docs/_data/hosts.yml:1, docs/_data/labels.yml:1 and 1 more); bring them"
        ),
    ),
    "all tasks are gone": ("tasks", [("- verify", "[]")], "1:1: this file is empty, and others name what was in it"),
    "a channel is gone": (
        "channels",
        [("- app\n", "")],
        (
            '1:3: "app" is gone, and 1 place names it (docs/zh/verify/moon.md:8); '
            "bring it back: git checkout HEAD -- docs/_data/channels.yml; or change these"
        ),
    ),
    "a label is gone": (
        "labels",
        [(f"  {LABEL}", "  {}")],
        (
            '1:1: "profile" (**个人中心**) is gone, and 2 places name it (docs/en/verify/moon.md:24, '
            "docs/zh/verify/moon.md:31); bring it back: git checkout HEAD -- docs/_data/labels.yml; or change these"
        ),
    ),
    "a label is gone, and there is a new one": (
        "labels",
        [(f"  {LABEL}", "  a: {screen: 甲}\n  b: {screen: 乙}")],
        (
            f'1:1: "profile" (**个人中心**) is gone, and 2 places name it (docs/en/verify/moon.md:24, '
            f"docs/zh/verify/moon.md:31); write it again: {LABEL}; or change these"
        ),
    ),
    "a label has changed": (
        "labels",
        [("screen: 个人中心", "screen: 个人中心页面")],
        (
            '2:13: "profile" (**个人中心**) is "个人中心页面" now, and 2 places name it (docs/en/verify/moon.md:24, '
            f"docs/zh/verify/moon.md:31); write it again: {LABEL}; or change these"
        ),
    ),
    "a contact has changed": (
        "contacts",
        [("*233#", "*332#")],
        (
            '2:19: "*233#" is "*332#" now, and 2 places name it (docs/en/verify/moon.md:22, docs/zh/verify/moon.md:29)'
            f"; write it again: {CONTACT.strip()}; or change these"
        ),
    ),
    "a contact stands under another product": (
        "contacts",
        [(f"moon:\n{CONTACT}star: []\n", f"moon: []\nstar:\n{CONTACT}")],
        (
            '3:19: "*233#" stands under "star" now, and 2 places name it (docs/en/verify/moon.md:22, '
            'docs/zh/verify/moon.md:29); move it back, under "moon"'
        ),
    ),
}


@pytest.fixture
def known(tiny: Path) -> Path:
    """The tiny project with a second product and a label on a page in each language, in git."""
    edit(tiny / DATA / "products.yml", ("currency: USD}\n", f"currency: USD}}\n{STARS}"))
    edit(tiny / DATA / "hosts.yml", ("[moon.example]", "[moon.example], star: []"))
    edit(tiny / DATA / "contacts.yml", ("care}}\n", "care}}\nstar: []\n"))
    commit(tiny)
    return tiny


@pytest.mark.parametrize("name", CASES)
def test_one_finding_says_all(name: str, known: Path) -> None:
    file, edits, expected = CASES[name]
    edit(known / DATA / f"{file}.yml", *edits)
    found = [f"{each.path}:{each.line}:{each.column}: {each.message}" for each in findings(known)]
    assert len(found) == 1
    assert found[0].startswith(f"{DATA}/{file}.yml:{expected}")


def test_what_nobody_names_may_go(known: Path) -> None:
    edit(known / DATA / "channels.yml", ("- store\n", ""))
    assert not findings(known)


def test_what_was_never_there_is_not_gone(known: Path) -> None:
    edit(known / "docs/zh/verify/moon.md", ("card: moon", "card: sun"))
    assert [each.path for each in findings(known)] == ["docs/zh/verify/moon.md"]


def findings(folder: Path) -> list[Finding]:
    return lint_project(project.load(folder), Scope())


OWN = {
    "a text of our own is missing": (
        ("en", "shop.hello: Hello\n", ""),
        '"shop.hello" is missing in this file; write it again: shop.hello: Hello',
    ),
    "a text of our own is misspelled": (
        ("en", "shop.hello:", "shop.helo:"),
        'unknown key "shop.helo"; did you mean "shop.hello"? (a text of your own must be in every language)',
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_a_text_that_one_language_has_lost(name: str, known: Path) -> None:
    for locale, text in (("zh", "你好"), ("en", "Hello")):
        file = known / DATA / "strings" / f"{locale}.yml"
        file.write_text(f"{file.read_text('utf-8')}\nshop.hello: {text}\n", "utf-8")
    commit(known)
    (locale, old, new), expected = OWN[name]
    edit(known / DATA / "strings" / f"{locale}.yml", (old, new))
    assert [(each.path, each.message) for each in findings(known)] == [(f"{DATA}/strings/{locale}.yml", expected)]
