"""Contacts in texts: mail addresses must be official ones, and no text names an account in a messenger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from urllib.parse import unquote

from helpcenter.language.confusables import Skeleton, skeleton
from helpcenter.language.language_data import MessengerWords
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import TextContext
from helpcenter.lint.recognizers.accounts import accounts
from helpcenter.lint.recognizers.messenger_names import undisguised
from helpcenter.lint.recognizers.program_names import without_program_names, words_of_programs
from helpcenter.lint.recognizers.told_mails import told_mails

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_HIDDEN_MAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]+)\s*[\[({]\s*(?:at|@)\s*[\])}]\s*([\w-]+(?:\s*(?:\.|[\[({]\s*(?:dot|\.)\s*[\])}])\s*[\w-]+)+)",
    re.ASCII | re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.@])@\s?(?=[0-9_]*[a-z])[a-z0-9_]{3,}", re.ASCII | re.IGNORECASE)
# How far from the name of a messenger an invitation or an account can be, in characters.
_NEAR = 30
# What swindlers put between the characters of a name.
_GAP = re.compile(r"[ \-–_·•.*+|~/，,、]")
_AT_IN_BRACKETS = re.compile(r"[\[({]\s*(?:at|@)\s*[\])}]", re.IGNORECASE)


def unknown_mail(context: TextContext) -> Iterator[Issue]:
    """A mail address that is not in the data files. Messages would go to a stranger.

    Bad:  `help@example.com`, `help (at) example.com`, `mailto:` links to it, `write to simhelp88 at Google's mail`
    Good: an address that an official page confirms, listed in `contacts.yml` with `kind: mail`
    """
    known = {contact.value.lower() for contact in context.contacts if contact.kind == "mail"}
    for mail, report in _mails(context):
        if mail.lower() not in known:
            yield report(
                f'"{mail}" is not in docs/_data/contacts.yml; correct it, add it with its source, or remove it'
            )


def _mails(context: TextContext) -> Iterator[tuple[str, Callable[[str], Issue]]]:
    for link in context.links():
        if link.target.lower().startswith("mailto:"):
            target = unquote(link.target[7:])
            written = [mail[0] for mail in MAIL.finditer(target)] or [target]
            yield from ((mail, link.report) for mail in written if mail not in link.text)
    for text, report in context.visible_texts():
        plain = skeleton(text)
        for mail in MAIL.finditer(plain.text) if "@" in plain.text else ():
            yield mail[0], partial(report, plain.places[mail.start()])
        for told in told_mails(plain.text, context.data.messengers.mail, context.data.every_language.mail):
            yield told[0], partial(report, plain.places[told.start()])
        for mail in _HIDDEN_MAIL.finditer(plain.text) if _AT_IN_BRACKETS.search(plain.text) else ():
            yield f"{mail[1]}@{mail[2]}", partial(report, plain.places[mail.start()])


def chat_contact(context: TextContext) -> Iterator[Issue]:
    """An account or a group in a messenger. Many of them are fraud; official help is in the app or on the website.

    Bad:  `@sim_help`, `加微信 abc123`, `our Telegram group`, `加 V`, `微-信号 abc123`, `Te1egrarn 号 simhelp`,
          `the Facebook page`, `淘宝店“…”`, `add simhelp88 as a friend`
    Good: the contact page of the app. A messenger may be named as a way to pay
    """
    messengers, words = context.data.messengers, context.data.every_language.messengers
    programs = partial(without_program_names, messengers=messengers, words=words)
    used = words_of_programs((code.text for code in context.codes()), messengers, words)
    for (text, report), (marked, _) in zip(context.visible_texts(), context.visible_texts(programs), strict=True):
        plain = undisguised(_joined(skeleton(text), messengers.names), (*messengers.names, *messengers.platforms))
        found = [*_named(plain.text, messengers.names, words), *_invited(plain.text, messengers.invitations)]
        found += accounts(plain.text, messengers, words, context.data.known_words)
        found += _handles(plain, text, marked, used) if "@" in plain.text else ()
        end = -1
        for place, each in sorted({match.start(): match for match in reversed(found)}.items()):
            if place <= end:  # 关注微信公众号 is one
                continue
            end = each.end()
            message = (
                f'"{each[0].strip()}" is a contact in a messenger; '
                "name the contact page of the official app or website instead"
            )
            yield report(plain.places[place], message)


def _handles(plain: Skeleton, text: str, marked: str, used: frozenset[str]) -> Iterator[re.Match[str]]:
    """The accounts in a text whose @ is still there when programs have lost theirs, and that no program has `used`."""
    for handle in _HANDLE.finditer(plain.text):
        place = plain.places[handle.start()]
        if marked[place] == text[place] and handle[0].lstrip("@ ") not in used:
            yield handle


def _joined(plain: Skeleton, names: tuple[str, ...]) -> Skeleton:
    """The text without what is between the characters of a name: 微-信, W e C h a t."""
    divided_names = list(_divided_names(names).finditer(plain.text)) if _may_divide(names).search(plain.text) else []
    if not divided_names:
        return plain
    kept: list[int] = []
    end = 0
    for found in divided_names:
        kept += range(end, found.start())
        kept += (index for index in range(*found.span()) if not _GAP.match(plain.text, index))
        end = found.end()
    kept += range(end, len(plain.text))
    return Skeleton("".join(plain.text[index] for index in kept), tuple(plain.places[index] for index in kept))


@cache
def _may_divide(names: tuple[str, ...]) -> re.Pattern[str]:
    """What a text with such a name must have, which most texts do not."""
    first = "".join(name[0] for name in names if " " not in name and not name[0].isascii())
    return re.compile(rf"[\n (（:：,.，。、-][A-Za-z]{_GAP.pattern}[A-Za-z]\b|[{first}]{_GAP.pattern}")


@cache
def _divided_names(names: tuple[str, ...]) -> re.Pattern[str]:
    gap = f"{_GAP.pattern}{{1,3}}"
    each = "|".join(gap.join(map(re.escape, name)) for name in names if " " not in name)
    return re.compile(rf"(?<![A-Za-z])(?:{each or '(?!)'})(?![A-Za-z])", re.IGNORECASE)


def _named(text: str, names: tuple[str, ...], words: MessengerWords) -> Iterator[re.Match[str]]:
    """Accounts and invitations. Only the text around the name of a messenger is searched, because that is fast."""
    lowered = text.lower()
    for name in _said(names, lowered):
        place = lowered.find(name)
        while place >= 0:
            if found := _chat(names, words).search(text, max(place - _NEAR, 0), place + len(name) + _NEAR):
                yield found
            place = lowered.find(name, place + len(name))


def _said(words: tuple[str, ...], lowered: str) -> list[str]:
    """The words that are in the text, in small letters. Most lack one of its letters, which is soon seen."""
    letters = set(lowered)
    return [word for word, own in _with_letters(words) if own <= letters and word in lowered]


@cache
def _with_letters(words: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word.lower(), frozenset(word.lower())) for word in words)


def _invited(text: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    if _said(words, text.lower()):
        yield from re.finditer(rf"(?<![A-Za-z0-9]){one_of(list(words))}(?![A-Za-z])", text)


@lru_cache
def _chat(names: tuple[str, ...], words: MessengerWords) -> re.Pattern[str]:
    """A name of a messenger with an account behind it, or an invitation before it."""
    name = one_of(sorted(names, key=len, reverse=True))
    own = rf"{one_of([name for name in names if not name.isascii()])}\s?[A-Za-z][\w-]{{2,}}"
    accounts, signs = map(one_of, divided(words.accounts))
    account = (
        rf"(?:{signs}|{accounts}(?!{LETTER}|_)|[:：](?=\s?[A-Za-z0-9_@+]))|\s?@"
        r"|\s[^\s\0]{0,3}[A-Za-z_]*\d{3,}|\s[A-Za-z0-9]+_\w"
    )
    invitations, invites = map(one_of, divided(words.invitations))
    joints, particles = map(one_of, divided(words.joints))
    ours = one_of([word for part in divided(words.ours) for word in part])
    invite = rf"(?:{invites}|(?<!{LETTER}|_){invitations})\s?{ours}?(?:{particles}|\s{joints})?\s?"
    return re.compile(rf"(?<![A-Za-z]){name}\s?(?:{account})|{invite}{name}(?![A-Za-z])|{own}", re.ASCII)
