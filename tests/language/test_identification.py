"""In which language a text is: what the pages of several sites say of each other, and what is not certain."""

from __future__ import annotations

from itertools import permutations

import pytest

from helpcenter.content.wrong_language import prose
from helpcenter.language import identification, language_file
from helpcenter.language.identification import KnownLanguage
from projects import ROOT

TAGS = {"zh": "zh-Hans", "en": "en", "de": "de", "fr": "fr", "es": "es", "ja": "ja", "ar": "ar"}
# From so many characters on, each page is long enough.
LONG = 300


def known(tag: str) -> KnownLanguage:
    words = language_file.built_in_for(tag)
    return KnownLanguage(tag, frozenset(words.stop_words if words else ()))


def pages(locale: str) -> list[str]:
    files = sorted((ROOT / "tests/sites").glob(f"*/docs/{locale}/**/*.md"))
    return [prose(file.read_text("utf-8"), 2000) for file in files]


@pytest.mark.parametrize(("locale", "other"), list(permutations(TAGS, 2)))
def test_pages_are_in_their_language(locale: str, other: str) -> None:
    language, foreign = known(TAGS[locale]), known(TAGS[other])
    assert not [text for text in pages(locale) if identification.is_in(text, foreign, language)]
    long = [text for text in pages(locale) if len(text) >= LONG]
    assert long
    assert [text for text in long if not identification.is_in(text, language, foreign)] == []


ENGLISH = "Open the app and go to your account, then choose the card that you have, and follow what it says there. "
CHINESE = "打开应用，进入账户，选择你的卡，然后按屏幕上的提示操作，完成以后等待审核。"
UNCERTAIN = [
    ("too short", "Open the app.", "en", "zh-Hans"),
    ("half of it", ENGLISH + CHINESE, "en", "zh-Hans"),
    ("half of it", ENGLISH + CHINESE, "zh-Hans", "en"),
    ("names and codes", "T-Mobile Lycamobile Heyon eSIM EID IMEI " * 5, "en", "zh-Hans"),
    ("one language", ENGLISH * 3, "en", "en-GB"),
    ("one language in two scripts", CHINESE * 2, "zh-Hans", "zh-Hant"),
    ("a language of which nothing is known", ENGLISH * 3, "en", "nl"),
]


@pytest.mark.parametrize(("why", "text", "tag", "other"), UNCERTAIN)
def test_what_is_not_certain(why: str, text: str, tag: str, other: str) -> None:
    assert not identification.is_in(text, known(tag), known(other)), why


@pytest.mark.parametrize(("text", "tag", "other"), [(ENGLISH, "en", "zh-Hans"), (CHINESE, "zh-Hans", "en")])
def test_a_few_lines_are_enough_for_letters(text: str, tag: str, other: str) -> None:
    assert identification.is_in(text, known(tag), known(other))
