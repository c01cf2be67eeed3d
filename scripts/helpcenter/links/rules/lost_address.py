"""Addresses that were published, and that readers have kept."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from helpcenter.links.rules.context import SiteContext, SiteIssue


def lost_address(context: SiteContext) -> Iterator[SiteIssue]:
    """An address of an earlier release that neither exists now nor is redirected.

    Bad:  `/phones/old/` renamed to `/phones/older/`
    Good: the same, and a redirect in `docs/_redirects`: `/phones/old/ /phones/older/`

    Readers saved it, printed it, or sent it to friends. `helpcenter publish` keeps the list of all published addresses.
    """
    gone: set[str] = set()  # for a page that is gone, its places are not reported
    for line, address in context.published:
        path, _, fragment = address.lstrip("/").partition("#")
        issue = context.site.targets.issue(unquote(path.partition("?")[0]), fragment or None)
        if issue is not None and not (fragment and f"/{path}" in gone):
            gone.add(address)
            fix = "bring it back, or redirect it in docs/_redirects"
            message = f'"{address}" was published, and is gone ({issue.message}); {fix}'
            yield SiteIssue("", message, ("published", "", address), address, line=line)
