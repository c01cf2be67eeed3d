"""Entries of languages that cannot be read: which one it is, and how it is written."""

from __future__ import annotations

import pytest

from helpcenter.files import yaml_document
from helpcenter.language_settings import wrong_entry

HEAD = "plugins:\n  - search\n  - i18n:\n      languages:"
ZH = "\n        - {locale: zh, name: 中文, default: true}"
WRONG = [
    (" zh", 4, '"languages" must be a list, and is text; write one entry below the other, such as - {locale: en,'),
    ("\n        zh: 中文", 4, '"languages" must be a list, and is a group of keys; write one entry below the other'),
    (" [zh, en]", 4, "an entry of the languages is a group of keys, and this one is text; write - {locale: en,"),
    ("", 4, '"languages" must be a list, and is empty; write one entry below the other'),
    (" [{locale: zh, name: 中文}, {locale: en, name: English}]", 4, "no language has default: true; add it to that in"),
    (f"{ZH}\n        - {{name: English}}", 6, 'this language has no "locale"; add it, such as locale: en'),
    (f"{ZH}\n        - {{locale: en}}", 6, 'this language has no "name"; add it, such as name: English'),
    (f"{ZH}\n        - locale:\n          name: English", 6, 'the "locale" of this language is empty; write it'),
    (f"{ZH}\n        - name: English\n          local: en", 7, 'unknown key "local"; did you mean "locale"?'),
    (f"{ZH}\n        - {{locale: English, name: x}}", 6, '"locale" is "English"; it is the folder under docs'),
]
RIGHT = [
    ZH,
    f"{ZH}\n        - {{locale: zh-Hant, name: 繁體}}\n        - {{locale: pt_BR, name: x, build: false}}",
    f"{ZH}\n        - locale: en\n          name: !ENV NAME",
    " []",
]


@pytest.mark.parametrize(("languages", "line", "message"), WRONG)
def test_the_entry_that_is_wrong_is_named(languages: str, line: int, message: str) -> None:
    document = yaml_document.parse(f"{HEAD}{languages}\n", "mkdocs.yml", values=False)
    found = wrong_entry(document)
    assert found is not None
    assert document.position(found[0])[0] == line
    assert message in found[1]


@pytest.mark.parametrize("languages", RIGHT)
def test_what_can_be_read_is_right(languages: str) -> None:
    assert wrong_entry(yaml_document.parse(f"{HEAD}{languages}\n", "mkdocs.yml", values=False)) is None


@pytest.mark.parametrize("text", ["", "plugins:\n  i18n:\n    docs_structure: folder\n", "plugins: [i18n]\n"])
def test_a_file_without_such_entries(text: str) -> None:
    assert wrong_entry(yaml_document.parse(text, "mkdocs.yml", values=False)) is None
