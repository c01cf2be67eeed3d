"""Mail addresses that are told and not written: `mail simhelp88 at the mail service of Google`, `simhelp (a) gmail (d) com`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.language.language_data import MailWords
from helpcenter.language.words import LETTER, divided, one_of

# How far from the name of a service the name before the @ can be, and a word for mail.
_NEAR = 40
_WITHIN = r"[^.。!?！？;；\n\0]"
_NAME = r"(?<![A-Za-z0-9_.@/-])(?P<name>[A-Za-z][A-Za-z0-9_.-]{2,})"
_LIKE_ACCOUNT = re.compile(r"[A-Za-z][\w.-]*\d")


def told_mails(text: str, services: tuple[str, ...], words: MailWords) -> Iterator[re.Match[str]]:
    """The addresses that `text` tells: a name, what is read as @, and a service, beside a word for mail."""
    lowered = text.lower()
    if not any(service.lower() in lowered for service in services):
        return
    mails, (joined, loose) = _whole(words.mails), _told(services, words.at)
    for found in joined.finditer(text):
        # With a sign such as (at) no other word is needed.
        if found["sign"] or mails.search(text, max(found.start() - _NEAR, 0), found.end() + _NEAR):
            yield found
    for found in loose.finditer(text):
        is_mail = mails.search(text, max(found.start() - _NEAR, 0), found.end() + _NEAR)
        if is_mail and _LIKE_ACCOUNT.match(found["name"]):
            yield found


@cache
def _told(services: tuple[str, ...], at: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name, the word for @ and a service; and a name with digits before or behind a service."""
    spoken, signs = map(one_of, divided(at))
    whole, others = map(one_of, divided(services))
    service = rf"(?:(?<!{LETTER}){whole}(?!{LETTER})|{others})"
    between = rf"(?:\s(?:{spoken})\s|\s?(?P<sign>[\[({{<（【]\s?(?:{spoken}|a|@)\s?[\])}}>）】]|{signs})\s?)"
    return (
        re.compile(rf"{_NAME}{between}(?:the\s)?(?:{_WITHIN}{{0,24}}\s)?{service}"),
        re.compile(rf"{_NAME}{_WITHIN}{{0,{_NEAR}}}?{service}"),
    )


@cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?<!{LETTER}){whole}(?!{LETTER})|{others}")
