"""Accounts, pages and shops on messengers and platforms; and words that are an account wherever they are: simhelp88."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from helpcenter.content.fields.contact import Messengers
from helpcenter.language.language_data import MessengerWords
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.recognizers.mentions import mentioned, whole_words

# How far from the name of a platform, or from a word that turns to somebody, an account can be; in the same sentence.
_NEAR = 40
# How far from such a word an account is that no platform is named for.
_BESIDE = 24
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？；;\n\0]")
# A word with digits at its end or between its letters, or with underscores: simhelp88, sim_help_1.
_ACCOUNT = re.compile(r"(?<![\w@./#$*+-])[A-Za-z][A-Za-z_.-]{2,}\d{2,}\w*(?![\w/(]|\.\w|@[\w-]+\.\w)", re.ASCII)
_DIGITS_BEHIND_LETTER = re.compile(r"[0-9](?<=[A-Za-z_.-].)[0-9]", re.ASCII)
# Beside the name of a platform one digit is enough, and so are quotation marks.
_QUOTES = '“”「」『』《》"'
_NAMED = re.compile(
    r"[“「『《\"][^“”「」『』《》\"\n\0]{2,24}[”」』》\"]|(?<![\w@./#$*+-])[A-Za-z](?:[A-Za-z_.-]{2,}\d\w*|[A-Za-z]+_\w+)",
    re.ASCII,
)
# Names of standards, of code and of devices: their letters are known, or are short and all capitals.
_NO_ACCOUNT = re.compile(
    r"[a-z]{2}_[A-Z][A-Za-z]{1,3}|(?:utf|(?:hmac-?)?sha|md|base|ipv|int|uint|float|arm|amd|win|iphone|ipad|galaxy|pixel|android|ios|windows|http|python|gpt|es|ip|tel|call)"
    r"[-_.]?\d+[a-z]{0,4}|[A-Z]{1,6}[-_]?\d+",
    re.IGNORECASE,
)


class _Signs(NamedTuple):
    """What makes a contact of the name of a platform: patterns that end at it, and that begin behind it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


def accounts(
    text: str, messengers: Messengers, words: MessengerWords, known: Collection[str]
) -> Iterator[re.Match[str]]:
    """What is an account in `text`, whose names of platforms are plain; not what is `known`, in lower case."""
    yield from _on_platforms(text, messengers, words, known)
    yield from _by_themselves(text, words, known)


def _on_platforms(
    text: str, messengers: Messengers, words: MessengerWords, known: Collection[str]
) -> Iterator[re.Match[str]]:
    names = (*messengers.names, *messengers.platforms)
    said = mentioned(text, names)
    if not said:  # the usual case
        return
    no_accounts = {*known, *(each.lower() for each in names)}
    for name in whole_words(said).finditer(text):
        first, last = _sentence(text, name.start(), name.end(), _NEAR)
        if _named_account(text, first, last, name, no_accounts):
            yield name
        elif name[0].lower() not in {each.lower() for each in messengers.payments}:
            signs = _signs(words)
            before = signs.before.search(text, first, name.start())
            if before or signs.behind.match(text, name.end(), last):
                yield name


def _named_account(text: str, first: int, last: int, name: re.Match[str], known: Collection[str]) -> bool:
    """Whether there is an account or a name in quotation marks beside the platform, which is none itself."""
    for account in _NAMED.finditer(text, first, last):
        said = account[0].strip(_QUOTES).lower()
        is_platform = account.start() < name.end() and name.start() < account.end()
        if not is_platform and said not in known and not _NO_ACCOUNT.fullmatch(said):
            return True
    return False


def _by_themselves(text: str, words: MessengerWords, known: Collection[str]) -> Iterator[re.Match[str]]:
    """`add simhelp88`: no platform is named."""
    for account in _ACCOUNT.finditer(text) if _DIGITS_BEHIND_LETTER.search(text) else ():
        if account[0].lower() not in known and not _NO_ACCOUNT.fullmatch(account[0]):
            first, last = _sentence(text, account.start(), account.end(), _BESIDE)
            beside = whole_words((*words.asks, *words.people))
            if beside.search(text, first, account.start()) or beside.search(text, account.end(), last):
                yield account


def _sentence(text: str, start: int, end: int, near: int) -> tuple[int, int]:
    """From where to where the sentence goes, at most `near` characters before `start` and behind `end`."""
    begun = [mark.end() for mark in _SENTENCE_END.finditer(text, max(start - near, 0), start)]
    ended = _SENTENCE_END.search(text, end, end + near)
    return (begun[-1] if begun else max(start - near, 0)), (ended.start() if ended else min(end + near, len(text)))


@cache
def _signs(words: MessengerWords) -> _Signs:
    """`ask … on`, `follow the`, 关注 before a platform; `page`, 主页, 上找 behind it."""
    asks, _ = map(one_of, divided(words.asks))
    asks_joined = _not_within(divided(words.asks)[1], words.not_asks)
    via, _ = map(one_of, divided(words.via))
    ours, _ = map(one_of, divided(words.ours))
    places, places_joined = map(one_of, divided((*words.accounts, *words.places)))
    inside = one_of(list(words.inside))
    before = (
        rf"(?<!{LETTER})(?:(?:{asks}|{ours})(?!{LETTER})[^\0]{{0,40}}?\s{via}(?:\s(?:the|our))?|{asks}(?:\s(?:the|our|this|my|an?))?)\s$"
        rf"|{asks_joined}[^\0，,]{{0,6}}$"
    )
    behind = (
        rf"\s?(?:{places})(?!{LETTER})|\s?(?:{places_joined})|\s?{inside}?(?:的|[^\0，,]{{0,4}}){asks_joined}"
        r"|(?<=[\u4e00-\u9fff])\s[a-z][a-z0-9_-]{3,}(?=\s*(?:[\n\0，。；！,;!)）]|$))"
    )
    return _Signs(re.compile(before), re.compile(behind))


def _not_within(words: list[str], longer: tuple[str, ...]) -> str:
    """A pattern for any of the words, where it is neither the beginning nor the end of a longer one."""
    begin = one_of([each for each in longer if each.startswith(tuple(words))])
    ends = {each.removesuffix(word) for each in longer for word in words if each.endswith(word) and each != word}
    behind = "".join(rf"(?<!{re.escape(end)})" for end in sorted(ends))
    return rf"(?:{behind}(?!{begin}){one_of(words)})"
