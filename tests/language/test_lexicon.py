"""Names in running text, in languages that write other things together with them."""

from __future__ import annotations

import pytest

from helpcenter.language.language_data import LanguageData
from helpcenter.language.lexicon import Lexicon
from helpcenter.language.meanings import plain


@pytest.mark.parametrize(
    ("tag", "name", "text"),
    [
        ("ja", "ルナ", "ルナカードでバスに乗る"),
        ("ja", "ルナカード", "新しいルナカードを選びます"),
        ("ja", "Luna", "Lunaカードを選びます"),
        ("ar", "بطاقة لونا", "ادفع ببطاقة لونا"),
        ("ar", "بطاقة لونا", "الحافلات وبطاقة لونا"),
        ("ar", "البطاقة", "اكتب للبطاقة"),
        ("es", "Bono Luna", "con el Bono Luna"),
    ],
)
def test_a_name_is_found(tag: str, name: str, text: str) -> None:
    said = Lexicon.of(tag, LanguageData(), {"product.luna": [name]}).read(text)
    assert plain("product.luna") in said.words


@pytest.mark.parametrize(("tag", "name", "text"), [("ar", "لونا", "بلونان"), ("ja", "ルナ", "ナルをえらぶ")])
def test_another_word_is_none(tag: str, name: str, text: str) -> None:
    said = Lexicon.of(tag, LanguageData(), {"product.luna": [name]}).read(text)
    assert plain("product.luna") not in said.words
