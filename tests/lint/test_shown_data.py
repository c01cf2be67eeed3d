"""A contact in any text of any data file is found, at the line where it is written."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content.data import FILES
from helpcenter.files import yaml_document
from helpcenter.findings.finding import Finding
from helpcenter.lint import registry, shown_data
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from projects import CARDS, copy_project

RULES = frozenset(rule.name for rule in (*registry.ON_TEXT, *registry.ON_DRAFT))
# No texts, but ids, names of settings and numbers.
NO_TEXTS = {"help_center", "page_types", "search_weights", "tasks", "channels", "often_asked"}
ANNOUNCEMENT = """\
- from: 2026-11-20
  until: 2026-11-30
  text:
    zh: 充值要等一天
    en: Top-ups wait for a day
"""
CONTACTS = {"chat-contact": "@sim_help", "unofficial-address": "t.me/abc", "unknown-number": "138 0013 8000"}


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("data"), CARDS / "docs")
    (project / "docs/_data/announcements.yml").write_text(ANNOUNCEMENT, "utf-8")
    return project


def found_in(file: Path, cards: Path) -> list[Finding]:
    paths = [file.relative_to(cards).as_posix()] if file.is_relative_to(cards / "docs") else []
    return lint_project(project.load(cards), Scope(RULES, paths, datetime.date(2026, 11, 21)))


def check(cards: Path, file: Path, text: str) -> list[Finding]:
    before = file.read_text("utf-8")
    try:
        file.write_text(text, "utf-8")
        return found_in(file, cards)
    finally:
        file.write_text(before, "utf-8")


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("contacts", r"(?<=default: )top-up by phone"),
        ("contacts", r"(?<=zh: )电话充值"),
        ("products", r"(?<=default: )Yuanyou card"),
        ("products", r"(?<=name: )Lycamobile"),
        ("labels", r"(?<=screen: )个人中心"),
        ("labels", r"(?<=en: )My profile"),
        ("terms", r"(?<=en: )identity verification"),
        ("terms", r"登陆"),
        ("aliases", r"(?<=en: \[)no ID card"),
        ("requirements", r"(?<=zh: \[)证件"),
        ("out_of_scope", r"(?<=, )embassy"),
        ("announcements", r"(?<=en: )Top-ups.+"),
        ("strings/zh", r"(?<=home.which: ).+"),
        ("strings/en", r"(?<=site.independent: ).+"),
    ],
)
def test_contacts_in_data(name: str, pattern: str, cards: Path) -> None:
    file = cards / f"docs/_data/{name}.yml"
    text = file.read_text("utf-8")
    place = re.search(pattern, text)
    assert place
    changed = f"{text[: place.start()]}'x {', x '.join(CONTACTS.values())}'{text[place.end() :]}"
    found = check(cards, file, changed)
    line = text.count("\n", 0, place.start()) + 1
    assert [(each.path, each.line, each.rule) for each in found] == [
        (f"docs/_data/{name}.yml", line, rule) for rule in sorted(CONTACTS)
    ]


def test_no_file_is_forgotten() -> None:
    """Every file either has texts that are read, or none, or is a list of what may be named."""
    read = {"contacts", "products", "labels", "terms", "aliases", "requirements", "announcements", "out_of_scope"}
    assert set(FILES) == read | NO_TEXTS | shown_data.UNSHOWN


def test_texts_over_several_lines_and_in_plural_forms(cards: Path) -> None:
    file = cards / "docs/_data/strings/en.yml"
    text = file.read_text("utf-8") + 'search.results: {one: "{n} page", other: "{n} at t.me/abc"}\n'
    assert [(each.line, each.rule) for each in check(cards, file, text)] == [
        (text.count("\n"), "unofficial-address"),
    ]


def test_the_interface_texts_in_the_file_of_a_language(cards: Path) -> None:
    file = cards / "docs/_data/language/en.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("strings: {}\n", "utf-8")
    assert check(cards, file, "stop_words: a t.me/abc\nstrings:\n  home.asked: Ask t.me/abc\n") == lint_of(
        "docs/_data/language/en.yml", 3
    )
    file.unlink()


def lint_of(path: str, line: int) -> list[Finding]:
    message = '"t.me" is not in docs/_data/hosts.yml; name only official hosts, or remove it'
    return [Finding(path=path, line=line, column=3, rule="unofficial-address", message=message)]


def test_the_name_of_a_language(cards: Path) -> None:
    file = cards / "mkdocs.yml"
    text = file.read_text("utf-8").replace("name: English", "name: English @sim_help")
    assert [(each.path, each.rule) for each in check(cards, file, text)] == [("mkdocs.yml", "chat-contact")]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("site_name: ", "copyright: 加好友 simhelp88\nsite_name: ", "chat-contact"),
        ("site_name: ", "extra: {homepage: [https://evil.example/]}\nsite_name: ", "unofficial-address"),
        ("https://help.example.org/", "https://simhelp.top/", "unofficial-address"),
    ],
)
def test_what_the_configuration_publishes(old: str, new: str, rule: str, cards: Path) -> None:
    file = cards / "mkdocs.yml"
    text = file.read_text("utf-8").replace(old, new, 1)
    assert {(each.path, each.rule) for each in check(cards, file, text)} == {("mkdocs.yml", rule)}


@pytest.mark.parametrize(
    ("name", "text", "rules"),
    [
        ("CNAME", "simhelp.top\n", {"unofficial-address"}),
        ("_redirects", "/a/ https://evil.example/\n", {"unofficial-address"}),
        ("en/a.svg", "<svg><text>Ask</text><text>t.</text><text>me/a</text></svg>", {"unofficial-address"}),
        (
            "en/a.svg",
            '<svg><a href="https://evil.example/"><title>@sim_help</title></a></svg>',
            {"chat-contact", "unofficial-link"},
        ),
        ("en/a.svg", "<svg><text>T&#101;legram: sim_help</text></svg>", {"chat-contact"}),
        ("en/a.css", "a { background: url(https://evil.example/a.png) }", {"unofficial-link"}),
        ("en/a.css", '@import "https://evil.example/a.css";', {"unofficial-address"}),
        ("en/a.css", '.a { font-family: "@sim\\5f help" }', {"chat-contact"}),
    ],
)
def test_what_a_published_file_says(name: str, text: str, rules: set[str], cards: Path) -> None:
    file = cards / "docs" / name
    file.write_text(text, "utf-8")
    try:
        found = found_in(file, cards)
    finally:
        file.unlink()
    assert {(each.path, each.rule) for each in found} == {(f"docs/{name}", rule) for rule in rules}


def test_the_address_of_a_contact(cards: Path) -> None:
    file = cards / "docs/_data/contacts.yml"
    text = file.read_text("utf-8").replace("https://www.lycamobile.es/", "https://www.lycamobile.es@evil.example/")
    rules = {each.rule for each in check(cards, file, text)}
    assert "unofficial-link" in rules


def test_hidden_and_look_alike_characters(cards: Path) -> None:
    file = cards / "docs/_data/products.yml"
    text = file.read_text("utf-8").replace("name: Lycamobile", "name: Lyc\u0430mob\u200bile")
    assert [(each.line, each.rule) for each in check(cards, file, text)] == [
        (text[: text.index("name: Lyc")].count("\n") + 1, rule) for rule in ("hidden-character", "look-alike-letter")
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "rules"),
    [
        ("contacts", "top-up by phone", "TODO top-up ???", ["leftover-note", "leftover-note"]),
        ("contacts", "电话充值", "电话充值（改！）", ["leftover-note"]),
        ("contacts", "top-up by phone", "donâ€™t call", ["garbled-text"]),
        ("strings/en", "site.independent: ", "site.independent: Translation of x ??? ", ["leftover-note"]),
        ("strings/zh", "site.independent: ", "site.independent: 译文：", ["leftover-note"]),
        ("strings/zh", "home.which: ", "home.which: 锟斤拷", ["garbled-text"]),
        ("terms", "en: identity verification", 'en: "[fill in]"', ["leftover-note"]),
        ("products", "default: Yuanyou card", "default: Yuany\ufffdu card", ["garbled-text"]),
    ],
)
def test_what_work_on_a_text_leaves_behind(name: str, old: str, new: str, rules: list[str], cards: Path) -> None:
    file = cards / f"docs/_data/{name}.yml"
    text = file.read_text("utf-8")
    assert old in text
    found = check(cards, file, text.replace(old, new, 1))
    assert [(each.path, each.rule) for each in found] == [(f"docs/_data/{name}.yml", rule) for rule in rules]


def test_documents_without_texts() -> None:
    assert [each.text for each in shown_data.shown({"x": yaml_document.parse("", "x.yml")})] == [""]
