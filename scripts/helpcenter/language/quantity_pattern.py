"""The pattern that finds what can be a quantity in the running text of one language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpcenter.language.language_data import QuantityWords
from helpcenter.language.numbers import HAN_NUMERALS
from helpcenter.language.words import LETTER, any_word, is_spaced

# Signs of units directly behind a number, in every language: 0.5s, 24h (the International System of Units, table 8).
SIGNS = {"s": "second", "h": "hour"}
# Behind these digits s is the plural: in the 1990s, the 90s, errors with the codes 4xx and 5xx.
_NO_PLURAL = r"(?<!\b\d{4})(?<!\b[45]\d\d)(?<!\bthe \d\d)"
DASHES = "[-‐‑‒–—−~～〜]"


def quantity_pattern(known: QuantityWords, units: Sequence[str], months: Sequence[str], number: str) -> re.Pattern[str]:
    """Matches a quantity; its named groups are the parts, of which only those of one form are there.

    `known` are the words of the language, `units` those of all units, `months` the names of months, `number` is a
    pattern for a number.
    """
    dates, halves = known.dates, known.halves
    # 个月 is divided in 一个半月.
    ends = {word.removeprefix(each) for word in units for each in known.counters if word.startswith(each)}
    symbols = [word for word in units if not word[0].isalpha() or word.isupper() or not is_spaced(word)]
    signs = rf"(?-i:(?<=\d){_NO_PLURAL}(?:{'|'.join(SIGNS)})(?!{LETTER}|_))"
    unit = rf"(?!(?<=[{HAN_NUMERALS}]){any_word(known.not_units)})(?:{any_word(units)}|{signs})"
    symbol, counter = any_word(symbols), any_word(known.counters)
    month = f"(?-i:{any_word(months)})"  # March, not march
    nth = any_word(known.ordinals.after)
    either = any_word(known.alternatives, after=LETTER)
    bounds = f"{any_word(known.ranges, after=LETTER)}|(?(from){any_word(known.pairs.values(), after=LETTER)}|(?!))"
    numbered = any_word(known.numbered)
    article = rf"{any_word(known.articles)}(?=[\s-]+{unit}(?!\s+{numbered}))"
    half = rf"(?!{any_word(halves.other)}){any_word(halves.alone)}(?=[\s-]*{counter}?[\s-]*{unit})"
    half_after = rf"\s*(?!{any_word(halves.other)}){any_word(halves.after_unit)}"
    return re.compile(
        rf"{_beginning(known, months, symbols)}(?:"
        rf"(?P<phrase>{any_word(known.phrases)})"
        r"|(?P<iso>(?<!\d)\d{4}(?P<between>[-/])\d{1,2}(?P=between)\d{1,2}(?!\d))"
        rf"|(?:(?P<year>\d{{4}})\s*{any_word(dates.year)}\s*)?(?P<month>\d{{1,2}})\s*{any_word(dates.month)}"
        rf"(?:{any_word(dates.month_end)}|\s*(?P<day>\d{{1,2}})\s*{any_word(dates.day)})?"
        rf"|(?P<day_before>\d{{1,2}})(?:{nth})?(?:\s+{any_word(dates.before_month)})?"
        rf"\s+(?P<month_after>{month})(?:,?\s+(?P<year_last>\d{{4}})(?!\d))?"
        rf"|(?P<month_name>{month})(?:\s+(?P<day_after>\d{{1,2}})(?:{nth})?(?!\d))?"
        r"(?:,?\s+(?P<year_after>\d{4})(?!\d))?"
        rf"|(?P<ordinal>{any_word(known.ordinals.before)}\s*)?(?:(?P<symbol>{symbol})\s*)?"
        rf"(?P<from>{any_word(known.pairs)}\s*)?(?P<first>(?P<half>{half})|{number}|{article})"
        rf"(?:\s*(?:{DASHES}|(?P<either>{either})|{bounds})\s*(?:{symbol}\s*)?(?!{unit})(?P<last>{number}))?"
        rf"(?:\s*(?P<parted>{counter})(?:{any_word(known.about)}|(?P<parted_half>{any_word(halves.after_number)}))"
        rf"(?P<end_of_unit>{any_word(ends)}))?"
        rf"(?:\s*(?P<multiplier>{any_word(known.multipliers)}))?"
        rf"(?:[\s-]*(?P<about>{any_word(known.about)})(?=[\s-]*(?:{counter}|{unit})))?"
        rf"(?:\s*(?!{unit})(?P<counter>{counter}))?"
        rf"(?:\s*(?P<more>{any_word(known.about)})(?=\s*{unit}))?"
        rf"(?:\s*(?P<and_half>{any_word(halves.after_number)})(?=[\s-]*{unit}))?"
        rf"(?:[\s-]*(?P<unit>{unit})(?:(?P<half_after>{half_after})"
        # an hour or two
        rf"|\s+{either}\s+(?P<second>{number})(?![\s-]*(?:{counter}|{unit})))?"
        rf"|\s+(?P<numbered>{numbered}))?)",
        re.IGNORECASE,
    )


def _beginning(known: QuantityWords, months: Sequence[str], symbols: Sequence[str]) -> str:
    """Where a quantity can begin: most positions are passed over at once."""
    numbers = (*known.articles, *known.numerals, *known.approximate, *known.ordinals.words, *known.halves.alone)
    begin = (*known.phrases, *months, *numbers, *known.pairs, *known.ordinals.before)
    starts = {word[0].casefold() for word in begin}
    letters = re.escape("".join(sorted(start for start in starts if start.isascii())))
    others = re.escape("".join(sorted((starts | {word[0] for word in symbols}) - set(letters))))
    return rf"(?:(?=[\d{HAN_NUMERALS}几数{others}])|\b(?=[{letters or 'a'}]))"
