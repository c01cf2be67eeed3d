"""Mail addresses that are told and not written: `simhelp88 at the mail service of Google`, `simhelp (a) gmail`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.language.language_data import MailWords
from helpcenter.language.words import divided, one_of
from helpcenter.lint.recognizers.mentions import mentioned, whole_words

# How far from the name of a service the name before the @ can be, and a word for mail.
_NEAR = 40
_FAR = 64
_WITHIN = r"[^.。!?！？;；\n\0]"
_NAME = r"(?<![A-Za-z0-9_.@/-])[A-Za-z][A-Za-z0-9_.-]{2,}"
_LIKE_ACCOUNT = re.compile(rf"(?<![A-Za-z0-9_.@/-])[A-Za-z][A-Za-z_.-]{{2,}}\d[\w.-]*{_WITHIN}*$", re.ASCII)


def told_mails(text: str, services: tuple[str, ...], words: MailWords) -> Iterator[re.Match[str]]:
    """The addresses that `text` tells: a name, what is read as @, and a service, beside a word for mail."""
    said = mentioned(text, services)
    mails, joined = whole_words(words.mails), _joined(words.at)
    for found in whole_words(said).finditer(text) if said else ():
        first, last = max(found.start() - _FAR, 0), found.end() + _NEAR
        told = joined.search(text, first, found.start())
        # With a sign such as (at) no other word is needed.
        is_told = told and (told["sign"] or mails.search(text, first, last))
        account = _LIKE_ACCOUNT.search(text, max(found.start() - _NEAR, 0), found.start())
        if is_told or (account and mails.search(text, first, last)):
            yield found


@cache
def _joined(at: tuple[str, ...]) -> re.Pattern[str]:
    """What is before a service: a name, and the word for @."""
    spoken, signs = map(one_of, divided(at))
    between = rf"(?:\s(?:{spoken})\s|\s?(?P<sign>[\[({{<（【]\s?(?:{spoken}|a|@)\s?[\])}}>）】]|{signs})\s?)"
    return re.compile(rf"{_NAME}{between}(?:the\s)?(?:{_WITHIN}{{0,24}}\s)?$")
