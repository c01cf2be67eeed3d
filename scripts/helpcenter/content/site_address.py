"""Addresses on the site. A path is below its root: `en/verify/heyon/`, and nothing for the home page."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote


def of_page(uri: str) -> str:
    """The address of a page within its language, by its file there: `verify/heyon/` of `verify/heyon.md`."""
    stem = uri.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


@lru_cache(maxsize=100_000)
def relative(path: str, page: str) -> str:
    """The address of `path` as it is written on the page with the path `page`."""
    parts, here = path.split("/"), page.split("/")[:-1]
    while here and len(parts) > 1 and parts[0] == here[0]:
        del parts[0], here[0]
    return quote("/".join([".."] * len(here) + parts)) or "./"
