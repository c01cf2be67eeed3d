"""Where a language is mostly spoken, by Unicode's CLDR."""

from __future__ import annotations

from babel import Locale
from babel.core import get_global


def territory_locale(tag: str) -> str:
    """A language with a territory, as Open Graph writes it: `zh_CN` of `zh-Hans`, `pt_BR` of `pt-BR`."""
    locale = Locale.parse(tag, sep="-")
    territory = locale.territory
    if territory is None:
        likely = get_global("likely_subtags")
        keys = (f"{locale.language}_{locale.script}", locale.language)
        territory = next((likely[key].rpartition("_")[2] for key in keys if key in likely), None)
    return f"{locale.language}_{territory}" if territory else locale.language
