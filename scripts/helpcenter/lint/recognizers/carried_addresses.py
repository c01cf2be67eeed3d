"""Addresses inside an address: `https://www.example.com/go?to=evil.top` leads on, if the host does so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from helpcenter.lint.recognizers.top_level_domains import top_level_domains

_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]{1,}([^\s/\\?#&]+)", re.IGNORECASE)
_HOST = re.compile(r"(?:[/\\]{2,})?((?:[a-z0-9-]+\.)+([a-z]{2,24}))(?::\d+)?(?:[/\\?#].*)?", re.IGNORECASE)
# Percent signs can be encoded again.
_TIMES = 3


def carried_hosts(address: str) -> Iterator[str]:
    """The hosts that the path, the query and the fragment of `address` name."""
    try:
        parts = urlsplit(address)
    except ValueError:  # broken-address
        return
    if "%" in parts.path or ":" in parts.path:
        yield from (found[1].lower() for found in _WITH_SCHEME.finditer(_decoded(parts.path)))
    for text in (parts.query, parts.fragment):
        values = [value for pair in parse_qsl(text.replace(";", "&"), keep_blank_values=True) for value in pair]
        for value in map(_decoded, values or [text] if text else ()):
            yield from (found[1].lower() for found in _WITH_SCHEME.finditer(value))
            named = _HOST.fullmatch(value)
            if named and named[2].lower() in top_level_domains():
                yield named[1].lower()


def _decoded(text: str) -> str:
    for _ in range(_TIMES):
        text = unquote(text)
    return text.strip()
