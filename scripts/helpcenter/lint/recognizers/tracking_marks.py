"""What programs add to an address so that somebody counts who comes from where; the page is the same without it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

# Of Google, Facebook, Microsoft, Yandex, X, TikTok, Instagram, Mailchimp, HubSpot, Taobao, Bilibili and WeChat.
_MARK = re.compile(
    r"(?:utm_\w+|gclid|dclid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|igsh|igshid|mc_[ce]id|_hsenc|_hsmi"
    r"|spm|scm|vd_source|isappinstalled|nsukey)=[^&]*|from=(?:singlemessage|groupmessage|timeline)",
    re.IGNORECASE,
)


class Tracked(NamedTuple):
    """The marks in an address (`utm_source=x&utm_medium=y`), and the address without them."""

    marks: str
    without: str


def tracked(address: str) -> Tracked | None:
    """The marks in an address; None if it has none."""
    if "=" not in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # broken-address
        return None
    pairs = parts.query.split("&")
    marks = [pair for pair in pairs if _MARK.fullmatch(pair)]
    left = "&".join(pair for pair in pairs if pair not in marks)
    return Tracked("&".join(marks), urlunsplit(parts._replace(query=left))) if marks else None
