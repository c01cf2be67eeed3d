"""Whom a page tells to call or to write to: only whom an official page names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

from helpcenter.language.confusables import skeleton
from helpcenter.language.language_data import DialWords, MessengerWords
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.context import Issue, PageContext

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_HANDLE = re.compile(r"(?<![\w.@])@\s?(?=[0-9_]*[a-z])[a-z0-9_]{3,}", re.ASCII | re.IGNORECASE)
# What stands between the digits of a number: blanks, dots, brackets, every dash.
_BETWEEN = r"[\s().‐-―−-]{0,2}"
_CODE = re.compile(r"[+*#]?[0-9][0-9*# ().-]*|[*#]+[0-9A-Za-z*#]+")
_NUMBER = re.compile(
    rf"(?<![\w.,/#*+-])\(?(?:\+|00)?\(?\d(?:{_BETWEEN}\d){{6,}}(?![\w#*]|[.,]\d)"
    r"|(?<![\w*#])[*#]+\d[\d*#]*|(?<!\w)1-8\d\d-[A-Z0-9-]{7,}",
    re.ASCII,
)
# Most texts have none: only then the patterns above are tried.
_MANY_DIGITS = re.compile(rf"\d(?:{_BETWEEN}\d){{6}}|[*#]\d|1-8\d\d-")
_SHORT_NUMBER = re.compile(r"(?<!\d)\d{3,6}(?!\d)")
# Versions and dates (2026.11.20), hours (10.00–18.00), ranges (2024–2026), thousands (3 000 000).
_NO_NUMBER = re.compile(
    r"\d{1,4}(?:\.\d{1,3}){2,3}(?:-\d{1,3}(?:\.\d{1,3})*)?|\d{1,2}[.:]\d\d\s?[-–—]\s?\d{1,2}[.:]\d\d"
    r"|\d{1,4}\s?[-–—]\s?\d{1,4}|\d{1,3}(?:\s\d{3})+"
)
_SEPARATORS = re.compile(r"[\s().‐-―−-]|^\+|^00")

# More than an invitation has before a name, or an account behind it.
_NEAR = 30
# The same, between the word and a short number.
_NEAR_DIAL = 8

_Report = Callable[[str], Issue]


def unknown_number(context: PageContext) -> Iterator[Issue]:
    """A telephone number or a code to dial that is not in the data: one wrong digit rings a stranger.

    Bad:  `*777`, `tel:` links, a number from somebody's post
    Good: what an official page confirms, listed in `contacts.yml` or `codes.yml`
    """
    known = {_dialled(number) for number in _known_numbers(context)}
    for number, report in _numbers(context):
        if _dialled(number) not in known:
            message = (
                f'"{number}" is in neither docs/_data/contacts.yml nor codes.yml; '
                "correct it, add it there with its source in a comment, or remove it"
            )
            yield report(message)


def _known_numbers(context: PageContext) -> Iterator[str]:
    yield from context.data.codes
    for card in context.cards:
        yield from card.codes
        yield from (contact.value for contact in card.contacts if contact.kind == "phone")


def _numbers(context: PageContext) -> Iterator[tuple[str, _Report]]:
    """Numbers and codes, each with a way to report it at its place."""
    for block, span in context.guide.marked("code", "link"):
        if span.kind == "code" and _CODE.fullmatch(span.text) and len(span.text) > 1:
            yield span.text, partial(context.at_span, block, span)
        if span.target.lower().startswith("tel:"):
            yield span.target[4:], partial(context.at_span, block, span)
    for text, at in _without_code(context):
        plain = skeleton(text)
        has_numbers = _MANY_DIGITS.search(plain.text)
        found = [(number.start(), number[0]) for number in _NUMBER.finditer(plain.text)] if has_numbers else []
        measured = context.content.quantity_grammar(context.page.locale).find(plain.text) if found else ()
        found = [
            (start, number)
            for start, number in found
            if not _NO_NUMBER.fullmatch(number)
            and not any(one.unit and one.start < start + len(number) and start < one.end for one in measured)
        ]
        found += _short_numbers(plain.text, context.data.every_language.dial)
        for start, number in found:
            yield number, partial(at, plain.places[start])


def _short_numbers(text: str, words: DialWords) -> Iterator[tuple[int, str]]:
    """Numbers of a few digits that a text says to dial."""
    before = _to_dial(words.before)
    near = max([_NEAR_DIAL, *map(len, words.before)])
    for number in _SHORT_NUMBER.finditer(text):
        is_dialled = before.search(text, max(number.start() - near, 0), number.start())
        if is_dialled and not text.startswith(words.not_before, number.end()):
            yield number.start(), number[0]


@cache
def _to_dial(words: tuple[str, ...]) -> re.Pattern[str]:
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?:{others}|(?<!{LETTER}){whole})\s*$")


def _without_code(context: PageContext) -> Iterator[tuple[str, Callable[[int, str], Issue]]]:
    _, *others = context.words()
    text = context.text("code")
    yield text.text, partial(context.at_text, text)
    yield from others


def _dialled(number: str) -> str:
    """What is dialled: +1 800 and 1-800 are the same."""
    return _SEPARATORS.sub("", number).upper().lstrip("+")


def unknown_mail(context: PageContext) -> Iterator[Issue]:
    """A mail address that is not in the data: answers would go to a stranger.

    Bad:  `help@example.com`, `mailto:` links to it
    Good: an address that an official page confirms, listed in `contacts.yml` with `kind: mail`
    """
    known = {contact.value.lower() for card in context.cards for contact in card.contacts if contact.kind == "mail"}
    for mail, report in _mails(context):
        if mail.lower() not in known:
            yield report(
                f'"{mail}" is not in docs/_data/contacts.yml; correct it, add it with its source, or remove it'
            )


def _mails(context: PageContext) -> Iterator[tuple[str, _Report]]:
    for block, span in context.guide.marked("link"):
        if span.target.lower().startswith("mailto:"):
            written = [mail[0] for mail in MAIL.finditer(span.target[7:])]
            yield from ((mail, partial(context.at_span, block, span)) for mail in written if mail not in span.text)
    for text, at in context.words():
        plain = skeleton(text)
        for mail in MAIL.finditer(plain.text) if "@" in plain.text else ():
            yield mail[0], partial(at, plain.places[mail.start()])


def chat_contact(context: PageContext) -> Iterator[Issue]:
    """An account or a group in a messenger: official help is in the app or on the site, swindlers are in chats.

    Bad:  `@sim_help`, `加微信 abc123`, `our Telegram group`
    Good: the contact entry of the app; naming a messenger as a way to pay is fine
    """
    messengers = context.data.every_language.messengers
    for text, at in context.words():
        plain = skeleton(text)
        found = list(
            {match.start(): match for match in _named(plain.text, context.data.chat_names, messengers)}.values()
        )
        found += _HANDLE.finditer(plain.text) if "@" in plain.text else ()
        for each in found:
            message = (
                f'"{each[0].strip()}" leads into a chat; name the contact entry of the official app or site instead'
            )
            yield at(plain.places[each.start()], message)


def _named(text: str, names: tuple[str, ...], words: MessengerWords) -> Iterator[re.Match[str]]:
    """Accounts and invitations, looked for around each name of a messenger only."""
    pattern, lowered = _chat(names, words), text.lower()
    for name in names:
        place = lowered.find(name.lower())
        while place >= 0:
            if found := pattern.search(text, max(place - _NEAR, 0), place + len(name) + _NEAR):
                yield found
            place = lowered.find(name.lower(), place + len(name))


@lru_cache
def _chat(names: tuple[str, ...], words: MessengerWords) -> re.Pattern[str]:
    """A name of a messenger with an account behind it, or an invitation before it."""
    name = one_of(sorted(names, key=len, reverse=True))
    own = rf"{one_of([name for name in names if not name.isascii()])}\s?[A-Za-z][\w-]{{2,}}"
    accounts, signs = map(one_of, divided(words.accounts))
    account = (
        rf"(?:{signs}|{accounts}(?!{LETTER}|_)|[:：](?=\s?[A-Za-z0-9_@+]))|\s[^\s\0]{{0,3}}[A-Za-z_]*\d{{3,}}|\s?@"
    )
    invitations, invites = map(one_of, divided(words.invitations))
    joints, particles = map(one_of, divided(words.joints))
    ours = one_of([word for part in divided(words.ours) for word in part])
    invite = rf"(?:{invites}|(?<!{LETTER}|_){invitations})\s?{ours}?(?:{particles}|\s{joints})?\s?"
    return re.compile(rf"(?<![A-Za-z]){name}\s?(?:{account})|{invite}{name}(?![A-Za-z])|{own}", re.ASCII)
