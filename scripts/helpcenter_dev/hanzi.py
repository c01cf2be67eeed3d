"""`make hanzi`: the table of Chinese characters that the search needs, from libraries that only engineers install.

Traditional and simplified forms are from OpenCC, readings from pypinyin. Common characters are the 3,755 of the first
level of GB 2312, which cover over 99 % of running text; rare characters are the 3,008 of its second level.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict

from opencc import OpenCC
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from helpcenter.language.han_characters import TABLE

_USUAL = 0.1  # least share of a reading in the words with a character; rarer readings are in names and old texts
_BLOCK = range(0x4E00, 0xA000)  # CJK Unified Ideographs


def _characters(first_row: int, end_row: int) -> list[str]:
    """The characters of these rows of GB 2312, the last row of a level is not full."""
    codes = (bytes([row, cell]) for row in range(first_row, end_row) for cell in range(0xA1, 0xFF))
    return [character for code in codes if (character := code.decode("gb2312", "ignore"))]


def table() -> dict[str, object]:
    """Traditional characters and, in the same order, their simplified forms; common and rare characters by syllable."""
    convert = OpenCC("t2s").convert
    pairs = ((chr(code), convert(chr(code))) for code in _BLOCK)
    changed = [(old, new) for old, new in pairs if old != new and len(new) == 1]
    levels = _characters(0xB0, 0xD8), _characters(0xD8, 0xF8)
    return {
        "traditional": "".join(old for old, _ in changed),
        "simplified": "".join(new for _, new in changed),
        "readings": {
            syllable: ["".join(lists[0]), "".join(lists[1])]
            for syllable, lists in sorted(_by_syllable(*levels).items())
        },
    }


def _by_syllable(*groups: list[str]) -> dict[str, list[list[str]]]:
    in_words = _readings_in_words()
    found: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in groups])
    for number, group in enumerate(groups):
        for character in group:
            first = to_normal(pinyin_dict[ord(character)].split(",")[0]).replace("ü", "v")
            counts = in_words[character]
            usual = [reading for reading, count in counts.items() if count > _USUAL * counts.total()]
            for syllable in dict.fromkeys([first, *usual]):
                found[syllable][number].append(character)
    return found


def _readings_in_words() -> dict[str, Counter[str]]:
    """How often each character has each reading in pypinyin's list of words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in phrases_dict.items():
        for character, readings in zip(word, syllables, strict=False):
            counts[character][to_normal(readings[0]).replace("ü", "v")] += 1
    return counts


def main() -> None:
    TABLE.write_text(json.dumps(table(), ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
