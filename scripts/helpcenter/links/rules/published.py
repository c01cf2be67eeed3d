"""Addresses that were published, and that people keep."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from helpcenter.links.rules.context import SiteContext, SiteIssue


def lost_address(context: SiteContext) -> Iterator[SiteIssue]:
    """An address of the last release that is neither there now nor redirected.

    Bad:  `/verify/heyon/` renamed to `/verify/heyon-card/`
    Good: the same, and a redirect in `docs/_redirects`: `/verify/heyon/ /verify/heyon-card/`

    People saved it, printed it, sent it to friends. `helpcenter publish` keeps the list of them.
    """
    gone: set[str] = set()  # a page that is gone takes its places with it
    for line, address in context.published:
        path, _, fragment = address.lstrip("/").partition("#")
        flaw = context.site.targets.flaw(unquote(path.partition("?")[0]), fragment or None)
        if flaw is not None and not (fragment and f"/{path}" in gone):
            gone.add(address)
            cure = "bring it back, or redirect it in docs/_redirects"
            message = f'"{address}" was published, and is gone ({flaw.message}); {cure}'
            yield SiteIssue("", message, ("published", "", address), address, line=line)
