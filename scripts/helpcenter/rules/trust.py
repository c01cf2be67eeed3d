"""Where a page leads: to official hosts and known numbers only, however an address is disguised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from helpcenter.disguise import bare, foreign, hidden
from helpcenter.guide import Block
from helpcenter.rules.rule import Defect, Subject

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?![\w-])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w.@])@\s?[a-z0-9_]{3,}")
_DOT = r"\s*(?:\.|。|·|•|\[\.\]|\(\.\)|\(dot\)|\bdot\b|点)\s*"
_CODE = re.compile(r"[+*#]?[0-9][0-9*# ().-]*|[*#]+[0-9A-Za-z*#]+")
_NUMBER = re.compile(r"(?<![\w.,/#*+-])(?:\+|00)?\d(?:[\s().-]{0,2}\d){6,}(?![\w#*]|[.,]\d)|(?<!\w)[*#]+\d[\d*#]*")
_DIGITS = re.compile(r"\d\D{0,2}\d|[*#]\d")
_SEPARATORS = re.compile(r"[\s().-]")


def unofficial_link(subject: Subject) -> Iterator[Defect]:
    """A link that leads to a host which is neither official nor cited: perhaps a seller's, perhaps a swindler's.

    Bad:  `[help](https://t.me/someone)`
    Good: `[T-Mobile's official site](https://www.t-mobile.com/)`; official hosts stand in `hosts.yml`
    """
    for block in subject.guide.blocks:
        for span in block.marked("link", "image"):
            if problem := _problem_of_link(span.target, subject.data.known_hosts):
                yield subject.at_span(block, span, problem)
    for index, source in enumerate(subject.facts.sources):
        if problem := _problem_of_link(source.url, subject.data.known_hosts):
            yield subject.at_fact(["sources", index, "url"], problem)


def _problem_of_link(target: str, official: frozenset[str]) -> str | None:
    try:
        address = urlsplit(target.strip())
        host = address.hostname or ""
    except ValueError:
        return None  # broken-address
    scheme = _SCHEME.match(target.strip())
    if not scheme and not target.startswith("//"):
        return None
    if address.scheme in {"http", "https", ""}:
        if host not in official:
            return f'"{unquote(host)}" is not in docs/_data/hosts.yml; link to an official host only, or drop the link'
        return None
    if address.scheme in {"tel", "mailto"}:
        return None  # unknown-number, unknown-mail
    return f'links that begin with "{address.scheme}:" lead away from the web; write an https:// address, or drop it'


def insecure_link(subject: Subject) -> Iterator[Defect]:
    """A link without encryption: on an airport's Wi-Fi anybody can change what it shows.

    Bad:  `[site](http://www.t-mobile.com/)`
    Good: `[site](https://www.t-mobile.com/)`
    """
    for block in subject.guide.blocks:
        for span in block.marked("link", "image"):
            if span.target.strip().lower().startswith("http:"):
                yield subject.at_span(block, span, "this address is not encrypted; begin it with https://")


def unofficial_address(subject: Subject) -> Iterator[Defect]:
    """An address in plain text or code that leads to no official host, in whatever disguise.

    Bad:  `t.me/abc`, `t . me / abc`, `ｔ．ｍｅ/abc`, `bit[.]ly`
    Good: a link to an official host

    Full-width and look-alike letters are read as what they look like, invisible ones are skipped. A file name such as
    `readme.md` looks like an address; customers have no use for it either.
    """
    official = subject.data.known_hosts
    for block in subject.guide.blocks:
        bared = bare(block.text)
        for found in _addresses(bared.text, subject.data.chat_hosts):
            host = re.sub(_DOT, ".", found[0])
            if host not in official:
                message = f'"{host}" is not in docs/_data/hosts.yml; name official hosts only, or remove it'
                yield subject.at(block, message, bared.places[found.start()])


def _addresses(text: str, chat_hosts: tuple[str, ...]) -> Iterator[re.Match[str]]:
    found = [*_HOST.finditer(text)] if "." in text else []
    found += [
        match for match in _disguised(chat_hosts).finditer(text) if not any(_overlap(match, one) for one in found)
    ]
    mails = [*_MAIL.finditer(text)] if "@" in text else []
    return (
        match for match in sorted(found, key=lambda match: match.start()) if not any(_overlap(match, m) for m in mails)
    )


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


@cache
def _disguised(hosts: tuple[str, ...]) -> re.Pattern[str]:
    """The hosts with anything for a dot."""
    each = "|".join(_DOT.join(map(re.escape, host.split("."))) for host in hosts)
    return re.compile(rf"(?<![\w-])(?:{each or '(?!)'})(?![\w-])")


def unknown_number(subject: Subject) -> Iterator[Defect]:
    """A telephone number or a code to dial that is not in the data: one wrong digit rings a stranger.

    Bad:  `*777`, `tel:` links, a number from somebody's post
    Good: what an official page confirms, listed in `contacts.yml` or `codes.yml`
    """
    known = {_dialled(number) for number in _numbers(subject)}
    for block in subject.guide.blocks:
        for place, number in _dialable(subject, block):
            if _dialled(number) not in known:
                message = (
                    f'"{number}" is in neither docs/_data/contacts.yml nor codes.yml; '
                    "correct it, add it there with its source, or remove it"
                )
                yield subject.at(block, message, place)


def _numbers(subject: Subject) -> Iterable[str]:
    yield from subject.data.codes
    for card in subject.cards:
        yield from card.codes
        yield from (contact.value for contact in card.contacts if contact.kind == "phone")


def _dialable(subject: Subject, block: Block) -> Iterator[tuple[int, str]]:
    for span in block.marked("code"):
        if _CODE.fullmatch(span.text) and len(span.text) > 1:
            yield span.start, span.text
    for span in block.marked("link"):
        if span.target.lower().startswith("tel:"):
            yield span.start, span.target[4:]
    bared = bare(block.prose("code"))
    found = [*_NUMBER.finditer(bared.text)] if _DIGITS.search(bared.text) else []
    if found:
        lexicon = subject.content.lexicon(subject.page.locale)
        measured = [quantity for quantity in lexicon.find(bared.text) if quantity.unit]
        for number in found:
            if not any(one.start < number.end() and number.start() < one.end for one in measured):
                yield bared.places[number.start()], number[0]


def _dialled(number: str) -> str:
    return _SEPARATORS.sub("", number).upper()


def unknown_mail(subject: Subject) -> Iterator[Defect]:
    """A mail address that is not in the data: answers would go to a stranger.

    Bad:  `help@example.com`, `mailto:` links to it
    Good: an address that an official page confirms, listed in `contacts.yml` with `kind: mail`
    """
    known = {contact.value.lower() for card in subject.cards for contact in card.contacts if contact.kind == "mail"}
    for block in subject.guide.blocks:
        found = [
            (span.start, span.target[7:].partition("?")[0])
            for span in block.marked("link")
            if span.target.lower().startswith("mailto:")
        ]
        bared = bare(block.text)
        if "@" in bared.text:
            found += [(bared.places[mail.start()], mail[0]) for mail in _MAIL.finditer(bared.text)]
        for place, mail in found:
            if mail.lower() not in known:
                message = (
                    f'"{mail}" is not in docs/_data/contacts.yml; correct it, add it with its source, or remove it'
                )
                yield subject.at(block, message, place)


def chat_contact(subject: Subject) -> Iterator[Defect]:
    """An account or a group in a messenger: official help is in the app or on the site, swindlers are in chats.

    Bad:  `@sim_help`, `加微信 abc123`, `our Telegram group`
    Good: the contact entry of the app; naming a messenger as a way to pay is fine
    """
    pattern = _chat(subject.data.chat_names)
    for block in subject.guide.blocks:
        bared = bare(block.text)
        found = pattern.search(bared.text) or ("@" in bared.text and _HANDLE.search(bared.text))
        if found:
            message = (
                f'"{found[0].strip()}" leads into a chat; name the contact entry of the official app or site instead'
            )
            yield subject.at(block, message, bared.places[found.start()])


@cache
def _chat(names: tuple[str, ...]) -> re.Pattern[str]:
    name = "|".join(re.escape(name.lower()) for name in names)
    account = r"(?:号|群|频道|id\b|group\b|channel\b|account\b|contact\b|[:：])|\s\S{0,3}[a-z_]*\d{3,}"
    invite = r"(?:加|添加|联系|add|join|contact)\s?(?:我们?|客服|us|me|our)?(?:的|\son)?\s?"
    return re.compile(rf"(?<![a-z])(?:{name})\s?(?:{account})|{invite}(?:{name})(?![a-z])")


def hidden_character(subject: Subject) -> Iterator[Defect]:
    """A character that nobody sees: it breaks the search, and hides what an address says.

    Bad:  a zero-width space or a direction mark, often pasted from a chat
    Good: the words typed anew
    """
    rtl = subject.language.direction == "rtl"
    for number, line in enumerate(subject.page.written.split("\n"), subject.page.body_line):
        if not line.isascii() and (found := hidden(line, right_to_left=rtl)):
            name = f"U+{ord(found[0]):04X}"
            yield subject.at_line(number, f"an invisible character ({name}) stands here; delete it", found.start() + 1)
    for key in ("title", "description", "aliases"):
        value = getattr(subject.facts, key)
        if found := hidden(value if isinstance(value, str) else "".join(value), right_to_left=rtl):
            yield subject.at_fact([key], f"an invisible character (U+{ord(found[0]):04X}) stands here; delete it")


def look_alike(subject: Subject) -> Iterator[Defect]:
    """Letters of another script, which look like those of this one: an address with them leads elsewhere.

    Bad:  `T-Моbile` with a Cyrillic М and о
    Good: `T-Mobile`
    """
    known = {"LATIN"}
    for language in subject.content.project.languages:
        known |= set(language.scripts)
    if not all(language.scripts for language in subject.content.project.languages):
        return  # a language whose script is not known
    for block in subject.guide.blocks:
        if not block.text.isascii() and (found := foreign(block.text, tuple(sorted(known)))):
            message = f'"{found[0]}" has letters of another script that look like ours; type it anew'
            yield subject.at(block, message, found.start())
