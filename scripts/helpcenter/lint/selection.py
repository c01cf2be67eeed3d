"""What the command was asked for, where it cannot be done."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from helpcenter.findings.suggestion import did_you_mean


class UsageError(Exception):
    """Raised with a message for whoever typed the command."""


def chosen(known: Collection[str], named: Collection[str], only: Iterable[str], skip: Iterable[str]) -> frozenset[str]:
    """The names of the rules to check: those `known` here, or `only` some of all that are `named`, without `skip`.

    Raises UsageError.
    """
    only, skip = list(only), list(skip)
    for name in (*only, *skip):
        if name not in named:
            raise UsageError(f'no rule is called "{name}"; {did_you_mean(name, named)}')
    wanted = frozenset(only or known) - frozenset(skip)
    if not wanted:
        raise UsageError("no rule is left to check; see --only, --skip, and what is checked")
    return wanted
