"""The country that a host is in, by the end of its name."""

from __future__ import annotations

from functools import cache

from babel import Locale

# Ends that all the world uses, by a list of a search engine; and those that are no country's, or of the same kind.
# https://developers.google.com/search/docs/specialty/international/managing-multi-regional-sites
_GENERIC = frozenset("ad ai as bz cc cd co dj fm io la me ms nu sc sr su tv tk ws".split())
_NOT_OF_A_COUNTRY = _GENERIC | frozenset("ac eu gg gl ly sh to vc".split())
# Ends of names that are not the code of the country (https://www.iana.org/domains/root/db).
_CODES = {"uk": "GB"}
_LETTERS = 2


@cache
def country_of_host(host: str) -> str | None:
    """The code of the country (ISO 3166-1) under whose domain a host is; None if it is under no country's."""
    end = host.rpartition(".")[2].lower()
    code = _CODES.get(end, end.upper())
    known = Locale("en").territories
    return code if len(code) == _LETTERS and code in known and end not in _NOT_OF_A_COUNTRY else None


def name_of_country(code: str) -> str:
    """What a country is called in messages, by Unicode CLDR."""
    return str(Locale("en").territories.get(code, code))
