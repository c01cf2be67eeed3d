"""Languages of a region: pt-BR and zh-TW are folders, tags and addresses, and work without words of theirs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter.cli import main
from projects import TINY, build, copy_project

LANGUAGES = """\
      languages:
        - locale: en
          name: English
          default: true
        - locale: pt-BR
          name: Português do Brasil
        - locale: zh-TW
          name: 繁體中文
"""
LOCALES = ("pt-BR", "zh-TW")
FACT = re.compile(r"^(?!id:|title:|description:|aliases:|reviewed:|translation:|waive:)\w+: .*\n", re.MULTILINE)
pytestmark = pytest.mark.build


def move_facts(old: Path, new: Path) -> None:
    """From the pages of the language that was the source to those of the one that is."""
    for page in old.rglob("*.md"):
        head, end, body = page.read_text("utf-8").partition("\n---\n")
        facts = "".join(FACT.findall(f"{head}\n"))
        page.write_text(FACT.sub("", f"{head}\n").rstrip("\n") + end + body, "utf-8")
        source = new / page.relative_to(old)
        source.write_text(source.read_text("utf-8").replace("---\n", f"---\n{facts}", 1), "utf-8")


def without_records(folder: Path) -> None:
    """As pages of the source language."""
    for page in folder.rglob("*.md"):
        page.write_text(re.sub(r"^translation: .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def stamp(project: Path) -> int:
    return main(["translate", "stamp", "--project", str(project), *(str(project / "docs" / each) for each in LOCALES)])


@pytest.fixture(scope="module")
def regional(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in English, Portuguese of Brazil and traditional Chinese: only mkdocs.yml and pages say so."""
    project = copy_project(tmp_path_factory.mktemp("regional"), TINY / "docs")
    docs = project / "docs"
    for name in ("ar", "_data/strings/zh.yml", "_data/strings/ar.yml"):
        shutil.rmtree(docs / name) if (docs / name).is_dir() else (docs / name).unlink()
    without_records(docs / "en")
    shutil.copytree(docs / "en", docs / "pt-BR")
    move_facts(docs / "zh", docs / "en")
    shutil.move(docs / "zh", docs / "zh-TW")
    moon = docs / "zh-TW/verify/moon.md"
    moon.write_text(moon.read_text("utf-8").replace("（可选）", "Optional: "), "utf-8")  # a text of the interface
    file = project / "mkdocs.yml"
    before, _, after = file.read_text("utf-8").partition("      languages:\n")
    file.write_text(before + LANGUAGES + "  - helpcenter\n" + after.partition("  - helpcenter\n")[2], "utf-8")
    assert stamp(project) == 0
    result = build(project)
    assert result.returncode == 0, result.stderr
    return project


def read(project: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / page / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("locale", LOCALES)
def test_tag_and_address(locale: str, regional: Path) -> None:
    html = read(regional, f"{locale}/verify/moon")
    assert html.css_first("html").attributes["lang"] == locale
    links = {link.attributes["hreflang"]: link.attributes["href"] for link in html.css("link[rel=alternate][hreflang]")}
    assert list(links) == ["en", "x-default", "pt-BR", "zh-TW"]
    assert links[locale].endswith(f"/{locale}/verify/moon/")
    assert (regional / f"site/search/{locale}.json").is_file()


@pytest.mark.parametrize("locale", LOCALES)
def test_record_names_the_source(locale: str, regional: Path) -> None:
    text = (regional / f"docs/{locale}/verify/moon.md").read_text("utf-8")
    assert re.search(r"^translation: \{from: en, ", text, re.MULTILINE)


def test_texts_are_borrowed(regional: Path) -> None:
    html = read(regional, "zh-TW/verify/moon")
    assert "Review: " in html.css_first(".facts").text()
    assert "Travel SIM Help" in html.css_first("title").text()


def test_what_is_not_checked_is_told_once_for_each_language(regional: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs", "--project", str(regional)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "unchecked-language" in line]
    assert len(lines) == 2
    assert re.match(r"mkdocs.yml:\d+:11: warning: no words of Português do Brasil \(pt-BR\) are known", lines[0])
    assert re.match(r"mkdocs.yml:\d+:11: warning: no words of 繁體中文 \(zh-TW\) are known", lines[1])


def test_a_regional_source(regional: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(regional, tmp_path / "project", ignore=shutil.ignore_patterns("site")))
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8").replace("          default: true\n", "")
    file.write_text(
        text.replace("          name: 繁體中文\n", "          name: 繁體中文\n          default: true\n"), "utf-8"
    )
    without_records(project / "docs/zh-TW")
    move_facts(project / "docs/en", project / "docs/zh-TW")
    strings = project / "docs/_data/strings"
    shutil.copy(strings / "en.yml", strings / "zh-TW.yml")
    own = project / "docs/_data/language/zh-TW.yml"
    own.parent.mkdir()
    own.write_text((Path(main.__code__.co_filename).parent / "language/en.yml").read_text("utf-8"), "utf-8")
    assert stamp(project) == 0
    assert "{from: zh-TW, " in (project / "docs/pt-BR/verify/moon.md").read_text("utf-8")
    result = build(project)
    assert result.returncode == 0, result.stderr
    assert read(project, "verify/moon").css_first("html").attributes["lang"] == "zh-TW"


def test_a_folder_without_an_entry(tmp_path: Path, regional: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = Path(shutil.copytree(regional, tmp_path / "project", ignore=shutil.ignore_patterns("site")))
    (project / "docs/fr-CA").mkdir()
    assert main(["check", "docs", "--project", str(project)]) == 1
    assert 'docs/fr-CA:1:1: the folder "fr-CA" looks like a language' in capsys.readouterr().out


def test_a_language_without_words_in_the_theme(regional: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(regional, tmp_path / "project", ignore=shutil.ignore_patterns("site")))
    (project / "docs/pt-BR").rename(project / "docs/ga")
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("locale: pt-BR", "locale: ga"), "utf-8")
    result = build(project)
    assert result.returncode == 0, result.stderr
    assert read(project, "ga/verify/moon").css_first("html").attributes["lang"] == "ga"
