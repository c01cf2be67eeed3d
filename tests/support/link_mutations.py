"""Damage to the links of a built site, and what of the sources is to be fixed then.

A kind takes the folder of the site and a page, damages it, and says where the source of what it damaged is, or
None where the page offers nothing to damage in this way.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unicodedata import normalize

from projects import CARDS

Position = tuple[str, int]  # file and line
_ALTERNATE = r'<link rel="alternate" hreflang="'
_HEAD = "overrides/partials/head.html"
_SWITCH = "overrides/partials/language-switch.html"


@dataclass(frozen=True)
class BuiltPage:
    """A page of a site: its Markdown, relative to the project, and its HTML."""

    site: Path
    source: str

    @property
    def url(self) -> str:
        return re.sub(r"^docs/(?:zh/|(en/))(.*?)(?:/?index)?\.md$", r"\1\2", self.source).rstrip("/")

    @property
    def file(self) -> Path:
        return self.site / self.url / "index.html"

    @property
    def language(self) -> str:
        return "en" if self.source.startswith("docs/en/") else "zh-Hans"

    def place_of(self, pattern: str) -> Position | None:
        """Where a pattern is in the Markdown, or its first group if it has one."""
        text = (CARDS / self.source).read_text("utf-8")
        match = re.search(pattern, text, re.MULTILINE)
        return (self.source, text.count("\n", 0, match.start(match.lastindex or 0)) + 1) if match else None

    def replace(self, pattern: str, replacement: str) -> bool:
        """Change the first match in the HTML; False if there is none."""
        text = self.file.read_text("utf-8")
        changed = re.sub(pattern, lambda match: match.expand(replacement), text, count=1, flags=re.DOTALL)
        self.file.write_text(changed, "utf-8")
        return changed != text


Damage = Callable[[BuiltPage], Position | None]


@dataclass(frozen=True)
class Mutation:
    name: str
    rules: frozenset[str]
    damage: Damage


def link(change: Callable[[str, str], str]) -> Damage:
    """Damage to a link of the text: `change` takes its address and its words, and gives the new element."""

    def damage(page: BuiltPage) -> Position | None:
        source = (CARDS / page.source).read_text("utf-8")
        built = page.file.read_text("utf-8")
        for written in re.finditer(r"(?<!!)\[([^\[\]]+)\]\([^()\s]+\.md(?:#[\w-]+)?\)", source):
            element = re.compile(rf'<a href="([^"]*)">{re.escape(html.escape(written[1], quote=False))}</a>')
            if source.count(written[0]) == 1 and len(found := element.findall(built)) == 1:
                page.file.write_text(element.sub(partial(_instead, change(found[0], written[1])), built), "utf-8")
                return page.place_of(re.escape(written[0]))
        return None

    return damage


def _instead(replacement: str, _: re.Match[str]) -> str:
    """Unlike a replacement string, it is taken as it is."""
    return replacement


def address(change: Callable[[str], str]) -> Damage:
    return link(lambda href, words: f'<a href="{change(href)}">{words}</a>')


def before(pattern: str, addition: str) -> Damage:
    """Something added to the first paragraph under the title."""

    def damage(page: BuiltPage) -> Position | None:
        place = page.place_of(r"^# [^\n]+\n\n([^\[!*|\n-])")
        return place if place and page.replace(pattern, addition) else None

    return damage


def template(file: str, line: str, pattern: str, replacement: str) -> Damage:
    """Damage to what a template makes: at the line that holds `line`."""

    def damage(page: BuiltPage) -> Position | None:
        lines = (CARDS / file).read_text("utf-8").split("\n")
        number = next(number for number, text in enumerate(lines, 1) if line in text)
        return (file, number) if page.replace(pattern, replacement) else None

    return damage


def whole(pattern: str, replacement: str) -> Damage:
    """Damage to what holds for the whole page: its front matter is the place."""

    def damage(page: BuiltPage) -> Position | None:
        return page.place_of("^id: ") if page.replace(pattern, replacement) else None

    return damage


def heading_id(page: BuiltPage) -> Position | None:
    """The second heading gets the id of the first; what is needed before is shown above the others."""
    ids = re.findall(r"^#{2,3} .+? \{#(?!before)([\w-]+)[ }]", (CARDS / page.source).read_text("utf-8"), re.MULTILINE)
    if len(ids) > 1 and page.replace(rf'id="{ids[1]}"', f'id="{ids[0]}"'):
        return page.place_of(rf"\{{#{ids[1]}\b")
    return None


def from_sitemap(page: BuiltPage) -> Position | None:
    file = page.site / "sitemap.xml"
    entry = re.compile(rf"<url>\s*<loc>https://help\.example\.org/{page.url}/?</loc>.*?</url>", re.DOTALL)
    text = file.read_text("utf-8")
    file.write_text(entry.sub("", text), "utf-8")
    return page.place_of("^id: ") if entry.search(text) else None


def other_alternates(page: BuiltPage) -> Position | None:
    """The page names another one as itself."""
    own = rf'({_ALTERNATE}{page.language}" href=")[^"]*'
    return template(_HEAD, 'hreflang="{{', own, r"\1https://help.example.org/404.html")(page)


def from_nowhere(page: BuiltPage) -> Position | None:
    """A hook of MkDocs may have made it: no source is known."""
    page.replace("</body>", '<a class="shop" href="/gone/">Mein Konto</a></body>')
    before = page.file.read_text("utf-8").partition("/gone/")[0]
    return page.file.relative_to(page.site).as_posix(), before.count("\n") + 1


def decomposed(href: str) -> str:
    return f"{href.partition('#')[0]}#{normalize('NFD', 'é')}"


MUTATIONS = [
    Mutation("a letter is missing", frozenset({"missing-file"}), address(lambda href: re.sub(r"\w/", "/", href, count=1))),
    Mutation("capitals", frozenset({"wrong-case"}), address(lambda href: href.partition("#")[0].upper())),
    Mutation("a fragment that is not there", frozenset({"missing-fragment"}), address(lambda href: f"{href.partition('#')[0]}#nowhere")),
    Mutation("a fragment in NFD", frozenset({"missing-fragment"}), address(decomposed)),
    Mutation("an empty address", frozenset({"empty-address"}), address(lambda _: "")),
    Mutation("a space within", frozenset({"space-in-address"}), address(lambda href: href.replace("/", " /"))),
    Mutation("an unknown scheme", frozenset({"unknown-scheme"}), address(lambda _: "htps://www.t-mobile.com/")),
    Mutation("no host", frozenset({"malformed-address"}), address(lambda _: "https://")),
    Mutation("half an escape", frozenset({"malformed-address"}), address(lambda href: f"100%/{href}")),
    Mutation("a script", frozenset({"script-address"}), address(lambda _: "javascript:history.back()")),
    Mutation("a mail to nobody", frozenset({"malformed-mail"}), address(lambda _: "mailto:help")),
    Mutation("a code to dial", frozenset({"malformed-number"}), address(lambda _: "tel:*233#")),
    Mutation("above the root", frozenset({"beyond-root"}), address(lambda href: f"../../../../{href}")),
    Mutation("a folder without index", frozenset({"missing-index"}), address(lambda _: "/assets/")),
    Mutation("a page with a slash", frozenset({"slash-after-page"}), address(lambda _: "/404.html/")),
    Mutation("not encrypted", frozenset({"insecure-address"}), address(lambda _: "http://www.t-mobile.com/")),
    Mutation("a stranger", frozenset({"unlisted-host"}), address(lambda _: "https://t-mobile.example.net/")),
    Mutation("a new window", frozenset({"missing-noopener"}), link(lambda _, words: f'<a href="https://www.t-mobile.com/" target="_blank">{words}</a>')),
    Mutation("click here", frozenset({"vague-link"}), link(lambda href, _: f'<a href="{href}">点击这里</a>')),
    Mutation("a foreign picture", frozenset({"foreign-resource"}), before(r"</h1>\s*<p>", r'\g<0><img src="https://www.t-mobile.com/a.png" alt="">')),
    Mutation("a picture without words", frozenset({"missing-alt"}), before(r"</h1>\s*<p>", r'\g<0><img src="/assets/favicon.svg">')),
    Mutation("an id twice", frozenset({"repeated-id"}), heading_id),
    Mutation("the wrong language", frozenset({"unmarked-language"}), template(_SWITCH, "<a ", r' hreflang="[\w-]+"(?= data-language)', "")),
    Mutation("hreflang of another", frozenset({"hreflang-differs"}), template(_SWITCH, "<a ", r'hreflang="[\w-]+" data-language', 'hreflang="fr" data-language')),
    Mutation("relative hreflang", frozenset({"relative-hreflang"}), template(_HEAD, 'hreflang="{{', rf'({_ALTERNATE}en" href=")[^"]*', r"\1/en/")),
    Mutation("no default", frozenset({"hreflang-without-default"}), template(_HEAD, 'hreflang="{{', rf'{_ALTERNATE}x-default"[^>]*>', "")),
    Mutation("alternates of another page", frozenset({"hreflang-without-self"}), other_alternates),
    Mutation("a foreign language", frozenset({"lang-differs"}), whole(r'<html class="js" lang="[\w-]+"', '<html class="js" lang="ar"')),
    Mutation("a missing style sheet", frozenset({"missing-file"}), template(_HEAD, "helpcenter.css", r"helpcenter\.css", "gone.css")),
    Mutation("a link without a source", frozenset({"missing-file"}), from_nowhere),
    Mutation("not in the sitemap", frozenset({"not-in-sitemap"}), from_sitemap),
]  # fmt: skip
