"""Telephone numbers and codes in texts: they must be official ones, however they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from urllib.parse import unquote

from babel.core import get_global

from helpcenter.content.data_references import ANY
from helpcenter.language.confusables import skeleton
from helpcenter.language.language_data import DialWords
from helpcenter.language.words import LETTER, divided, one_of
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import TextContext
from helpcenter.lint.recognizers.told_numbers import told_numbers

# What may be between the digits of a number: spaces, dots, brackets, dashes.
_BETWEEN = r"[\s()._·‐-―−-]{0,2}"
_CODE = re.compile(r"[+*#]?[0-9][0-9*# ().-]*|[*#]+[0-9A-Za-z*#]+")
_NUMBER = re.compile(
    rf"(?<![\w.,/#*+-])\(?(?:\+|00)?\(?\d(?:{_BETWEEN}\d){{6,}}(?![\w#*]|[.,]\d)"
    r"|(?<![\w*#])[*#]+\d[\d*#]*|(?<!\w)1-8\d\d-[A-Z0-9-]{7,}",
    re.ASCII,
)
# Most texts have nothing like it; the patterns above are tried only on the others.
# They begin with a set of characters, which is found fastest.
_MANY_DIGITS = re.compile(rf"[0-9*#](?:(?<=[*#])\d|-8\d\d-|(?:{_BETWEEN}\d){{6}})", re.ASCII)
_SHORT_NUMBER = re.compile(r"[0-9](?<![0-9][0-9])[0-9]{2,5}(?![0-9])")
# Versions and dates (2026.11.20), hours (10.00–18.00), ranges (2024–2026), thousands (3 000 000).
_NOT_A_NUMBER = re.compile(
    r"\d{1,4}(?:\.\d{1,3}){2,3}(?:-\d{1,3}(?:\.\d{1,3})*)?|\d{1,2}[.:]\d\d\s?[-–—]\s?\d{1,2}[.:]\d\d"
    r"|\d{1,4}\s?[-–—]\s?\d{1,4}|[1-9]\d{0,2}(?:\s\d{3})+"
)
_SEPARATORS = re.compile(r"[\s()._·‐-―−-]|^\+|^00")
# What can be a number besides: with slashes, behind letters, or with more between its digits. libphonenumber says so.
_PERHAPS = re.compile(
    r"(?<![\d.,/#*+-])[+(]{0,2}\d(?:[\s()./‐-―−~_|-]{0,4}\d|[,，]\d){6,14}(?![\d#*]|[.,]\d)", re.ASCII
)
_UNUSUAL = re.compile(r"[0-9](?:\s?[/_|~]\s?\d|[,，]\d{4}|[\s()./‐-―−-]{3,4}\d|(?<=[A-Za-z].)\d{6})", re.ASCII)
# No amount, and no number of anything that is counted, has so many digits.
_LONG = 10
# With fewer digits it is no telephone number, if no word says so.
_FEWEST_DIGITS = 7
# How far before a short number the word to dial it can be, in characters.
_NEAR = 8


def unknown_number(context: TextContext) -> Iterator[Issue]:
    """A telephone number or a code to dial that is not in the data files. A wrong digit calls a stranger.

    Bad:  `*777`, `tel:` links, a number from somebody's post, `一三八零零一三八零零零`,
          `first press 138, then 0013 and 8000`
    Good: a number that an official page confirms, listed in `contacts.yml` or `codes.yml`
    """
    known = {_dialled(number) for number in _known_numbers(context)}
    for number, report in _numbers(context):
        if _dialled(number) not in known:
            message = (
                f'"{number}" is not in docs/_data/contacts.yml or codes.yml; '
                "correct it, add it there with its source in a comment, or remove it"
            )
            yield report(message)


def _known_numbers(context: TextContext) -> Iterator[str]:
    for product in (ANY, *context.products):
        yield from context.data.codes.get(product, ())
    yield from (contact.value for contact in context.contacts if contact.kind == "phone")


def _dialled(number: str) -> str:
    """The characters that are dialled: +1 800 and 1-800 are the same."""
    return _SEPARATORS.sub("", number).upper().lstrip("+")


def _numbers(context: TextContext) -> Iterator[tuple[str, Callable[[str], Issue]]]:
    """Numbers and codes, each with a function that reports it at its position."""
    for code in context.codes():
        if _CODE.fullmatch(code.text) and len(code.text) > 1:
            yield code.text, code.report
    for link in context.links():
        if link.target.lower().startswith("tel:"):
            yield unquote(link.target[4:]), link.report
    every_language = context.data.every_language
    words, measure = every_language.dial, partial(_measured, context)
    for text, report in context.texts_without_code():
        plain = skeleton(text)
        found = _in_digits(plain.text, context) if _MANY_DIGITS.search(plain.text) else []
        found += _perhaps(plain.text, context, found) if _UNUSUAL.search(plain.text) else []
        found += (*_in_words(plain.text, words), *_short_numbers(plain.text, words))
        yield from ((number, partial(report, plain.places[start])) for start, number in found)
        written = [number.span() for number in _NUMBER.finditer(plain.text)] if _MANY_DIGITS.search(plain.text) else []
        written += [(start, start + len(number)) for start, number in found]
        for told in told_numbers(plain.text, every_language, measure):
            if not any(start < told.end and told.start < end for start, end in written):
                yield told.digits, partial(report, plain.places[told.start])


def _in_digits(text: str, context: TextContext) -> list[tuple[int, str]]:
    found = [(number.start(), number[0]) for number in _NUMBER.finditer(text)]
    measured = _measured(context, text) if found else []
    return [
        (start, number)
        for start, number in found
        if not _NOT_A_NUMBER.fullmatch(number)
        and (
            sum(map(str.isdigit, number)) > _LONG
            or not any(first < start + len(number) and start < end for first, end in measured)
        )
    ]


def _measured(context: TextContext, text: str) -> list[tuple[int, int]]:
    """Where amounts, times and dates are in a text."""
    return [(one.start, one.end) for grammar in context.quantity_grammars for one in grammar.find(text) if one.unit]


def _perhaps(text: str, context: TextContext, found: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """What is a number only if a country has such numbers: 0171/1234567."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 -- few texts need it

    starts = {start for start, _ in found}
    for candidate in _PERHAPS.finditer(text):
        for region in _regions(context):
            written = re.sub("[,，_|~]", "-", candidate[0])
            if any(PhoneNumberMatcher(written, region, Leniency.VALID)) and candidate.start() not in starts:
                yield candidate.start(), candidate[0]
                break


def _regions(context: TextContext) -> list[str]:
    """The countries whose numbers are looked for: those of the languages and of the official hosts."""
    tags = [language.tag for language in context.content.project.languages]
    return sorted({*map(_country_of_tag, tags), *map(_country_of_host, context.data.known_hosts)} - {""})


@cache
def _country_of_tag(tag: str) -> str:
    """CN of zh-Hans, by CLDR's likely subtags."""
    likely = get_global("likely_subtags")
    parts = tag.split("-")
    full = likely.get("_".join(parts)) or likely.get(parts[0]) or ""
    return next((part for part in (*parts[1:], *full.split("_")[1:]) if len(part) == 2 and part.isupper()), "")  # noqa: PLR2004


@cache
def _country_of_host(host: str) -> str:
    """ES of www.example.es; GB of www.example.co.uk."""
    end = host.rpartition(".")[2].upper()
    return {"UK": "GB"}.get(end, end if len(end) == 2 else "")  # noqa: PLR2004


def _short_numbers(text: str, words: DialWords) -> Iterator[tuple[int, str]]:
    """Numbers of a few digits that a text says to dial."""
    before = _to_dial(words.before)
    near = max([_NEAR, *map(len, words.before)])
    for number in _SHORT_NUMBER.finditer(text):
        is_dialled = before.search(text, max(number.start() - near, 0), number.start())
        if is_dialled and not text.startswith(words.not_before, number.end()):
            yield number.start(), number[0]


@cache
def _to_dial(words: tuple[str, ...]) -> re.Pattern[str]:
    whole, others = map(one_of, divided(words))
    return re.compile(rf"(?:{others}|(?<!{LETTER}){whole})\s*$")


def _in_words(text: str, words: DialWords) -> Iterator[tuple[int, str]]:
    """Numbers whose digits, or some of them, are words: 一三八零零一三八零零零."""
    whole, joined, spaced, each = _spoken(tuple(words.digits))
    found = [*joined.finditer(text)]
    # Twenty-one letters are the fewest that seven words can have.
    if len(text) > 3 * _FEWEST_DIGITS:
        lowered = text.lower()
        if sum(map(lowered.count, whole)) >= _FEWEST_DIGITS:
            found += spaced.finditer(lowered)
    for number in found:
        digits, said = each.subn(lambda word: str(words.digits[word[0]]), number[0])
        if said:
            yield number.start(), "".join(filter(str.isdigit, digits))


@cache
def _spoken(digits: tuple[str, ...]) -> tuple[list[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The words with spaces between them; seven digits or more, as single characters or as such words; any of these."""
    whole, others = divided(digits)
    joined = rf"[{''.join(others)}\d]"
    spaced = rf"(?:{'|'.join(map(re.escape, whole)) or '(?!)'})"
    more = _FEWEST_DIGITS - 1
    return (
        whole,
        re.compile(rf"{joined}(?:{_BETWEEN}{joined}){{{more},}}"),
        re.compile(rf"{spaced}(?:[\s,.-]{{1,2}}(?:{spaced}|\d)){{{more},}}"),
        re.compile("|".join(map(re.escape, (*whole, *others))) or "(?!)"),
    )
