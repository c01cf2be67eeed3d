"""Addresses on a page: they must lead to official hosts, even if they are disguised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from helpcenter.language.confusables import foreign, hidden, skeleton
from helpcenter.language.words import divided
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.rules.contacts import MAIL

# Characters that browsers remove from an address before they read it.
_DROPPED = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FLAGS = re.ASCII | re.IGNORECASE
# Ways to write a dot so that an address is hidden.
_DOT_IN_BRACKETS = r"\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}"
_HOST = re.compile(
    # A part of a path is not a host: www.example.org/page.html.
    rf"(?<![\w@.-])(?<![^/]/)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.|{_DOT_IN_BRACKETS}))+(?:xn--[a-z0-9-]+|[a-z]{{2,24}})"
    r"(?![\w-])|(?:[\u4e00-\u9fff-]+\.)+(?:中国|公司|网络|在线|网址)",
    _FLAGS,
)
# Longer than any part of the host of a messenger, with spaces around its dot.
_LONGEST_LABEL = 20
# Without one of these there is no host: most texts have none.
_DOTTED = re.compile(rf"\.[a-z0-9\u4e00-\u9fff]|{_DOT_IN_BRACKETS}", re.IGNORECASE)


def unofficial_link(context: PageContext) -> Iterator[Issue]:
    """A link to a host that is neither official nor cited as a source. It may belong to a seller or to a swindler.

    Bad:  `[help](https://t.me/someone)`
    Good: `[T-Mobile's official site](https://www.t-mobile.com/)`; `hosts.yml` lists the official hosts
    """
    for block, span in context.guide.marked("link", "image"):
        if problem := _problem_of_link(span.target, context.data.known_hosts):
            yield context.at_span(block, span, problem)
    for index, source in enumerate(context.own_sources):
        if problem := _problem_of_link(source.url, context.data.known_hosts):
            yield context.at_fact(["sources", index, "url"], problem)


def _problem_of_link(target: str, official: frozenset[str]) -> str | None:
    target = target.translate(_DROPPED).strip()
    if "\\" in target:
        return f'browsers read "{target}" as a different address; write / instead of \\'
    try:
        address = urlsplit(target)
        host = address.hostname or ""
    except ValueError:
        return None  # broken-address
    is_local = not _SCHEME.match(target) and not target.startswith("//")
    if is_local or host in official or address.scheme in {"tel", "mailto"}:  # unknown-number, unknown-mail
        return None
    if address.scheme in {"http", "https", ""}:
        shown = unquote(host) or target
        return f'"{shown}" is not in docs/_data/hosts.yml; link only to official hosts, or remove the link'
    return (
        f'a link that begins with "{address.scheme}:" is not a web page; write an https:// address, or remove the link'
    )


def insecure_link(context: PageContext) -> Iterator[Issue]:
    """A link without encryption. On public Wi-Fi anybody can change what it shows.

    Bad:  `[site](http://www.t-mobile.com/)`
    Good: `[site](https://www.t-mobile.com/)`
    """
    for block, span in context.guide.marked("link", "image"):
        if span.target.translate(_DROPPED).strip().lower().startswith("http:"):
            yield context.at_span(block, span, "this address is not encrypted; begin it with https://")


def unofficial_address(context: PageContext) -> Iterator[Issue]:
    """An address in text or code that is not of an official host, even if it is disguised.

    Bad:  `t.me/abc`, `t . me / abc`, `ｔ．ｍｅ/abc`, `bit[.]ly`
    Good: a link to an official host

    Full-width and look-alike letters are read as the letters that they look like; invisible characters are skipped.
    A file name such as `readme.md` looks like an address, and so do two sentences without a space between them.
    """
    dots = context.data.every_language.spoken_dots
    for text, report in context.visible_texts():
        plain = skeleton(text)
        for found in _addresses(plain.text, context.data.messengers.hosts, dots):
            host = re.sub(_dot(dots), ".", found[0], flags=_FLAGS).lower()
            if host not in context.data.known_hosts:
                message = f'"{host}" is not in docs/_data/hosts.yml; name only official hosts, or remove it'
                yield report(plain.places[found.start()], message)


def _addresses(text: str, chat_hosts: tuple[str, ...], dots: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Hosts, plain or disguised, that are not part of a mail address; at each position only one."""
    mails = MAIL.finditer(text) if "@" in text else ()
    hosts = _HOST.finditer(text) if _DOTTED.search(text) else ()
    end = 0
    for found in sorted([*mails, *hosts, *_disguised_hosts(text, chat_hosts, dots)], key=lambda found: found.start()):
        if found.start() >= end:
            end = found.end()
            if "@" not in found[0]:
                yield found


def _disguised_hosts(text: str, chat_hosts: tuple[str, ...], dots: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Only the text around a mark that can be a disguised dot is searched: such marks are rare."""
    pattern = _disguised(chat_hosts, dots)
    for mark in _mark(dots).finditer(text):
        begin = max(mark.start() - _LONGEST_LABEL, 0)
        yield from pattern.finditer(text, begin, mark.end() + _LONGEST_LABEL)


@cache
def _dot(words: tuple[str, ...]) -> str:
    """Anything that can be read as a dot. A full stop between two sentences has a space on one side only."""
    whole, others = divided(words)
    spoken = "|".join([*(rf"\b{re.escape(word)}\b" for word in whole), *map(re.escape, others)]) or "(?!)"
    return rf"(?:\s*(?:{_DOT_IN_BRACKETS}|。|·|•|{spoken})\s*|\s+\.\s*|\.)"


@cache
def _mark(words: tuple[str, ...]) -> re.Pattern[str]:
    spoken = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"(?:[.。·•]|{_DOT_IN_BRACKETS}|{spoken})(?=\s*[a-z])", re.IGNORECASE)


@cache
def _disguised(hosts: tuple[str, ...], dots: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the hosts with any disguise of their dots."""
    each = "|".join(_dot(dots).join(map(re.escape, host.split("."))) for host in hosts)
    return re.compile(rf"(?<![\w-])(?:{each or '(?!)'})(?![\w-])", _FLAGS)


def hidden_character(context: PageContext) -> Iterator[Issue]:
    """An invisible character. It breaks the search, and can disguise an address.

    Bad:  a zero-width space or a direction mark, often pasted from a chat
    Good: the words typed again
    """
    rtl = context.language.direction == "rtl"
    for number, line in enumerate(context.page.written.split("\n"), context.page.body_line):
        if not line.isascii() and (found := hidden(line, right_to_left=rtl)):
            name = f"U+{ord(found[0]):04X}"
            yield context.at_line(number, f"an invisible character ({name}) is here; delete it", found.start() + 1)
    for key in ("title", "description", "aliases"):
        value = getattr(context.facts, key)
        if found := hidden(value if isinstance(value, str) else "".join(value), right_to_left=rtl):
            yield context.at_fact([key], f"an invisible character (U+{ord(found[0]):04X}) is here; delete it")


def look_alike_letter(context: PageContext) -> Iterator[Issue]:
    """Letters of another writing system that look like ours. An address with such letters leads to a different site.

    Bad:  `T-Моbile` with a Cyrillic М and о
    Good: `T-Mobile`
    """
    project = context.content.project
    if not all(language.scripts for language in project.languages):
        return  # the writing system of a language is not known
    for text, report in context.visible_texts():
        for place, letters in foreign(text, project.scripts | {"LATIN"}):
            yield report(place, f'"{letters}" has letters of another writing system that look like ours; type it again')
