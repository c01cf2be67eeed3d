"""Material's search index, one for each language, with Chinese that lunr can find."""

from __future__ import annotations

import json
import re

# Lunr splits words at this; a reader never sees it.
_ZERO_WIDTH_SPACE = "\u200b"
_HAN = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")


def for_language(index: str, tag: str) -> str:
    """The index that Material's search plugin wrote, made searchable in the language `tag`.

    Chinese has no spaces: each character becomes a word of its own, here and in the query
    (`overrides/assets/javascripts/workers/on-demand.js`). Stop words are for English; a stemmer would keep
    the unfinished words that Material asks for ("glossary*") from matching anything.
    """
    parsed = json.loads(index)
    parsed["config"] |= {
        "lang": ["en"],
        "separator": "[\\s\\u200b\\-\u3000-\u303f\uff00-\uff0f\uff1a-\uff20,;:!?()\"'“”‘’/]+",
        "pipeline": ["stopWordFilter"] if tag == "en" else [],
    }
    for document in parsed["docs"]:
        for field in ("title", "text"):
            document[field] = _HAN.sub(lambda match: match[0] + _ZERO_WIDTH_SPACE, document[field])
    return json.dumps(parsed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
