"""What our pages may link to and load, and how links are written."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize
from urllib.parse import urlsplit

from helpcenter.links.rules.context import SiteContext, SiteIssue

_SAFE = {"noopener", "noreferrer"}
# What a link says that says nothing, without the marks at its ends.
_VAGUE = frozenset(
    "here|click here|click|link|this|this link|this page|more|more info|read more|learn more|see here|details|go|"
    "这里|点这里|点击这里|请点击这里|请点击|点击此处|点此|此处|点我|按此|这个链接|此链接|链接|更多|查看|查看更多|了解更多|"
    "详情|查看详情|戳这里|點這裡|點擊這裡|點此|此處|點擊此處|這裡|連結".split("|")
)
_MARKS = " \t.,;:!?…→»›>[]()。，；：！？（）【】《》“”\"'"


def unlisted_host(context: SiteContext) -> Iterator[SiteIssue]:
    """A link to a host that is on no list.

    Bad:  `<a href="https://heyon-help.example.net/">`
    Good: a link to a host that `docs/_data/hosts.yml` names

    Beside "upload your ID", a link to the wrong place costs a reader money.
    """
    if context.hosts is None:
        return
    for use in context.uses():
        if use.url and use.leads and (host := urlsplit(use.url).hostname or "") not in context.hosts:
            message = f'"{host}" is no official host; link to one of docs/_data/hosts.yml, or add it there with care'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def insecure_address(context: SiteContext) -> Iterator[SiteIssue]:
    """An address with `http:`, which anybody on the way can read and change.

    Bad:  `<a href="http://www.example.com/">`
    Good: `<a href="https://www.example.com/">`
    """
    for use in context.uses():
        if use.reference[2].lower().lstrip().startswith("http:"):
            message = f'"{use.reference[2]}" is not encrypted; write https:, and see that it works'
            yield SiteIssue(use.page, message, use.reference, use.reference[2], use.nth)


def missing_noopener(context: SiteContext) -> Iterator[SiteIssue]:
    """A link into a new window that hands over the one it came from.

    Bad:  `<a href="https://www.example.com/" target="_blank">`
    Good: `<a href="https://www.example.com/" target="_blank" rel="noopener">`

    Older browsers let the other page replace ours. https://html.spec.whatwg.org/multipage/links.html#link-type-noopener
    """
    for use in context.uses():
        said = use.element.says if use.element else lambda _: frozenset()
        if use.url and "_blank" in said("target") and _SAFE.isdisjoint(said("rel")):
            message = 'target="_blank" without rel="noopener"; add it, or take target away'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def foreign_resource(context: SiteContext) -> Iterator[SiteIssue]:
    """Something that a page loads from another host.

    Bad:  `<script src="https://cdn.example.net/a.js">`
    Good: `<script src="/assets/a.js">`

    It tells that host who reads here, it fails where that host is blocked, and it is slow abroad.
    """
    for use in context.uses():
        if use.url and use.loads:
            message = f'this is loaded from "{urlsplit(use.url).hostname}"; keep a copy in the site, or do without it'
            yield SiteIssue(use.page, message, use.reference, use.url, use.nth)


def missing_alt(context: SiteContext) -> Iterator[SiteIssue]:
    """A picture without a text for those who do not see it.

    Bad:  `<img src="card.png">`
    Good: `<img src="card.png" alt="The number is on the back, at the lower right">`, or `alt=""` for an ornament

    https://www.w3.org/WAI/tutorials/images/
    """
    for page, element in context.elements():
        if (
            element.tag in {"img", "area"} or element.reference[:2] == ("input", "src")
        ) and "alt" not in element.attributes:
            message = 'no alt says what this shows; add it, or alt="" if it is an ornament'
            yield context.at(page, element, message)


def vague_link(context: SiteContext) -> Iterator[SiteIssue]:
    """A link whose text does not say where it leads.

    Bad:  `<a href="../photos/">点击这里</a>`
    Good: `<a href="../photos/">怎样拍证件</a>`

    Screen readers list the links of a page without what stands around them; so do hurried eyes.
    """
    for page, element in context.elements():
        text = normalize("NFKC", element.text).lower().strip(_MARKS)
        named = "aria-labelledby" in element.attributes
        if element.tag == "a" and not named and (text in _VAGUE or text.replace(" ", "") in _VAGUE):
            message = f'"{element.text}" does not say where this leads; name the page'
            yield context.at(page, element, message)
