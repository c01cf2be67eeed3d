"""Addresses that are typed into the text: Markdown makes no link of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import BARE_ADDRESS

# What is a link, an address of one, HTML, or filled in.
_LINKED = re.compile(r"!?\[[^\]]*\]\s?\([^)]*\)?|<[^>]*>|^\s*\[[^\]]*\]:\s*\S+|\{\{.*?\}\}|\[[^\]]*\]\[[^\]]*\]")
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9/=@.\\-])(?:(?P<scheme>https?)[:：][/／]{2}|(?=www\.[A-Za-z0-9-]+\.))(?P<rest>[A-Za-z0-9\-._~:/?#@!$&+,;=%]+)"
)


def bare(line: str) -> Iterator[Fix]:
    """Addresses that are no link."""
    if "//" not in line and "／／" not in line and "www." not in line:
        return
    text = _LINKED.sub(lambda linked: "\0" * len(linked[0]), line)
    for found in _ADDRESS.finditer(text):
        rest = found["rest"].rstrip(".,;:!?")
        written = found[0][: len(found[0]) - len(found["rest"]) + len(rest)]
        address = f"{found['scheme'] or 'https'}://{rest}"
        meant = f"<{address}>" if found["scheme"] else f"[{rest}]({address})"
        yield Fix(found.start(), written, meant, BARE_ADDRESS.of(address))
