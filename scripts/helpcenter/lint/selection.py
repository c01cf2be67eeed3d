"""Which rules a check runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from helpcenter.findings.errors import UsageError
from helpcenter.findings.suggestion import did_you_mean


def select_rules(
    available: Collection[str], known: Collection[str], only: Iterable[str], skip: Iterable[str]
) -> frozenset[str]:
    """The names of the rules to run: `only` these, or else all that are `available`; in both cases without `skip`.

    A name in `only` or `skip` must be in `known`.

    Raises UsageError.
    """
    only, skip = list(only), list(skip)
    for name in (*only, *skip):
        if name not in known:
            raise UsageError(f'there is no rule "{name}"; {did_you_mean(name, known)}')
    wanted = frozenset(only or available) - frozenset(skip)
    if not wanted:
        raise UsageError("no rule is left to run; change --only, --skip, or what is checked")
    return wanted
