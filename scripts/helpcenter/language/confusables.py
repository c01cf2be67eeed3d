"""What a text says once its disguise is taken off: full-width, look-alike, framed and invisible characters, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from helpcenter.language.writing_systems import script

# Letters that are drawn like Latin ones, and that Unicode's confusables (UTS #39) lack or read as other letters.
_LOOK_ALIKE = dict(zip("асеорхуіјѕһԁԛԝвкмнтгѵєҽαβεικνορτυχωѡ", "aceopxyijshdqwbkmhtrveeabeikvoptuxww", strict=True))
_LOOK_ALIKE |= dict.fromkeys("┬╤╥╦", "t")
# Marks that are drawn like a dot in the middle of a line, like a comma, or like a plus.
_MARKS = dict.fromkeys("‧∙⸱⋅・･●⚫", "·") | dict.fromkeys("‚❟", ",") | dict.fromkeys("➕✚", "+")
# What most texts are made of: nothing to take off.
_PLAIN = (
    "\x00-\x7e\xa0-\xa9\xab\xac\xae-\xb1\xb4-\xb8\xbb\xbf×÷–—‘’“”…、。《》「」『』【】\u4e00-\u9fff，：；！？（）％＋"
)
_UNDISGUISED = re.compile(f"[{_PLAIN}]*")
_ODD = re.compile(f"[^{_PLAIN}]")
# Ligatures apart, the Unicode name of a letter in a frame or with a stroke says which one it is.
_LETTER = "(LATIN (?:SMALL|CAPITAL) LETTER|LATIN LETTER SMALL CAPITAL|INDICATOR SYMBOL LETTER)"
_NAMED = re.compile(rf"{_LETTER} (?:DOTLESS )?([A-Z])(?: WITH .*)?$")
# And of a form of it (INSULAR T, OPEN E, REVERSED E, U BAR), or of a further letter, which one it is drawn like.
_DRAWN_LIKE = {
    "ALPHA": "A",
    "ENG": "N",
    "ETH": "D",
    "IOTA": "I",
    "OMEGA": "W",
    "SCHWA": "E",
    "THORN": "P",
    "UPSILON": "U",
}
_FORM = re.compile(rf"{_LETTER} (?:[A-Z-]+ )*?([A-Z]|{'|'.join(_DRAWN_LIKE)})(?: BAR)?(?: WITH .*)?$")
# Mathematical and other symbols, which can be drawn like letters.
_SYMBOLS = {"Sm", "So"}
# Formats, and marks above, below and around letters and digits.
_INVISIBLE = {"Cf", "Mn", "Me"}


@dataclass(frozen=True)
class Skeleton:
    """A text without its disguise; `places` leads each of its characters back to the original."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=16)  # several rules ask for the same page
def skeleton(text: str) -> Skeleton:
    if _UNDISGUISED.fullmatch(text):
        return Skeleton(text, tuple(range(len(text))))
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for odd in _ODD.finditer(text):
        plain = _plain(odd[0])
        parts += (text[end : odd.start()], plain)
        places += (*range(end, odd.start()), *[odd.start()] * len(plain))
        end = odd.end()
    return Skeleton("".join((*parts, text[end:])), (*places, *range(end, len(text))))


@cache
def _plain(character: str) -> str:
    """What an odd character is read as."""
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    if character in _MARKS:
        return _MARKS[character]
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    if named := _NAMED.search(unicodedata.name(character, "")):
        return named[2].lower() if "SMALL" in named[1] else named[2]
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain.isascii() else "".join(map(_look_alike, plain))


def _look_alike(letter: str) -> str:
    """The Latin letter that a letter or a symbol looks like, itself, as a capital or without its marks."""
    is_symbol = unicodedata.category(letter) in _SYMBOLS
    if not (letter.isalpha() or is_symbol) or script(letter) in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}:
        return letter
    return _known_look_alike(letter) or _of_form(letter) or letter


def _of_form(letter: str) -> str:
    """The Latin letter of which this is a form by its name, or that is like the letter without a part of it: ҭ."""
    name = unicodedata.name(letter, "")
    if form := _FORM.match(name):
        return _DRAWN_LIKE.get(form[2], form[2]).lower()
    base, _, part = name.partition(" WITH ")
    try:
        return _known_look_alike(unicodedata.lookup(base)) if part else ""
    except KeyError:  # RHO WITH STROKE SYMBOL
        return ""


def _known_look_alike(letter: str) -> str:
    known = (_LOOK_ALIKE.get(each) or _of_unicode(each) for each in (letter.lower(), letter, letter.upper()))
    return next(filter(None, known), "")


def _of_unicode(letter: str) -> str:
    """The Latin letter that Unicode says looks like this one, or nothing."""
    # It takes as long to import as a hundred pages to check; most texts never need it.
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415

    same = [each["c"] for each in confusables_data.get(letter, ()) if len(each["c"]) == 1 and each["c"].isascii()]
    return same[0].lower() if same and same[0].isalnum() else ""


_KANA = {"HIRAGANA", "KATAKANA"}
# Kana that are drawn like a Chinese character: ロ like 口.
_LIKE_HAN = frozenset("イヒエオカクタチトニハホミムメロヨ")
_MICRO = re.compile("[µμ](?=[A-Za-z]{1,2}\\b)")  # 5 μs


def foreign(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where in a word the letters of a script begin that is not `known`, and the word from there on.

    Only where some of them look like letters of a known one; kana look like Chinese characters, if all of them do.
    """
    if not (_UNDISGUISED.fullmatch(text) and {"LATIN", "CJK"} <= known):
        for word in re.finditer(r"\w+", text):
            letters = _MICRO.sub(lambda micro: " " * len(micro[0]), word[0])
            first = next((place for place, each in enumerate(letters) if script(each) not in {*known, ""}), None)
            if first is not None and _deceives(letters[first:], known):
                yield word.start() + first, word[0][first:]


def _deceives(letters: str, known: frozenset[str]) -> bool:
    others = [each for each in letters if script(each) not in {*known, ""}]
    kana = [each for each in others if script(each) in _KANA]
    if kana:
        return "CJK" in known and all(each in _LIKE_HAN for each in kana)
    return any(script(each) == "BOPOMOFO" or _known_look_alike(each) for each in others)


def hidden(text: str, *, right_to_left: bool) -> re.Match[str] | None:
    """The first character that nobody sees; direction marks are at home in a language written from right to left."""
    return (_HIDDEN_RTL if right_to_left else _HIDDEN).search(text)


_HIDDEN_RTL = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u2028\u2029\u2800\u3164\uffa0\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HIDDEN = re.compile(f"{_HIDDEN_RTL.pattern[:-1]}\u200c\u200e\u200f]|\u200d(?![\u2600-\u27bf\U0001f000-\U0001ffff])")
