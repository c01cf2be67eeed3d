"""What a page says of itself in JSON-LD (https://schema.org/docs/gs.html): the addresses in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from helpcenter.findings.rule import Rule
from helpcenter.links.parse.html_addresses import Attributes

MALFORMED_JSON_LD = Rule.documented(
    "malformed-json-ld",
    """Data for search engines that are not JSON.

Bad:  `<script type="application/ld+json">{"@type": "FAQPage",}</script>`
Good: `<script type="application/ld+json">{"@type": "FAQPage"}</script>`

Search engines leave them out. https://developers.google.com/search/docs/appearance/structured-data/intro-structured-data""",
)
RULES = (MALFORMED_JSON_LD,)
# Properties whose values are addresses; `@id` is a name that need not lead anywhere.
ADDRESSES = frozenset(
    "contentUrl downloadUrl embedUrl image installUrl item logo mainEntityOfPage photo screenshot thumbnail "
    "thumbnailUrl url".split()
)
# Marks of other languages around the data, which search engines overlook.
_WRAPPED = ("<!--", "//", "/*")


def is_json_ld(attributes: Attributes) -> bool:
    """Whether a `<script>` holds such data."""
    return (attributes.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"


def addresses(text: str) -> Iterator[str]:
    """The whole addresses in such data, without fragments. Raises ValueError if this is not JSON."""
    if not text.strip() or text.strip().startswith(_WRAPPED):
        return
    try:
        waiting: list[tuple[str, Any]] = [("", json.loads(text))]
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += reversed(list(value.items()))
        elif isinstance(value, list):
            waiting += ((name, each) for each in reversed(value))
        elif isinstance(value, str) and name in ADDRESSES and value.lower().startswith(("http://", "https://")):
            yield value.partition("#")[0]
