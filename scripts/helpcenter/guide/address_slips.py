"""Addresses that are typed into the text: Markdown makes no link of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import BARE_ADDRESS

# What is a link, an address of one, HTML, or filled in.
_LINKED = re.compile(r"!?\[[^\]]*\]\s?\([^)]*\)?|<[^>]*>|^\s*\[[^\]]*\]:\s*\S+|\{\{.*?\}\}|\[[^\]]*\]\[[^\]]*\]")
_WITHOUT_SCHEME = r"www\.[A-Za-z0-9-]+\.|(?:[A-Za-z0-9-]+\.)+(?:com|net|org|gov|[a-z]{2})/[A-Za-z0-9]"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9/=@.\\-])(?:(?P<scheme>https?)[:：][/／]{{2}}|(?={_WITHOUT_SCHEME}))(?P<rest>[A-Za-z0-9\-._~:/?#@!$&+,;=%]+)"
)
_HOST = re.compile(r"[A-Za-z0-9.-]*")


def bare(line: str, hosts: Collection[str]) -> Iterator[Fix]:
    """Addresses on one of these hosts that are typed into a text: pages link to no others."""
    if "/" not in line and "／" not in line and "www." not in line:
        return
    text = _LINKED.sub(lambda linked: "\0" * len(linked[0]), line)
    for found in _ADDRESS.finditer(text):
        rest = found["rest"].rstrip(".,;:!?")
        written = found[0][: len(found[0]) - len(found["rest"]) + len(rest)]
        address = f"{found['scheme'] or 'https'}://{rest}"
        if _HOST.match(rest)[0].lower() not in hosts:  # type: ignore[index]
            continue
        meant = f"<{address}>" if found["scheme"] else f"[{rest}]({address})"
        yield Fix(found.start(), written, meant, BARE_ADDRESS.of(address))
