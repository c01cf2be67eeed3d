"""Addresses in texts: they must be of official hosts, even if they are disguised."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ada_url

from helpcenter.content.fields.contact import Messengers
from helpcenter.language.confusables import skeleton
from helpcenter.language.language_data import LanguageData
from helpcenter.language.words import divided
from helpcenter.lint import hosts
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import TextContext
from helpcenter.lint.recognizers import told_hosts
from helpcenter.lint.recognizers.carried_addresses import carried_hosts
from helpcenter.lint.rules.contacts import MAIL

_CURE = "name only official hosts, or remove it"
_FLAGS = re.ASCII | re.IGNORECASE
# Ways to write a dot so that an address is hidden.
_DOT_IN_BRACKETS = r"\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}"
_HOST = re.compile(
    rf"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.|{_DOT_IN_BRACKETS}))+(?:xn--[a-z0-9-]+|[a-z]{{2,24}})"
    r"(?![\w-])|(?:[\u4e00-\u9fff-]+\.)+(?:中国|公司|网络|在线|网址)",
    _FLAGS,
)
# What is behind a host: not addresses of their own, but parts of its path.
_PATH = re.compile(r"(?:[:/?#][^\s\0\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*)?")
# Longer than any part of the host of a messenger, with spaces around its dot.
_LONGEST_LABEL = 20
# The ends of hosts that are found although their dot is disguised, whatever host it is.
_ENDS = "com|net|org|cn|cc|xyz|vip|icu"
_END = re.compile(rf"[\s\])}}】）]*(?:{_ENDS})(?![\w-])", _FLAGS)
_BEFORE_DOT = re.compile(r"([A-Za-z0-9-]+)[\s\[({【（]*$")
# Without one of these there is no host: most texts have none.
# One space, behind the dot. Between two sentences a capital follows.
_ONE_SIDED = re.compile(rf"(?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.\s+(?:{_ENDS})(?![\w-])", re.ASCII)
_DOTTED = re.compile(rf"\.[a-z0-9\u4e00-\u9fff]|{_DOT_IN_BRACKETS}", re.IGNORECASE)
# An address with its scheme. Browsers also read one slash, and backslashes.
_WITH_SCHEME = re.compile(r"(?<![a-z0-9.+-])([a-z][a-z0-9+.-]*):[/\\]+([^\s\0/\\?#，。；、）]*)", _FLAGS)
# The last word of a sentence and the first one of the next.
_SENTENCES = re.compile(r"[A-Za-z]*[a-z]\.[A-Z][a-z]*")
_COLON = re.compile(r":(?=[\w+/?@])", re.ASCII)
_LAST_WORD = re.compile(r"(?<![\w.+-])[a-z][a-z0-9+.-]*$", _FLAGS)
_MEDIA = re.compile("[a-z]+/", _FLAGS)
_DIGIT_AND_DOT = re.compile(rf"[0-9](?:\s?\.\s?|{_DOT_IN_BRACKETS})\d", _FLAGS)
_IPV4 = re.compile(
    rf"(?<![\w.-])\d{{1,3}}(?:(?:\.|\s\.\s|{_DOT_IN_BRACKETS})\d{{1,3}}){{3}}(?!\w|[.-]\d)", re.ASCII | re.IGNORECASE
)
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::[0-9a-f]{1,4}){1,6}(?![\w:])", _FLAGS)
# The networks of homes and devices (RFC 1918, RFC 3927, RFC 1122).
_AT_HOME = tuple(
    map(ipaddress.IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"))
)
# The parts of a version number are small: 8.2.14.3.
_SMALL = 20
# What is around an address and around no version: a scheme or a user, a port, a path.
_BEFORE_ADDRESS = ("//", "\\\\", "@")
_BEHIND_ADDRESS = re.compile(r"\.?(?::\d|[/\\]|[?#]\w)", re.ASCII)


class _Address(NamedTuple):
    """A host in a text, from `start` to `end`; or only a scheme, if no host can be official."""

    start: int
    end: int
    host: str
    is_host: bool = True


def unofficial_address(context: TextContext) -> Iterator[Issue]:
    """An address in text, code or data that is not of an official host, even if it is disguised.

    Bad:  `t.me/abc`, `t . me / abc`, `ｔ．ｍｅ/abc`, `bit[.]ly`, `evil 点 com`, `evil·top`, `evil, then a dot and top`,
          `http://3627734734/`, `tg://abc`
    Good: a link to an official host

    Full-width, framed and look-alike letters are read as the letters that they look like; invisible characters are
    skipped. A file name such as `readme.md` looks like an address, and so do two sentences without a space between
    them.
    """
    data, words = context.data, context.data.every_language
    for text, report in context.visible_texts():
        plain = skeleton(text)
        for found in _addresses(plain.text, data.messengers, words):
            place = plain.places[found.start]
            if not found.is_host:
                yield report(place, f'"{found.host}:" leads into an app or runs a script; remove it')
            elif found.host not in data.known_hosts:
                written = text[place : plain.places[found.end - 1] + 1]
                host, cure = (
                    (written, "write a space behind the full stop; or, if it is an address, remove it")
                    if _SENTENCES.fullmatch(written)
                    else (found.host, _CURE)
                )
                yield report(place, hosts.unlisted(host, data.known_hosts, cure))
            elif not text.isascii():
                written = text[place : plain.places[found.end - 1] + 1]
                if unicodedata.normalize("NFKC", written).lower() != plain.text[found.start : found.end].lower():
                    message = f'"{written}" looks like "{found.host}" and is another address; type it again'
                    yield report(place, message)
    for text, codes, report_codes in context.rows_of_codes():
        host = ".".join(filter(None, (code.strip(". ") for code in codes)))
        if told_hosts.is_host(host, words) and told_hosts.announces(text, words) and host not in data.known_hosts:
            yield report_codes(hosts.unlisted(host, data.known_hosts, _CURE))


def _addresses(text: str, messengers: Messengers, words: LanguageData) -> Iterator[_Address]:
    """Hosts, plain or disguised, that are neither part of a mail address nor of a path."""
    mails = [_Address(mail.start(), mail.end(), "") for mail in MAIL.finditer(text)] if "@" in text else []
    plain = _HOST.finditer(text) if _DOTTED.search(text) else ()
    hosts = [*plain, *_disguised_hosts(text, messengers.hosts, words.spoken_dots)]
    dot = re.compile(_dot(words.spoken_dots), _FLAGS) if hosts else _COLON
    named = [_Address(host.start(), host.end(), dot.sub(".", host[0]).lower()) for host in hosts]
    named += [_Address(*told) for told in told_hosts.find(text, words)]
    end = end_of_path = 0
    found = (*mails, *named, *_with_scheme(text), *_numeric(text), *_of_apps(text, messengers.schemes))
    for address in sorted(found, key=lambda each: (each.start, -each.end)):
        before = text[max(address.start - 2, 0) : address.start]
        is_in_path = address.start < end_of_path and before.endswith("/") and before != "//"
        if address.start >= end and not is_in_path:
            end = address.end
            if address.host:
                path = _PATH.match(text, end)
                end_of_path = path.end() if path else end
                yield address
                carried = path[0] if path and ("?" in path[0] or "%" in path[0] or "#" in path[0]) else ""
                yield from (_Address(address.start, end_of_path, host) for host in carried_hosts(f"https://x{carried}"))


def _with_scheme(text: str) -> Iterator[_Address]:
    """What browsers read as a host, in whatever form: 3627734734, 0xd83ad44e, [2001:db8::1], evil%2Eexample."""
    for found in _WITH_SCHEME.finditer(text) if ":/" in text or ":\\" in text else ():
        scheme = found[1].lower()
        if scheme not in {"http", "https"}:
            yield _Address(found.start(), found.end(1), scheme, is_host=False)
        elif found[2] and not _is_plain(found[2]):
            try:
                host = ada_url.URL(f"{scheme}://{found[2]}").hostname
            except ValueError:
                host = found[2].lower()
            yield _Address(found.start(2), found.end(2), host)


def _is_plain(authority: str) -> bool:
    """Whether this is found without its scheme too."""
    return "%" not in authority and bool(_HOST.fullmatch(authority.partition(":")[0]))


def _numeric(text: str) -> Iterator[_Address]:
    """IP addresses without a scheme. Those of a network at home are no danger: 192.168.1.1."""
    for found in _IPV4.finditer(text) if _DIGIT_AND_DOT.search(text) else ():
        parts = re.findall(r"\d+", found[0])
        try:
            address = ipaddress.IPv4Address(ada_url.URL(f"http://{'.'.join(parts)}").hostname)  # 010 is 8
        except ValueError:
            continue
        can_be_version = sum(int(part) >= _SMALL for part in parts) <= 1
        is_address = not can_be_version or _is_shown_as_address(text, found)
        if is_address and not any(address in network for network in _AT_HOME):
            yield _Address(found.start(), found.end(), str(address))
    for found in _IPV6.finditer(text) if "::" in text else ():
        yield _Address(found.start(), found.end(), found[0].lower())


def _is_shown_as_address(text: str, numbers: re.Match[str]) -> bool:
    before = text[max(numbers.start() - 2, 0) : numbers.start()]
    return before.endswith(_BEFORE_ADDRESS) or bool(_BEHIND_ADDRESS.match(text, numbers.end()))


def _of_apps(text: str, schemes: tuple[str, ...]) -> Iterator[_Address]:
    """`sms:+1…`, `data:text/html`; not a word before a colon and other words."""
    for colon in _COLON.finditer(text):
        begin = max(colon.start() - _LONGEST_LABEL, 0)
        scheme = _LAST_WORD.search(text, begin, colon.start())
        if scheme and (
            scheme[0].lower() in schemes or (scheme[0].lower() == "data" and _MEDIA.match(text, colon.end()))
        ):
            yield _Address(scheme.start(), colon.end(), scheme[0].lower(), is_host=False)


def _disguised_hosts(text: str, chat_hosts: tuple[str, ...], dots: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Only the text around a mark that can be a disguised dot is searched: such marks are rare."""
    for mark in (found for marks in _marks(dots) for found in marks.finditer(text)):
        begin, end = max(mark.start() - _LONGEST_LABEL, 0), mark.end() + _LONGEST_LABEL
        before = _BEFORE_DOT.search(text, begin, mark.start())
        if before and before[1].lower() in _before_last_dot(chat_hosts):
            yield from _of_messengers(chat_hosts, dots).finditer(text, begin, end)
        if _END.match(text, mark.end()):
            yield from _of_others(dots).finditer(text, begin, end)
            yield from _ONE_SIDED.finditer(text, begin, end)


@cache
def _dot(words: tuple[str, ...]) -> str:
    """Anything that can be read as a dot. A full stop between two sentences has a space on one side only."""
    whole, others = divided(words)
    spoken = "|".join([*(rf"\b{re.escape(word)}\b" for word in whole), *map(re.escape, others)]) or "(?!)"
    in_brackets = rf"[\[({{【（]\s*(?:\.|{spoken})\s*[\])}}】）]"
    return rf"(?:\s*(?:{in_brackets}|。|·|•|{spoken})\s*|\s+\.\s*|[.,，])"


@cache
def _marks(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What can be the end of a disguised dot: each begins with a set of characters or a word: found fast."""
    whole, others = divided(words)
    behind = r"(?=[\s\])}】）]*[A-Za-z])"
    marks = "".join(map(re.escape, filter(lambda word: len(word) == 1, others)))
    return (
        re.compile(rf"[.。·•,，{marks}](?:(?<![,，]){behind}|(?=[A-Za-z]))"),
        *(re.compile(re.escape(word) + behind, re.IGNORECASE) for word in (*whole, *others) if len(word) > 1),
    )


@cache
def _before_last_dot(hosts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(host.split(".")[-2] for host in hosts)


@cache
def _of_messengers(hosts: tuple[str, ...], dots: tuple[str, ...]) -> re.Pattern[str]:
    """The hosts of messengers with any disguise of the dots."""
    each = "|".join(_dot(dots).join(map(re.escape, host.split("."))) for host in hosts) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{each})(?![\w-])", _FLAGS)


@cache
def _of_others(dots: tuple[str, ...]) -> re.Pattern[str]:
    """Other hosts with a common end."""
    dot = _dot(dots)
    return re.compile(rf"(?<![\w-])[a-z0-9-]+(?:{dot}[a-z0-9-]+)*{dot}(?:{_ENDS})(?![\w-])", _FLAGS)
