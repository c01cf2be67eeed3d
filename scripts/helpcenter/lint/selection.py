"""Which rules a check runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from helpcenter.findings.errors import UsageError
from helpcenter.findings.suggestion import did_you_mean


def select_rules(
    available: Collection[str], known: Collection[str], only: Iterable[str], skip: Iterable[str]
) -> frozenset[str]:
    """The names of the rules to run: all that are `available`, or `only` some of all that are `known`, without `skip`.

    Raises UsageError.
    """
    only, skip = list(only), list(skip)
    for name in (*only, *skip):
        if name not in known:
            raise UsageError(f'no rule is called "{name}"; {did_you_mean(name, known)}')
    wanted = frozenset(only or available) - frozenset(skip)
    if not wanted:
        raise UsageError("no rule is left to check; see --only, --skip, and what is checked")
    return wanted
