"""Texts of the interface that a project adds for templates of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import languages, loading
from views import replace


def found(folder: Path) -> list[str]:
    content, findings = loading.load(project.load(folder))
    return [f"{each.path}:{each.line}: {each.message}" for each in findings] if content is None else []


def add(folder: Path, locale: str, text: str) -> None:
    file = folder / f"docs/_data/strings/{locale}.yml"
    file.write_text(file.read_text("utf-8").rstrip("\n") + f"\n{text}\n", "utf-8")


def last_line(folder: Path, locale: str) -> int:
    return len((folder / f"docs/_data/strings/{locale}.yml").read_text("utf-8").splitlines())


def test_a_text_of_ones_own_is_in_every_language(tiny: Path) -> None:
    add(tiny, "zh", "banner.text: 还有 {n} 天")
    add(tiny, "en", 'banner.text: "{n} days left"')
    assert found(tiny) == []


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_text_in_one_language_is_unknown(locale: str, tiny: Path) -> None:
    add(tiny, locale, "banner.text: x")
    (finding,) = found(tiny)
    assert finding.startswith(f'docs/_data/strings/{locale}.yml:{last_line(tiny, locale)}: unknown key "banner.text"')


def test_what_is_filled_in_is_the_same_in_every_language(tiny: Path) -> None:
    add(tiny, "zh", "banner.text: 还有 {n} 天")
    add(tiny, "en", "banner.text: A few days left")
    (finding,) = found(tiny)
    assert finding.startswith(f'docs/_data/strings/en.yml:{last_line(tiny, "en")}: "banner.text" must contain {{n}}')


def test_a_missing_text_is_lent_and_a_missing_name_is_not(tiny: Path) -> None:
    """Of a language that the generator does not know, whose project has written a part."""
    welsh_too = "          name: English\n        - locale: cy\n          name: Cymraeg\n"
    replace(tiny / "mkdocs.yml", "          name: English\n", welsh_too)
    (tiny / "docs/_data/strings/cy.yml").write_text("search.title: Chwilio\nsite.name: Teithio\n", "utf-8")
    (tiny / "docs/cy").mkdir()
    loaded, findings = languages.load(project.load(tiny))
    assert findings == []
    welsh = loaded.strings["cy"]
    assert (welsh["search.title"], welsh["search.close"]) == ("Chwilio", loaded.strings["en"]["search.close"])
    assert "search.close" in loaded.borrowed["cy"]
    assert not {"search.title", "unit.hour", "wait.some.hour", "task.verify"} & {*loaded.borrowed["cy"]}
    assert "task.verify" not in welsh
    assert loaded.borrowed["en"] == loaded.borrowed["zh"] == ()
