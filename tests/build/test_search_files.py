"""The files that the search loads: sections of built pages, words, characters."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpcenter import project
from helpcenter.build.search import dataset
from helpcenter.build.search.sections import SearchedSection, of_page
from helpcenter.content import loading
from helpcenter.language import han_characters
from helpcenter.language.language_data import SearchSettings

SECTIONS = [
    ("<p>outside</p>", ()),
    ("<article><h1>Title</h1><p>One.<p>Two</article>", (SearchedSection("", "", "One. Two"),)),
    (
        "<article><h1 id=t>T</h1>Head<h2 id=a>A <a class=headerlink>#</a></h2><p>x<p>y</p><h3 id=b>B</h3>z</article>",
        (SearchedSection("", "", "Head"), SearchedSection("a", "A", "x · y"), SearchedSection("b", "B", "z")),
    ),
    ("<article>a<h2>No id</h2>b</article>", (SearchedSection("", "", "a · No id · b"),)),
    (
        "<article><nav data-search=off>links</nav><template>t</template><noscript>n</noscript>text</article>",
        (SearchedSection("", "", "text"),),
    ),
    (
        "<article><dl><dt>It <strong>failed</strong></dt><dd>Press <strong>OK</strong>.</dd></dl></article>",
        (SearchedSection("", "", "¦It failed¦ · Press ¦OK¦."),),
    ),
    (
        (
            "<article><ul><li id=a-1><label><input> <span>One</span></label><a class=headerlink>#</a><ol><li><label>"
            "<span>Press <kbd>OK</kbd></span></label></li></ol></ul><p>Then <kbd>Go</kbd>.</article>"
        ),
        (SearchedSection("", "", "One · Press ¦OK¦ · Then ¦Go¦."),),
    ),
    (
        (
            "<article><details><summary>It <kbd>failed</kbd></summary><p>Wait.</p></details>"
            "<details><summary>A<br>B</summary><p>Go.</p></details></article>"
        ),
        (SearchedSection("", "", "¦It failed¦ · Wait. ¦A · B¦ · Go."),),
    ),
    ("<article>a¦b &lt;b&gt;</article>", (SearchedSection("", "", "a|b <b>"),)),
]


@pytest.mark.parametrize(("html", "sections"), SECTIONS)
def test_sections(html: str, sections: tuple[SearchedSection, ...]) -> None:
    assert of_page(html) == sections


def test_characters_are_those_of_the_libraries() -> None:
    from helpcenter_dev import hanzi  # noqa: PLC0415 -- its libraries are large

    assert json.loads(han_characters.TABLE.read_text("utf-8")) == hanzi.table(), "run: make hanzi"


def test_simplified_characters() -> None:
    assert han_characters.simplified("证") == "証证證证"
    assert han_characters.simplified("證") == "證证"
    assert han_characters.simplified("abc") == ""
    assert han_characters.in_simplified("實名 OK") == "实名 OK"


def test_readings() -> None:
    readings = han_characters.readings("鑫")
    assert "护" in readings["hu"]
    assert "重" in readings["zhong"]
    assert "重" in readings["chong"]
    assert "鑫" in readings["xin"], "a rare character that is used"
    assert "昕" not in readings["xin"], "one that is not"


def test_words_of_the_pages_come_first(built_tiny: Path) -> None:
    first = json.loads((built_tiny / "site/search/en.json").read_text("utf-8"))
    other = json.loads((built_tiny / "site/search/en.words.json").read_text("utf-8"))
    place = next(place for place, concept in enumerate(first["concepts"]) if "passport" in concept["words"])
    assert other["words"][place] == ["护照"]
    assert first["texts"][0][0]
    assert "weather" in other["out_of_scope"]


def files(tiny: Path, *sections: str, **known: Any) -> dict[str, Any]:
    """What the search loads of the English pages if the guide has these sections and this is `known` of languages."""
    loaded, _ = loading.load(project.load(tiny))
    assert loaded is not None
    read = {"en/verify/moon.md": tuple(SearchedSection(id, id, "Text.") for id in ("", *sections))}
    languages = loaded.data.languages
    changed = {locale: data.model_copy(update=known) for locale, data in languages.data.items()}
    content = replace(loaded, data=replace(loaded.data, languages=replace(languages, data=changed)))
    made = dataset.files(content, content.project.language("en"), read, ())
    return {name: json.loads(text) for name, text in made.items()}


def test_pages_and_words_by_product_task_and_channel(tiny: Path) -> None:
    made = files(tiny, "app", "result")["en.json"]
    assert made["names"]["product"] == {"moon": "Moon card"}
    (page,) = made["pages"]
    assert (page["product"], page["task"]) == ("moon", "verify")
    assert [section.get("channel") for section in page["sections"]] == [None, "app", None]


def test_what_is_offered_before_anything_is_typed(tiny: Path) -> None:
    (tiny / "docs/_data/often_asked.yml").write_text("- {page: moon-verify, section: result}\n", "utf-8")
    interface = files(tiny)["en.json"]["interface"]
    assert interface["asked"] == {
        "heading": "Often asked",
        "links": [{"title": "Result", "path": "verify/moon/#result"}],
    }
    assert interface["tasks"] == {
        "heading": "What do you want to do?",
        "links": [{"title": "Verify", "path": "verify/"}],
    }
    assert interface["tasks"] in interface["instead"]


def test_results_have_the_marks_of_products(tiny: Path) -> None:
    assert files(tiny)["en.json"]["marks"] == {"moon": {"text": "M", "css_class": ""}}


def test_a_page_has_the_weight_of_its_type(tiny: Path) -> None:
    assert "weight" not in files(tiny)["en.json"]["pages"][0]
    (tiny / "docs/_data/search_weights.yml").write_text("task: 0.5\n", "utf-8")
    assert files(tiny)["en.json"]["pages"][0]["weight"] == 0.5


def test_a_task_is_found_by_its_name(tiny: Path) -> None:
    made = files(tiny)
    concepts, other = made["en.json"]["concepts"], made["en.words.json"]["words"]
    place = next(place for place, concept in enumerate(concepts) if concept.get("task") == "verify")
    assert {"Verify", "实名认证", "KYC"} <= {*concepts[place]["words"], *other[place]}


def test_words_for_what_does_not_exist_are_words_all_the_same(tiny: Path) -> None:
    """The check of the data reports it; the build goes on."""
    (tiny / "docs/_data/synonyms.yml").write_text(
        "- {card: x, en: [a]}\n- {task: x, en: [b]}\n- {channel: x, zh: [c]}\n", "utf-8"
    )
    made = files(tiny)
    known = [*made["en.json"]["concepts"], *made["en.words.json"]["words"]]
    words = {word for each in known for word in (each["words"] if isinstance(each, dict) else each)}
    assert {"a", "b", "c"} <= words


def test_stems_and_readings_only_where_a_language_has_them(tiny: Path) -> None:
    made = files(tiny)
    assert made["en.json"]["stemmer"] == "english"
    assert made["en.json"]["readings"] == "pinyin"
    assert made["en.readings.json"]["hu"]
    made = files(tiny, search=SearchSettings())
    assert set(made) == {"en.json", "en.words.json"}
    assert not {"stemmer", "readings"} & set(made["en.json"])


def test_a_site_without_stop_words(tiny: Path) -> None:
    made = files(tiny, stop_words=())
    assert made["en.json"]["stop_words"] == made["en.words.json"]["stop_words"] == []


def test_many_texts_follow(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "_FEW", 10)
    loaded, _ = loading.load(project.load(tiny))
    assert loaded is not None
    language = loaded.project.default_language
    files = dataset.files(loaded, language, {"zh/index.md": (SearchedSection("", "", "一段比较长的文字。"),)}, ())
    assert json.loads(files["zh.text.json"]) == [["一段比较长的文字。"]]
    assert "texts" not in json.loads(files["zh.json"])


def test_situations_of_sections_and_of_what_is_above_them(tiny: Path) -> None:
    assert "en.situations.json" not in files(tiny, "app")
    (tiny / "docs/_data/situations.yml").write_text(
        "moon-verify: {title: {en: [I am new], zh: [我是新来的]}, result: {en: [Am I done, Is that all]}}\n", "utf-8"
    )
    made = files(tiny, "app", "result")
    assert made["en.json"]["situations"] is True
    assert made["en.situations.json"] == [[["I am new"], [], ["Am I done", "Is that all"]]]
