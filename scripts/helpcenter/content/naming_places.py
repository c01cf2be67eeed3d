"""The places that name something which is gone, as one message counts and lists them."""

from __future__ import annotations

from collections.abc import Sequence

# How many of them a message lists.
_MOST = 4


def counted(places: Sequence[tuple[str, int]], one: str, several: str) -> str:
    """`3 places lead there (a.md:1, b.md:2, c.md:3)`; of a file and a line each, in their order."""
    listed = ", ".join(f"{path}:{line}" for path, line in places[:_MOST])
    more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
    return f"{f'1 place {one}' if len(places) == 1 else f'{len(places)} places {several}'} ({listed}{more})"
