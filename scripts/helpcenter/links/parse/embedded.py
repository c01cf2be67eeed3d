"""`data:` addresses in a page: pictures that show nothing, and links that browsers do not follow."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.links.parse.collector import Collector
from helpcenter.links.url import data, syntax
from helpcenter.links.url.syntax import BLOCKED_ADDRESS, UrlIssue

_HREFS = ("href", "xlink:href")
_LINKS = r"a[href*='data:' i], area[href*='data:' i], a[xlink\:href*='data:' i]"
# Names of windows that are not a frame of the page.
_TOP = {"", "_blank", "_self", "_top", "_parent"}


def judge(found: Collector, tree: LexborHTMLParser) -> None:
    for node in tree.css(_LINKS):
        for name in _HREFS:
            value = node.attributes.get(name) or ""
            if _is_blocked(node, value):
                message = "browsers do not open a document in a data: address; make it a file, or add download"
                found.report(UrlIssue(BLOCKED_ADDRESS, message), (node.tag or "", name, value))
    for node in tree.css("img[src*='data:' i]"):
        source = node.attributes["src"] or ""
        if syntax.scheme_of(source) == "data" and (broken := data.issue_of_picture(_after_scheme(source))):
            found.report(UrlIssue(data.MALFORMED_DATA, broken), ("img", "src", source))


def _is_blocked(node: LexborNode, value: str) -> bool:
    if syntax.scheme_of(value) != "data" or "download" in node.attributes:
        return False
    return (node.attributes.get("target") or "").lower() in _TOP and data.is_shown(_after_scheme(value))


def _after_scheme(value: str) -> str:
    return value.strip(syntax.SPACES).partition(":")[2]
