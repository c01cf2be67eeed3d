"""Material's index, made searchable in one language."""

import json

from helpcenter.search_index import for_language

INDEX = json.dumps(
    {
        "config": {"lang": ["en"], "fields": {}},
        "docs": [{"location": "verify/", "title": "实名认证", "text": "<p>用 T-Mobile 拨 <code>*233</code></p>"}],
    }
)


def test_every_han_character_is_a_word() -> None:
    index = json.loads(for_language(INDEX, "zh-Hans"))
    assert index["docs"][0]["title"].split("\u200b") == ["实", "名", "认", "证", ""]
    assert "T-Mobile" in index["docs"][0]["text"]
    assert index["config"]["pipeline"] == []
    assert index["config"]["fields"] == {}


def test_english_has_stop_words() -> None:
    assert json.loads(for_language(INDEX, "en"))["config"]["pipeline"] == ["stopWordFilter"]
