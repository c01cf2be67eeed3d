"""Every page of the site, and how tests read one."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

TAGS = {"": "zh-Hans", "en/": "en"}
URL = "https://help.example.org/"

# Every page: id and address. Both are contracts (never renamed without a redirect).
PAGES = {
    "home": "",
    "yuanyou-verify": "verify/yuanyou/",
    "tmobile-verify": "verify/t-mobile/",
    "lyca-verify": "verify/lycamobile/",
    "heyon-verify": "verify/heyon/",
    "yuanyou-topup": "top-up/yuanyou/",
    "tmobile-topup": "top-up/t-mobile/",
    "lyca-topup": "top-up/lycamobile/",
    "topup-general": "top-up/before-you-top-up/",
    "faq-account": "faq/account/",
    "faq-verification": "faq/verification/",
    "faq-topup": "faq/top-up/",
    "photo-tips": "safety/id-photos/",
    "privacy-safety": "safety/privacy/",
    "glossary": "glossary/",
    "about": "about/",
    "verify": "verify/",
    "top-up": "top-up/",
    "faq": "faq/",
    "safety": "safety/",
}


def read(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path / "index.html").read_text("utf-8"))


def attributes(html: LexborHTMLParser, selector: str, name: str) -> list[str]:
    return [node.attributes[name] for node in html.css(selector)]
