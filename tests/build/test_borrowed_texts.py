"""Texts that are shown in another language than that of the page say in which."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.build.borrowed_texts import TemplateLocalizer, with_languages
from helpcenter.commands import init
from helpcenter.commands.starter import answers
from helpcenter.content import loading
from projects import build

STRINGS = {
    "skip": "Skip",
    "close": "Close <all>",
    "own": "Chiudi",
    "named": "{a} & {b}",
    "n": {"one": "{n} page", "other": "{n} pages"},
    "pattern.date": "MMMM d, y",
    "wait.at_most": "up to {amount}",
}
LOCALIZER = TemplateLocalizer("it", STRINGS, {key: "en" for key in STRINGS if key != "own"})
TEXT = LOCALIZER.text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<a>{TEXT('skip')}</a>", '<a><span lang="en">Skip</span></a>'),
        (f"<p>{TEXT('own')} {TEXT('skip')}.</p>", '<p>Chiudi <span lang="en">Skip</span>.</p>'),
        (f'<a title="> {TEXT("skip")}">{TEXT("own")}</a>', '<a title="> Skip">Chiudi</a>'),
        (f"<a title='\"{TEXT('skip')}'>x</a>", "<a title='\"Skip'>x</a>"),
        (f"<title>{TEXT('skip')} · x</title>{TEXT('skip')}", '<title>Skip · x</title><span lang="en">Skip</span>'),
        (f'<script type="x">"{TEXT("skip")} <p>"</script>', '<script type="x">"Skip <p>"</script>'),
        (f"<!-- {TEXT('skip')} > -->", "<!-- Skip > -->"),
        (f"<template><b>{TEXT('skip')}</b></template>", '<template><b><span lang="en">Skip</span></b></template>'),
        (f"1 < 2 {TEXT('skip')}", '1 < 2 <span lang="en">Skip</span>'),
        (LOCALIZER.count("n", 2), '<span lang="en">2 pages</span>'),
        (
            TEXT("named", a=TEXT("skip"), b=TEXT("own")),
            '<span lang="en"><span lang="en">Skip</span> & Chiudi</span>',
        ),
        ("<p>x</p>", "<p>x</p>"),
    ],
)
def test_where_an_element_can_be_there_is_one(html: str, expected: str) -> None:
    assert with_languages(html) == expected


def test_a_pattern_is_not_shown() -> None:
    assert TEXT("pattern.date") == "MMMM d, y"


def lenders(folder: Path, locale: str) -> dict[str, str]:
    content, findings = loading.load(project.load(folder))
    assert findings == []
    assert content is not None
    return dict(content.data.languages.lenders[locale])


def begin(folder: Path, languages: str) -> None:
    typed = dict.fromkeys(["word", "products", "tasks", "publisher"])
    init.init(folder, answers.read(languages=languages, **typed), datetime.date(2026, 11, 21))


def test_a_language_that_begins_with_copies(tmp_path: Path) -> None:
    begin(tmp_path, "de,it,en")
    assert set(lenders(tmp_path, "it").values()) == {"en"}
    assert lenders(tmp_path, "de") == lenders(tmp_path, "en") == {}
    file = tmp_path / "docs/_data/language/it.yml"
    file.write_text(re.sub(r"(?m)^(  search\.button:) .*", r"\1 Cerca", file.read_text("utf-8")), "utf-8")
    assert "header.skip" in lenders(tmp_path, "it")
    assert "search.button" not in lenders(tmp_path, "it")


@pytest.mark.build
def test_the_pages_of_such_a_language(tmp_path: Path) -> None:
    begin(tmp_path, "de,it")
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site/it/index.html").read_text("utf-8")
    assert '<a class="skip" href="#content"><span lang="en">' in page
    assert "\ufdd0" not in page
    assert '<span lang="en">' not in (tmp_path / "site/index.html").read_text("utf-8")
