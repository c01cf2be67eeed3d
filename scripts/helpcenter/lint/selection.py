"""Which rules a check runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from helpcenter.findings.errors import UsageError
from helpcenter.lint.catalog import Catalog


def select_rules(
    available: Collection[str], catalog: Catalog, only: Iterable[str], skip: Iterable[str]
) -> frozenset[str]:
    """The names of the rules to run: all that are `available`, or `only` some of the `catalog`, without `skip`.

    A former name of a rule is as good as its name. Raises UsageError.
    """
    chosen, left_out = (frozenset(map(catalog.current_name, names)) for names in (only, skip))
    for name in sorted(chosen | left_out):
        if name not in catalog.rules:
            raise UsageError(catalog.unknown(name))
    wanted = (chosen or frozenset(available)) - left_out
    if not wanted:
        raise UsageError("no rule is left to check; see --only, --skip, and what is checked")
    return wanted
