"""A value that is not as it is declared: what is said of it, with the line as it is right."""

from __future__ import annotations

import pytest

from helpcenter.content.data import FILES
from helpcenter.content.fields.front_matter import TranslationFrontMatter, front_matter
from helpcenter.files import validation, yaml_document

# What somebody writes into the front matter of a page that is right but for this line, and what is said.
HEAD = {
    "id": "star",
    "type": "task",
    "title": "Star",
    "description": "All of it.",
    "reviewed": "2026-11-20",
    "review_every_days": "90",
}
LINES = [
    ("channels: 【app, store】", "full-width brackets (【 】); write channels: [app, store]"),
    ("channels: [app，store]", "full-width commas (，); write channels: [app, store]"),
    (
        "channels: ［app、store］",
        "full-width brackets (［ ］) and full-width commas (、); write channels: [app, store]",
    ),
    ("channels: (app, store)", "round brackets (( )); write channels: [app, store]"),
    ("channels: [“app”, “store”]", 'curly quotation marks (“ ”); write channels: ["app", "store"]'),
    ("channels:\n  -app\n  -store", "there is no space after the dash; write - app"),
    ("channels:\n  app\n  store", "each entry of this list begins with a dash; write - app"),
    ("channels: {app, store}", "must be a list: [app, store]"),
    ("channels:", "is empty; write a list"),
    ("aliases: [a b、c]", "write aliases: [a b, c]; put it into quotation marks if it is one entry"),
    ("title: “Star”", 'curly quotation marks (“ ”); write title: "Star"'),
    ("title: 「Star」", 'write title: "Star"'),
    ("title: 2026", 'YAML reads this as a number; write "2026"'),
    ("title: no", 'YAML reads this as yes or no; write "no"'),
    ("title: [Star]", "must be text, not a list; write Star"),
    ("title: {en: Star}", "must be text, not a group of keys"),
    ("title: #1 card", 'is empty, because # begins a comment; put the text into quotation marks: "#1 card"'),
    ("id: ｓtar", "full-width letters (ｓ); write id: star"),
    ("id: star_card", 'did you mean "star-card"?'),
    ("reviewed: 2026-11-31", 'is "2026-11-31"; November has 30 days'),
    ("reviewed: 2025-02-29", "February 2025 has 28 days"),
    ("reviewed: 2026-22-11", "there is no month 22; month and day are swapped: write 2026-11-22"),
    ("reviewed: 2026年11月22日", "write 2026-11-22"),
    ("reviewed: 22.11.2026", "write 2026-11-22"),
    ("reviewed: 3/4/2026", "it must be a date, written YYYY-MM-DD, such as"),
    ("reviewed: 20261122", "write 2026-11-22"),
    ("reviewed: 2026－11－22", "write reviewed: 2026-11-22"),
    ("review_every_days: 180 days", "must be a whole number, without words and quotation marks: write 180"),
    ("review_every_days: １８０", "write review_every_days: 180"),
    ("wait: {min：1，max：3，unit：day}", "write wait: {min: 1, max: 3, unit: day}"),
    ("waive: {long-step: so, and so}", 'write waive: {long-step: "so, and so"}'),
    (
        "sources:\n  url: https://a.example",
        "each entry of this list begins with a dash; write - url: https://a.example",
    ),
    ("sources: [{url: https：//a.example, read: 2026-11-20, lang: en}]", "write sources: [{url: https://a.example,"),
]
# The same in data files.
DATA = [
    ("contacts", "a:\n- {kind: phone, value: 611, note: x}", 'write "611"'),
    ("contacts", "a:\n- {kind: phone, value: x, note: {zh: 客服，用, default: care, here}}", 'default: "care, here"}'),
    ("codes", "a:\n  - #225#     # balance", 'quotation marks: "#225#"'),
    ("codes", "a: [＊233]", "without full-width marks"),
    ("products", "a: {name: }", '"a.name" is empty'),
    ("products", "a: {name: {zh: 卡}}", 'has no "default"'),
    ("products", "a:\n  name: x\n  color: “#7a2e63”", 'write color: "#7a2e63"'),
    ("aliases", "a: {b: {en: one, two}}", "a list without brackets; write a: {b: {en: [one, two]}}"),
    ("situations", "a:\n  b:\n    en:\n      -one\n      - two", "there is no space after the dash; write - one"),
    ("hosts", "official: {a: [www.a。example]}", "full-width stops (。); write official: {a: [www.a.example]}"),
    ("tasks", "[verify，top-up]", "write [verify, top-up]"),
    ("tasks", "verify\ntop-up", "each entry of this list begins with a dash; write - verify"),
    ("often_asked", "- faq", "{page: faq}"),
    ("search_weights", "a: high", "must be a number, such as 0.8"),
    ("help_center", "menu: [a]\noffline: maybe", "must be true or false"),
]


# Keys that are indented too much: the group that they belong to, and how to write them.
TOO_DEEP = [
    (
        "products",
        'a:\n  name: x\n  limits:\n    color: "#7a2e63"',
        '"color" belongs to "a", not to "limits"; indent it by 2',
    ),
    ("products", "a:\n  name: x\n  b:\n    name: y", '"b" does not belong to "a"; begin its line without spaces'),
    (
        "products",
        'a:\n  name: x\n  limits: {b: {max: 1, currency: USD}, color: "#7a2e63"}',
        "write it outside these brackets",
    ),
    (
        "announcements",
        "- from: 2026-11-20\n  text:\n    zh: 一\n    until: 2026-12-01",
        '"until" belongs to this entry, not to "text"',
    ),
    (
        "contacts",
        "a:\n- kind: phone\n  note:\n    default: x\n    value: y",
        '"value" belongs to this entry, not to "note"; indent it by 2',
    ),
]
# What is there once, and not for each language.
ONE_LANGUAGE = [
    (
        "announcements",
        "- {from: 2026-11-20, until: 2026-12-01, text: 停机}",
        '"1.text" must be written for each language: {zh: …, en: …}',
    ),
    ("announcements", "- 停机", "until: 2026-12-01, text: {zh: …, en: …}}"),
    ("requirements", "a: [证件]", '"a" must be written for each language: {zh: [one, two], en: [one, two]}'),
    ("out_of_scope", "[天气]", "this file must be written for each language: {zh: [one, two], en: [one, two]}"),
    ("situations", "a:\n  b: 我丢了手机", '"a.b" must be written for each language: {zh: [one, two], en: [one, two]}'),
    (
        "labels",
        "a:\n  b: {screen: 账户, gloss: Account}",
        '"a.b.gloss" must be written for each language: {zh: …, en: …}',
    ),
]


def found(text: str, kind: object, locales: tuple[str, ...] = ()) -> list[str]:
    _, findings = validation.read(yaml_document.parse(text, "x.yml"), kind, locales)
    return [finding.message for finding in findings]


@pytest.mark.parametrize(("line", "message"), LINES)
def test_front_matter(line: str, message: str) -> None:
    text = "\n".join([line, *(f"{key}: {value}" for key, value in HEAD.items() if key != line.partition(":")[0])])
    messages = found(text, front_matter("product"))
    assert len(messages) == 1, messages
    assert message in messages[0]


@pytest.mark.parametrize(("name", "text", "message"), DATA)
def test_data(name: str, text: str, message: str) -> None:
    messages = found(text, FILES[name].kind)
    assert len(messages) == 1, messages
    assert message in messages[0]


@pytest.mark.parametrize(("name", "text", "message"), [*TOO_DEEP, *ONE_LANGUAGE])
def test_data_at_another_level_or_in_one_language(name: str, text: str, message: str) -> None:
    messages = found(text, FILES[name].kind, ("zh", "en"))
    assert len(messages) == 1, messages
    assert message in messages[0]


def test_a_key_of_a_page_that_is_indented_is_told() -> None:
    text = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    messages = found(f"{text}\nwait:\n  max: 3\n  unit: hour\n  evidence: reported\n", front_matter("product"))
    assert messages == ['"evidence" does not belong to "wait"; begin its line without spaces']


def test_commas_in_quotation_marks_and_in_lines_are_meant() -> None:
    text = 'id: a\ntitle: a“b”\ndescription: 一，二\nreviewed: 2026-11-20\naliases: ["a，b"]'
    assert found(text, TranslationFrontMatter) == []
    assert found("a:\n  b:\n    zh:\n      - 一，二", FILES["situations"].kind) == []
