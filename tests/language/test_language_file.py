"""The data file of a language: found for a tag, merged with the project's own, and reported where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from helpcenter.content import strings
from helpcenter.files import yaml_document
from helpcenter.findings.formats import as_line
from helpcenter.language import language_file
from helpcenter.language.all_languages import together
from helpcenter.language.language_data import LanguageData

PATH = "docs/_data/language/xx.yml"


def read(tag: str, text: str) -> tuple[LanguageData, list[str]]:
    known, findings = language_file.read(tag, yaml_document.parse(text, PATH))
    return known, [as_line(finding) for finding in findings]


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("en", "Search"),
        ("en-GB", "Search"),
        ("EN-us", "Search"),
        ("zh", "搜索"),
        ("zh-Hans", "搜索"),
        ("zh-CN", "搜索"),
        ("zh-SG", "搜索"),
        ("fr", "Recherche"),
        ("fr-CA", "Recherche"),
        ("de-CH", "Suche"),
        ("es-MX", "Búsqueda"),
        ("ja", "検索"),
        ("ar-EG", "البحث"),
    ],
)
def test_regional_languages_use_the_file_of_their_base_language(tag: str, title: str) -> None:
    known = language_file.built_in_for(tag)
    assert known
    assert known.strings["search.title"] == title


@pytest.mark.parametrize("tag", ["zh-TW", "zh-Hant", "zh-HK", "pt-BR", "nl", "ko"])
def test_languages_without_a_file(tag: str) -> None:
    assert language_file.built_in_for(tag) is None
    assert language_file.read(tag, None) == (LanguageData(), [])


def test_every_file_has_all_strings_of_the_reference() -> None:
    wanted = language_file.reference().strings.keys()
    for tag, language in language_file.built_in().items():
        assert language.strings.keys() == wanted, tag


def test_every_file_has_the_same_actions() -> None:
    """But a language whose verbs are at the end of a sentence has none."""
    for tag, language in language_file.built_in().items():
        if tag != "ja":
            assert language.actions.keys() == language_file.reference().actions.keys(), tag
            assert all(language.actions.values()), tag


@pytest.mark.parametrize("tag", language_file.built_in())
def test_every_file_has_the_plural_forms_of_its_language(tag: str) -> None:
    """Those of whole numbers below a million, which nothing on a page exceeds."""
    locale = Locale.parse(tag)
    forms = {locale.plural_form(number) for number in range(200)}
    for key in ("search.results", "steps.count", "unit.hour"):
        text = language_file.built_in()[tag].strings[key]
        assert ({"other"} if isinstance(text, str) else set(text)) == forms, key


@pytest.mark.parametrize("tag", language_file.built_in())
def test_every_text_of_every_file_can_be_filled_in(tag: str) -> None:
    file = Path(language_file.__file__).with_name(f"{tag}.yml")
    document = yaml_document.parse(file.read_text("utf-8"), file.name)
    known = {**language_file.built_in()[tag].strings, "site.name": "x"}
    assert list(strings.check([strings.Source(document, ("strings",))], known, tag, (), {})) == []


def test_what_is_read_everywhere_is_read_on_a_site_in_other_languages() -> None:
    """And nothing of languages that nobody there writes or reads."""
    known = together(language_file.read_for(["fr"]))
    assert {"point", "dot", "点"} <= {*known.spoken_dots}
    assert "punkt" not in known.spoken_dots


def test_own_file_is_merged_key_by_key_and_lists_are_replaced() -> None:
    known, findings = read(
        "en-GB",
        "actions: {wait: [wait, queue], knit: [knit]}\n"
        "dial: {before: [ring]}\n"
        "quantities: {numerals: {dozen: 12}, ranges: [till]}\n"
        "strings: {search.title: Find, search.results: {other: '{n} found'}}\n",
    )
    built_in = language_file.reference()
    assert findings == []
    assert known.actions == {**built_in.actions, "wait": ("wait", "queue"), "knit": ("knit",)}
    assert known.dial.before == ("ring",)
    assert known.quantities.numerals == {**built_in.quantities.numerals, "dozen": 12}
    assert known.quantities.ranges == ("till",)
    assert known.quantities.units == built_in.quantities.units
    assert known.strings["search.title"] == "Find"
    assert known.strings["search.results"] == {"other": "{n} found"}
    assert known.strings["search.close"] == built_in.strings["search.close"]


def test_stop_words_are_a_text_or_a_list_and_may_be_missing() -> None:
    assert read("nl", "stop_words: >-\n  de het\n  een\n")[0].stop_words == ("de", "het", "een")
    assert read("nl", "stop_words: [de, het]\n")[0].stop_words == ("de", "het")
    assert read("nl", "stop_words: ''\n") == (LanguageData(), [])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", ":1:1: this file is empty; write what it must have [wrong-value]"),
        ("- a\n", ":1:1: this file must be a group of keys, each with its value [wrong-value]"),
        ("action: {}\n", ':1:1: unknown key "action"; did you mean "actions"? [unknown-key]'),
        ("dial:\n  befor: [call]\n", ':2:3: unknown key "befor"; did you mean "before"? [unknown-key]'),
        (
            "quantities:\n  dates: {years: [年]}\n",
            ':2:11: unknown key "years"; did you mean "year"? [unknown-key]',
        ),
        (
            "quantities:\n  phrases: {twice: {valu: 2, unit: times}}\n",
            ':2:21: unknown key "valu"; did you mean "value"? [unknown-key]',
        ),
        (
            "quantities:\n  phrases:\n    twice: {value: 2}\n",
            ':3:5: "unit" is missing in "quantities.phrases.twice"; add it [missing-key]',
        ),
        (
            "places: in\n",
            ':1:1: "places" must be a list: [in], or one line for each with a dash [wrong-value]',
        ),
        (
            "places: [on, in]\n",
            (
                ':1:10: "places.1" must be text, and YAML reads this as yes or no; '
                'write "on", in quotation marks [wrong-value]'
            ),
        ),
        (
            "stop_words:\n",
            (
                ':1:1: "stop_words" is empty; write a list such as [one, two], [] for nothing, or remove the key '
                "[wrong-value]"
            ),
        ),
        ("places: ['']\n", ':1:10: "places.1" is empty; write something or remove the key [wrong-value]'),
        ("typography: {space-word: 3}\n", ':1:14: "typography.space-word" is 3; the most is 1 [wrong-value]'),
        ("search: {stemmer: dutsch}\n", ':1:10: "search.stemmer" is "dutsch"; did you mean "dutch"? [wrong-value]'),
        (
            "quantities: {numerals: {een: '1'}}\n",
            (
                ':1:25: "quantities.numerals.een" is "1"; it must be a whole number, '
                "without words and quotation marks: write 1 [wrong-value]"
            ),
        ),
        (
            "strings: {search.title: 5}\n",
            ':1:11: "strings.search.title" must be text, or a group of texts with one named "other" [wrong-value]',
        ),
        (
            "strings: {search.results: {one: '{n}'}}\n",
            ':1:11: "strings.search.results" has no form named "other"; add it [wrong-value]',
        ),
    ],
)
def test_mistakes(text: str, finding: str) -> None:
    findings = [line for line in read("nl", text)[1] if "missing" not in line or "missing" in finding]
    assert findings[:1] == [PATH + finding]


def test_every_mistake_is_reported_once() -> None:
    assert len(read("nl", "actions: {a: 1, b: [2, x]}\nplace: []\nstrings: {x: [1]}\n")[1]) == 4


def test_words_of_several_languages_together() -> None:
    built_in = language_file.built_in()
    known = together(built_in.values())
    for language in built_in.values():
        assert set(language.dial.before) <= set(known.dial.before)
        assert set(language.messengers.accounts) <= set(known.messengers.accounts)
        assert set(language.sentences.abbreviations) <= set(known.sentences.abbreviations)
        assert set(language.vague_links) <= set(known.vague_links)
