"""`helpcenter export search`: sections and synonyms in the forms that search engines import."""

from __future__ import annotations

import json
import re
from dataclasses import replace as with_values
from pathlib import Path
from typing import Any

import pytest

from helpcenter.build.search.sections import SearchedSection
from helpcenter.cli import main
from helpcenter.commands.export import algolia, meilisearch, typesense
from helpcenter.commands.export.search_documents import SearchCollection, collection
from views import loaded, replace

URL = "https://help.example.org/en/verify/moon/"
SECTIONS = {
    "en/verify/moon.md": (
        SearchedSection("", "", "Verify ¦My profile¦ in the app."),
        SearchedSection("app", "Verify in the app", "Open the app."),
        SearchedSection("empty", "Nothing", ""),
    )
}


@pytest.fixture
def exported(tiny: Path) -> SearchCollection:
    content = loaded(tiny)
    return collection(content, content.project.language("en"), SECTIONS)


def with_synonyms(exported: SearchCollection, *groups: tuple[str, ...]) -> SearchCollection:
    return with_values(exported, synonyms=groups)


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_document_for_each_section_that_says_something(exported: SearchCollection) -> None:
    head, app = exported.documents
    assert (head.id, head.heading, head.url) == ("moon-verify", "", URL)
    assert head.text == "Verify My profile in the app."
    assert app.fields() == {
        "title": "Verify a Moon card",
        "heading": "Verify in the app",
        "text": "Open the app.",
        "url": f"{URL}#app",
        "language": "en",
        "product": "moon",
        "task": "verify",
    }


def test_words_of_all_languages_mean_the_same_those_of_this_first(exported: SearchCollection) -> None:
    group = next(words for words in exported.synonyms if "KYC" in words)
    assert "实名认证" in group
    assert group.index("KYC") < group.index("实名认证")
    assert all(len({word.casefold() for word in words}) == len(words) > 1 for words in exported.synonyms)


def test_typesense(exported: SearchCollection) -> None:
    files = typesense.files(exported)
    schema = json.loads(files["collection.json"])
    fields = {field["name"]: field for field in schema["fields"]}
    documents = objects(files["documents.jsonl"])
    for document in documents:
        assert set(document) - {"id"} <= set(fields)
        assert {name for name, field in fields.items() if not field.get("optional")} <= set(document)
        assert re.fullmatch(r"[a-z0-9-]+", document["id"])
    items = json.loads(files["synonyms.json"])["items"]
    assert all(set(item) == {"id", "synonyms", "locale"} for item in items)
    assert schema["synonym_sets"] == [schema["name"]]


def test_meilisearch(exported: SearchCollection) -> None:
    files = meilisearch.files(with_synonyms(exported, ("app", "program for a phone", "Programm"), ("app", "apk")))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,511}", each["id"]) for each in objects(files["documents.ndjson"]))
    settings = json.loads(files["settings.json"])
    assert settings["synonyms"] == {"programm": ["app"], "apk": ["app"]}, "what pages say, of at most three words"


def test_algolia(exported: SearchCollection) -> None:
    words = tuple(f"word {number}" for number in range(45))
    files = algolia.files(with_synonyms(exported, words))
    assert {record["objectID"] for record in json.loads(files["records.json"])} == {"moon-verify", "moon-verify--app"}
    synonyms = json.loads(files["synonyms.json"])
    assert len({each["objectID"] for each in synonyms}) == len(synonyms)
    assert {each["type"] for each in synonyms} == {"synonym"}
    assert all(each["synonyms"][0] == "word 0" and len(each["synonyms"]) <= 20 for each in synonyms)
    assert {word for each in synonyms for word in each["synonyms"]} == set(words)


@pytest.mark.build
def test_the_command_writes_a_folder_for_each_language(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", "search", "--project", str(tiny), "--format", "typesense", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert f"{tmp_path / 'out/zh/documents.jsonl'}: written" in capsys.readouterr().out
    documents = objects((tmp_path / "out/en/documents.jsonl").read_text("utf-8"))
    assert {"home", "verify", "moon-verify", "moon-verify--app"} <= {each["id"] for each in documents}


def test_nothing_is_written_where_something_is_wrong(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(tiny / "docs/zh/verify/moon.md", "unit: business_day", "unit: fortnight")
    assert main(["export", "search", "--project", str(tiny), "--format", "algolia", str(tmp_path / "out")]) == 1
    assert "fortnight" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
