"""Which words are the ends of hosts: `com`, `top`, but not `topp`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


@cache
def top_level_domains() -> frozenset[str]:
    """The domains that IANA has delegated and that are written in ASCII, from the list at https://publicsuffix.org/."""
    import publicsuffixlist  # noqa: PLC0415 -- most texts have nothing that looks like a host in disguise

    rules = Path(publicsuffixlist.PSLFILE).read_text("utf-8").partition("===END ICANN DOMAINS===")[0]
    return frozenset(re.findall(r"^[a-z]{2,}$", rules, re.MULTILINE))
