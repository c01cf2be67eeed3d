"""What is wrong with the host of an address on the web, as it is written."""

from __future__ import annotations

import ipaddress
import re

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule
from helpcenter.links.url.syntax import MALFORMED_ADDRESS, UrlIssue

ODD_HOST = Rule.documented(
    "odd-host",
    """An address on the web whose host is a single word, the name of a file, or ends with a dot.

Bad:  `<a href="//verify/phones.html">`, `<a href="https://verify/">`, `<a href="https://example.org./">`
Good: `<a href="/verify/phones.html">`, `<a href="https://verify.example.org/">`, `<a href="https://example.org/">`

After two slashes browsers read a host, so the first folder of a path is taken for one. A single word is the name of a
host only within a network of one's own. With a dot at its end, a host is another one for certificates and cookies.""",
    Severity.WARNING,
)
RULES = (ODD_HOST,)

# The host of an address as the URL parser gives it: in small letters and in ASCII, with user and port around it.
_HOST = re.compile(r"https?://(?:[^/?#]*@)?(\[[^\]]*\]|[^/?#:]*)")
# What stands where a host should be is the beginning of a second address.
_TWICE = re.compile(r"\s*(?:https?:)?[/\\]{2}[^/\\?#]*https?:[/\\]", re.IGNORECASE)
_SCHEMES = {"http", "https", "ftp"}
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
# https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4
_LONGEST = 253
# Endings of files that are no top-level domains (https://data.iana.org/TLD/tlds-alpha-by-domain.txt).
_FILES = frozenset("asp aspx css gif htm html ico jpeg jpg js json jsp pdf php png svg txt webp xhtml xml".split())
_LOCAL = "localhost"
# Names that are never those of a public host (https://www.iana.org/assignments/special-use-domain-names).
_PRIVATE = (".localhost", ".local", ".internal", ".home.arpa", ".test", ".example", ".invalid")


def host_of(url: str) -> str:
    """The host of an absolute address on the web that the URL parser gave."""
    match = _HOST.match(url)
    return match[1] if match else ""


def is_private(host: str) -> bool:
    """Whether only one machine or one network knows a host, if any."""
    name = host.removesuffix(".")
    try:
        address = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return f".{name}".endswith(_PRIVATE)
    return address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified


def issue(value: str, url: str) -> UrlIssue | None:
    """What is wrong with the host of an address that is written `value`, and that means `url`."""
    host = host_of(url)
    if _TWICE.match(value) or host in _SCHEMES:
        return UrlIssue(MALFORMED_ADDRESS, f'"{value}" begins with a scheme twice; remove one')
    if host.startswith("["):
        return None
    labels = host.removesuffix(".").split(".")
    if len(host) > _LONGEST or not all(map(_LABEL.fullmatch, labels)):
        return UrlIssue(MALFORMED_ADDRESS, f'no host can be called "{host}"; names are letters, digits, - and dots')
    odd = _what_is_odd(host, labels)
    return UrlIssue(ODD_HOST, odd) if odd else None


def _what_is_odd(host: str, labels: list[str]) -> str | None:
    if host.endswith("."):
        return f'there is a dot at the end of the host "{host}"; remove it'
    if len(labels) == 1 and host != _LOCAL:
        return f'"{host}" is taken for a host; write its whole name, or one / if it is a folder'
    if labels[-1] in _FILES:
        return f'"{host}" is taken for a host; write one / if it is a file'
    return None
