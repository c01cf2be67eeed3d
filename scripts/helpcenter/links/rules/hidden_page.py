"""Pages that readers do not get at their addresses."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.links.parse.redirects import VARIABLE, Redirect
from helpcenter.links.rules.context import SiteContext, SiteIssue, SitePage

_FILE = "_redirects"
_INDEX = "index.html"


def hidden_page(context: SiteContext) -> Iterator[SiteIssue]:
    """A line of `_redirects` for the address of a page that exists. On some hosts, readers then never see that page.

    Bad:  `/phones/ /cards/` while there is a page at `/phones/`
    Good: `/old-phones/ /phones/`; `/ /en/ 302 Language=en` to the same page in another language

    Netlify prefers the page unless the line ends in `!`, and Cloudflare never does.
    https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
    """
    reported: set[int] = set()
    for page in context.read_pages:
        redirect = context.site.redirection.first(page.path.removesuffix(_INDEX).strip("/"), None)
        if redirect and redirect.line not in reported and _hides(context, redirect, page):
            reported.add(redirect.line)
            message = f"this address is that of a page, {page.path}; remove this line, or the page"
            yield SiteIssue(_FILE, message, ("redirect", "", redirect.source), redirect.source)


def _hides(context: SiteContext, redirect: Redirect, page: SitePage) -> bool:
    """Whether it leads away from a page: not to itself, nor to the same page in another language.

    A line with variables is often for what does not exist, and then without `!`.
    """
    there = context.site.files.served(redirect.target_path.lstrip("/"))
    is_counterpart = there in {page.path, *(each.file for each in page.alternates)}
    return not is_counterpart and (redirect.forced or not VARIABLE.search(redirect.source))
