"""Damage in Markdown that MkDocs lets pass: found in the built site, and reported at the line that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.findings.finding import Finding
from helpcenter.links import own_site, rules
from helpcenter.rules import CATALOG
from projects import CARDS, copy_project, run
from sharing import made_once

pytestmark = pytest.mark.build
WANTED = frozenset(rule.name for rule in (*rules.WHILE_READING, *rules.ON_OWN_SITE))
GUIDE, FAQ, TIPS = "verify/heyon.md", "faq/verification.md", "safety/id-photos.md"


@dataclass(frozen=True)
class Damage:
    """`typed` is put at the end of a page, as the same paragraph in both languages, and `rule` must see it there."""

    page: str
    rule: str
    typed: str


DAMAGES = [
    Damage(GUIDE, "missing-file", "[Mein Konto](https://help.example.org/mein/)"),
    Damage(GUIDE, "missing-fragment", '<a href="#konto">Mein Konto</a>'),
    Damage(GUIDE, "missing-file", '<a href="../konto/">Mein Konto</a>'),
    Damage(GUIDE, "missing-alt", '<img src="/assets/favicon.svg">'),
    # In a row to tick off, and in what a problem looks like and its answer.
    Damage(
        GUIDE,
        "missing-file",
        "- [ ] Ja, [hier](https://help.example.org/pass/)\n\n    Eine lange Notiz steht darunter, mit vielen Worten.",
    ),
    Damage(
        GUIDE, "missing-file", "Fehler [hier](https://help.example.org/fehler/)\n:   Eine lange Antwort steht darunter."
    ),
    Damage(FAQ, "unlisted-host", "[Mein Konto](https://konto.example.net/)"),
    Damage(FAQ, "insecure-address", "[Mein Konto](http://www.t-mobile.com/)"),
    Damage(FAQ, "vague-link", "[Click here](../glossary.md)"),
    Damage(FAQ, "missing-file", "[Mein Konto](https://help.example.org/konto/)"),
    Damage(FAQ, "malformed-number", "[Mein Konto](tel:*233#)"),
    Damage(FAQ, "malformed-mail", "[Mein Konto](mailto:konto)"),
    Damage(TIPS, "foreign-resource", "![Mein Pass](https://www.t-mobile.com/pass.png)"),
    Damage(
        TIPS,
        "unicode-form",
        f'<a href="#{normalize("NFD", "café")}">Mein Konto</a>\n\n### Café {{#{normalize("NFC", "café")}}}',
    ),
    Damage(TIPS, "repeated-id", '<b id="konto">Mein Konto</b> <b id="konto">Dein Konto</b>'),
    Damage(TIPS, "missing-noopener", "[Mein Konto](https://www.t-mobile.com/){target=_blank}"),
    Damage(
        TIPS, "unmarked-language", '<a href="https://help.example.org/en/glossary/">A</a> <a href="/glossary/">B</a>'
    ),
]


def build_damaged(folder: Path) -> None:
    """The project with all this damage, built as `mkdocs serve` does it."""
    copy_project(folder, CARDS / "docs")
    for page in {damage.page for damage in DAMAGES}:
        for language in ("zh", "en"):
            with (folder / "docs" / language / page).open("a", encoding="utf-8") as file:
                file.writelines(f"\n\n{damage.typed}\n" for damage in DAMAGES if damage.page == page)
    result = run("mkdocs", "build", "--quiet", cwd=folder)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Finding]]:
    """The damaged project, and what the link check finds."""
    folder = made_once(tmp_path_factory, "damaged", build_damaged)
    loaded, problems = loading.load(project.load(folder))
    assert loaded is not None, problems
    return folder, own_site.findings(loaded, WANTED, CATALOG)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: f"{damage.rule}: {damage.typed.splitlines()[0]}")
def test_damage_is_seen_in_both_languages(damage: Damage, findings: tuple[Path, list[Finding]]) -> None:
    folder, found = findings
    for language in ("zh", "en"):
        path = f"docs/{language}/{damage.page}"
        line = (folder / path).read_text("utf-8").partition(damage.typed)[0].count("\n") + 1
        there = {(each.rule, each.path, each.line) for each in found}
        expected = (damage.rule, path, line)
        assert expected in there, sorted(each for each in there if each[1] == path)
