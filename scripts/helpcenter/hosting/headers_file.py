"""`_headers` of the site, for Netlify, Cloudflare Pages and hosts like them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.content.server_headers import FILE, HeaderBlock
from helpcenter.hosting.delivery import CACHING, IMMUTABLE, Delivery


def render(delivery: Delivery, hashed: Iterable[str]) -> str:
    """The file; `hashed` are the folders of `assets/` whose files never change.

    These hosts send all values that match, so a header stands in one place only. All other files they have
    browsers ask for again, and send an ETag, of their own accord.
    """
    everywhere = HeaderBlock(f"{delivery.base}*", 0, delivery.everywhere)
    caching = (HeaderBlock(f"{delivery.base}assets/{name}/*", 0, ((CACHING, IMMUTABLE),)) for name in hashed)
    lines = (line for block in (everywhere, *caching, *delivery.somewhere) for line in _lines(block))
    return "\n".join((f"# Made with the site; headers of your own are in {FILE} of the docs folder.", *lines, ""))


def _lines(block: HeaderBlock) -> Iterator[str]:
    yield block.pattern
    yield from (f"  {name}: {value}" for name, value in block.headers)
