"""What a page says of who says so: evidence, sources, waiting times, what is seldom needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import build
from views import english, loaded, read, replace, view


@pytest.mark.build
def test_pages_about_own_products_show_no_evidence_and_claim_no_independence(tiny: Path) -> None:
    replace(tiny / "docs/_data/help_center.yml", "publisher: third_party", "publisher: first_party")
    assert build(tiny).returncode == 0
    html = read(tiny, "en/verify/moon")
    assert not html.css(".evidence")
    assert html.css_first(".independent") is None
    assert html.css_first(".facts").text().count("1–3 business days") == 1


@pytest.mark.parametrize(
    ("publisher", "evidence", "wait"),
    [
        ("third_party", "reported", "reportedly 1–3 business days"),
        ("third_party", "mixed", "reportedly 1–3 business days"),
        ("third_party", "confirmed", "1–3 business days"),
        ("first_party", "reported", "1–3 business days"),
    ],
)
def test_a_page_says_who_says_how_long_it_takes(tiny: Path, publisher: str, evidence: str, wait: str) -> None:
    replace(tiny / "docs/_data/help_center.yml", "publisher: third_party", f"publisher: {publisher}")
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", f"evidence: {evidence}")
    assert view(loaded(tiny), "en/verify/moon.md").wait == wait


def test_what_is_seldom_needed_has_no_waiting_time(tiny: Path) -> None:
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", "evidence: reported\nseldom_needed: [app]")
    shown = view(loaded(tiny), "en/verify/moon.md")
    assert shown.seldom_needed
    assert shown.wait is None


def test_the_buttons_of_what_is_seldom_needed_say_what_for(tiny: Path) -> None:
    assert [channel.title for channel in view(loaded(tiny), "en/verify/moon.md").channels] == ["App"]
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", "evidence: reported\nseldom_needed: [app]")
    assert [channel.title for channel in view(loaded(tiny), "en/verify/moon.md").channels] == ["Verify: App"]


def test_sources_in_another_language_than_the_page_say_so(tiny: Path) -> None:
    source = "sources: [{url: https://moon.example/, read: 2026-11-20, lang: zh-Hans}]"
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", f"evidence: reported\n{source}")
    content = loaded(tiny)
    assert [each.language for each in view(content, "zh/verify/moon.md").sources] == [""]
    assert [(each.language, each.read) for each in view(content, "en/verify/moon.md").sources] == [
        ("Chinese", "Nov 20, 2026")
    ]


def test_a_source_that_was_read_as_a_stored_copy_says_so(tiny: Path) -> None:
    source = "sources: [{url: https://moon.example/, read: 2026-11-20, lang: en, stored: true}]"
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", f"evidence: reported\n{source}")
    shown = view(loaded(tiny), "en/verify/moon.md").sources
    assert [each.read for each in shown] == ["Nov 20, 2026, in a stored copy"]


def test_labels_of_evidence_are_explained_where_the_page_about_the_site_does(tiny: Path) -> None:
    assert english(loaded(tiny)).about is None
    replace(tiny / "docs/_data/help_center.yml", "menu:", "about: verify\nmenu:")
    content = loaded(tiny)
    about = english(content).about
    assert about is not None
    assert about.id == "verify"
    assert english(content).evidence_help is None
    replace(
        tiny / "docs/en/verify/index.md",
        "\nChoose your card.\n",
        "\nChoose your card.\n\n## Labels {#evidence}\n\nText.\n",
    )
    assert english(loaded(tiny)).evidence_help == "en/verify/#evidence"
