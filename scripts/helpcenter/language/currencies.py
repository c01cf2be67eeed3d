"""The currencies of the world, by Unicode's CLDR, and which one is meant by what people call it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol, list_currencies

from helpcenter.findings.suggestion import nearest
from helpcenter.language import language_file

# What CLDR has no name of.
_ALSO_CALLED = {
    **dict.fromkeys(("rmb", "renminbi", "元", "人民币元"), "CNY"),
    **dict.fromkeys(("sterling", "pound sterling"), "GBP"),
    **dict.fromkeys(("ntd", "台币"), "TWD"),
    **dict.fromkeys(("hk dollar", "港币"), "HKD"),
}
_CODE = re.compile(r"[a-z]{3,4}")
# Of names that several currencies have (dollar), those of the most countries are named.
_MOST_NAMED = 3
_NUMBERS = (1, 2)


def is_known(code: str) -> bool:
    """Whether this is the code of a currency (ISO 4217), as it is written: `CNY`."""
    return code in _codes()


def cure(called: str) -> str:
    """What to write instead of a currency that is not known."""
    name = called.strip().casefold()
    if name.upper() in _codes():
        return f"write {name.upper()}"
    countries = _countries()
    meant = _by_name().get(name) or {code for each, codes in _by_name().items() if _ends(each, name) for code in codes}
    if not meant:
        near = nearest(name.upper(), sorted(countries)) if _CODE.fullmatch(name) else None
        return f'did you mean "{near}"?' if near else "write its three capitals in ISO 4217, such as USD"
    first = sorted(meant, key=lambda code: (-countries[code], code))[:_MOST_NAMED]
    return f"write {', '.join(first[:-1])} or {first[-1]}" if first[1:] else f"write {first[0]}"


def _ends(name: str, word: str) -> bool:
    """Whether the last word of a name is this one, as in `Chinese yuan`."""
    return name.endswith(f" {word}")


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


@cache
def _by_name() -> Mapping[str, frozenset[str]]:
    """The codes by what languages call the currencies, in small letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for locale in language_file.built_in():
        for code in _codes():
            names = {get_currency_name(code, number, locale) for number in _NUMBERS}
            for name in {*names, get_currency_symbol(code, locale)}:
                found[name.casefold()].add(code)
    found |= {name: {code} for name, code in _ALSO_CALLED.items()}
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _countries() -> Counter[str]:
    """In how many countries people pay with a currency today."""
    used = get_global("territory_currencies").values()
    return Counter(code for each in used for code, _, until, is_tender in each if is_tender and until is None)
