"""What a page says of itself to search engines and social networks, and what sitemaps say of pages."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.links.parse.facts import Element
from helpcenter.links.rules.context import SiteContext, SiteIssue
from helpcenter.links.url.hosts import host_of, is_private
from helpcenter.links.url.syntax import WEB, scheme_of

_HOME = "index.html"


def repeated_canonical(context: SiteContext) -> Iterator[SiteIssue]:
    """A page with several addresses as its canonical one.

    Bad:  `<link rel="canonical" href="…/phones/">` and `<link rel="canonical" href="…/cards/">`
    Good: one of them

    Search engines then ignore all. https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls
    """
    for path, (first, *others) in _canonicals(context):
        for each in others:
            if each.address != first.address:
                message = f'"{first.address}" is the canonical address already; keep one'
                yield context.at(path, each, message)


def stray_canonical(context: SiteContext) -> Iterator[SiteIssue]:
    """A canonical address at which search engines find no such page.

    Bad:  `<link rel="canonical">` of each page to the home page, or to a page that leads on or is not to be listed
    Good: `<link rel="canonical">` of a page to itself

    The page is then found nowhere.
    """
    to_home = []
    for path, (element, *_) in _canonicals(context):
        file = context.file(element.reference, path)
        if file is None or file == path:
            continue
        if reason := _why_not_listed(context, file):
            yield context.at(path, element, f'the page at "{element.address}" {reason}; correct the address')
        elif file == _HOME and context.pages[path].is_read:
            to_home.append((path, element))
    if len(to_home) > 1:  # one page may well be a copy of the home page
        for path, element in to_home:
            message = f"{len(to_home)} pages name the home page as their canonical address; name each page itself"
            yield context.at(path, element, message)


def _canonicals(context: SiteContext) -> Iterator[tuple[str, list[Element]]]:
    """The pages that name a canonical address, with the elements that do."""
    for path in context.pages:
        elements = context.site.facts[path].elements
        found = [each for each in elements if each.tag == "link" and "canonical" in each.words("rel")]
        if found:
            yield path, found


def _why_not_listed(context: SiteContext, file: str | None) -> str:
    """Why search engines do not list a file, if it is a page that says so."""
    head = context.head(file)
    if head is None:
        return ""
    return "leads on to another one" if head.forwards else "" if head.indexed else "asks not to be listed (noindex)"


def relative_preview(context: SiteContext) -> Iterator[SiteIssue]:
    """A picture or an address for social networks that is relative.

    Bad:  `<meta property="og:image" content="/card.png">`
    Good: `<meta property="og:image" content="https://help.example.org/card.png">`

    https://ogp.me/
    """
    for path, element in context.elements():
        is_preview = element.tag == "meta" and "http-equiv" not in element.attributes
        if is_preview and scheme_of(element.address) not in WEB and element.address.strip():
            message = f'"{element.address}" is relative; write the whole address, as other sites show it'
            yield context.at(path, element, message)


def repeated_hreflang(context: SiteContext) -> Iterator[SiteIssue]:
    """A page with two alternates in the same language.

    Bad:  `hreflang="en"` to `/en/phones/` and `hreflang="en"` to `/en/cards/`
    Good: one of them
    """
    for page in context.pages.values():
        known: dict[str, Element] = {}
        for tag, element, _ in page.alternates:
            first = known.setdefault(tag, element)
            if first.address != element.address:
                message = f'"{first.address}" is the alternate in "{tag}" already; keep one, or correct hreflang'
                yield context.at(page.path, element, message)


def unfit_sitemap_entry(context: SiteContext) -> Iterator[SiteIssue]:
    """An entry of a sitemap that search engines refuse.

    Bad:  `<loc>/phones/</loc>`, a page that leads on or is not to be listed, a host of one's own network
    Good: `<loc>https://help.example.org/phones/</loc>`

    https://www.sitemaps.org/protocol.html
    """
    for path, facts in sorted(context.site.facts.items()):
        if facts.head is not None:
            continue
        for (place, _), references in facts.places.items():
            for reference in references:
                if reference[0] in {"loc", "robots"} and (reason := _why_unfit(context, place, reference[2])):
                    yield SiteIssue(path, f'"{reference[2]}" {reason}', reference, reference[2])
        for url, references in facts.elsewhere.items():
            for reference in references:
                if reference[0] in {"loc", "robots"} and is_private(host_of(url)):
                    message = f'"{url}" is on a host that nobody else reaches; write the public address'
                    yield SiteIssue(path, message, reference, url)


def _why_unfit(context: SiteContext, place: str, value: str) -> str:
    if not scheme_of(value):
        return "is relative; write the whole address"
    reason = _why_not_listed(context, context.site.files.served(place))
    return f"{reason}; remove it from the sitemap" if reason else ""
