"""What the pages of a project may link to and load, and how links are written."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from helpcenter.links.rules.context import SiteContext, SiteIssue
from helpcenter.links.url import hosts
from helpcenter.links.url.hosts import host_of
from helpcenter.lint.rules.vague_links import is_vague, told

_SAFE = {"noopener", "noreferrer"}


def unlisted_host(context: SiteContext) -> Iterator[SiteIssue]:
    """A link to a host that is not on the list.

    Bad:  `<a href="https://help-desk.example.net/">`
    Good: a link to a host that `docs/_data/hosts.yml` names

    Beside "enter your password", a link to the wrong host costs a reader money.
    """
    if context.hosts is None:
        return
    for use in context.uses():
        if use.url and use.leads and (host := urlsplit(use.url).hostname or "") not in context.hosts:
            message = f'"{host}" is not an official host; link to one of docs/_data/hosts.yml, or add it there'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def insecure_address(context: SiteContext) -> Iterator[SiteIssue]:
    """An address with `http:`: everybody on the way can read and change the page.

    Bad:  `<a href="http://www.example.com/">`
    Good: `<a href="https://www.example.com/">`
    """
    for use in context.uses():
        if use.reference[2].lower().lstrip().startswith("http:"):
            message = f'"{use.reference[2]}" is not encrypted; write https:, and check that it works'
            yield SiteIssue(use.page, message, use.reference, use.reference[2], use.nth)


def private_host(context: SiteContext) -> Iterator[SiteIssue]:
    """An address on a machine or a network of one's own, or on a host that never exists.

    Bad:  `<a href="http://localhost:8000/phones/">`, `<img src="http://192.168.1.5/phone.png">`, `https://phones.test/`
    Good: an address that readers can open

    A host of `docs/_data/hosts.yml` is not reported. https://www.rfc-editor.org/rfc/rfc6761, RFC 1918, RFC 4193
    """
    for use in context.uses():
        if use.url and (host := host_of(use.url)) not in (context.hosts or ()) and hosts.is_private(host):
            message = f'readers cannot reach "{host}"; write the address on the public host'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def own_host_differs(context: SiteContext) -> Iterator[SiteIssue]:
    """An address on the host of the site in another form: with `www.`, a port, a user, or a dot at its end.

    Bad:  `<a href="https://www.help.example.org/phones/">` on `https://help.example.org/`
    Good: `<a href="https://help.example.org/phones/">`, or a relative address

    It is another address for browsers, and mostly does not exist. A host of `docs/_data/hosts.yml` is not reported.
    """
    own = host_of(context.site.addresses.root)
    for use in context.uses():
        if use.url and not use.url.startswith(context.site.addresses.origins):
            host = host_of(use.url)
            is_same = host.removesuffix(".").removeprefix("www.") == own.removeprefix("www.")
            if is_same and host not in (context.hosts or frozenset()) - {own}:
                message = f'"{use.url}" is not on the host of this site, "{own}"; write the host so'
                yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def missing_noopener(context: SiteContext) -> Iterator[SiteIssue]:
    """A link that opens a new window and gives it access to this one.

    Bad:  `<a href="https://www.example.com/" target="_blank">`
    Good: `<a href="https://www.example.com/" target="_blank" rel="noopener">`

    In older browsers, the other page can then replace this one. https://html.spec.whatwg.org/multipage/links.html#link-type-noopener
    """
    for use in context.uses():
        words = use.element.words if use.element else lambda _: frozenset()
        if use.url and "_blank" in words("target") and _SAFE.isdisjoint(words("rel")):
            message = 'target="_blank" without rel="noopener"; add it, or remove target'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def foreign_resource(context: SiteContext) -> Iterator[SiteIssue]:
    """Something that a page loads from another host.

    Bad:  `<script src="https://cdn.example.net/a.js">`
    Good: `<script src="/assets/a.js">`

    That host then knows who reads the page; it fails where the host is blocked, and is slow far away from it.
    """
    for use in context.uses():
        if use.url and use.loads:
            message = f'this is loaded from "{urlsplit(use.url).hostname}"; keep a copy in the site, or remove it'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def missing_alt(context: SiteContext) -> Iterator[SiteIssue]:
    """A picture without a text for readers who do not see it.

    Bad:  `<img src="phone.png">`
    Good: `<img src="phone.png" alt="The number is on the back, at the lower right">`, or `alt=""` for an ornament

    https://www.w3.org/WAI/tutorials/images/
    """
    for page, element in context.elements():
        if (
            element.tag in {"img", "area"} or element.reference[:2] == ("input", "src")
        ) and "alt" not in element.attributes:
            message = 'this picture has no alt; add what it shows, or alt="" if it is an ornament'
            yield context.at(page, element, message)


def vague_link(context: SiteContext) -> Iterator[SiteIssue]:
    """The links that `vague-link` finds on a built site."""
    for page, element in context.elements():
        named = "aria-labelledby" in element.attributes
        if element.tag == "a" and not named and is_vague(element.text, context.vague_links):
            yield context.at(page, element, told(element.text))
