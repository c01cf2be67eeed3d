"""Lines of `_redirects` for servers that know regular expressions. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from helpcenter.links.parse.redirects import VARIABLE, Redirect

# What an address may have as it is, beside letters and digits (RFC 3986).
_ADDRESS = "%:/?#[]@!$&'()*+,;=-._~"
# A part of an address, without what would end the line of a header.
_PART = r"[^/\x00-\x20\x7f]+"
_REST = r"[^\x00-\x20\x7f]*"


@dataclass(frozen=True)
class ServerRedirect:
    """Paths that match `expression` as a whole lead to `target` with this `status`.

    The target is in parts: texts, and numbers of groups of the expression. `fragment` comes behind the query of the
    reader, which goes along if the target `has_query` of its own not. Files come before what is `unless_file`.
    """

    expression: str
    target: tuple[str | int, ...]
    has_query: bool
    fragment: str
    status: str
    unless_file: bool


def server_redirects(lines: Iterable[Redirect]) -> Iterator[ServerRedirect]:
    """The lines as servers know them, in their order; the first that matches counts."""
    for line in lines:
        target, _, fragment = quote(line.target, safe=_ADDRESS).partition("#")
        names = VARIABLE.findall(line.source)
        yield ServerRedirect(
            expression=_expression(line.source),
            target=tuple(_parts(target, names)),
            has_query="?" in target,
            fragment=f"#{fragment}" if fragment else "",
            status=line.status,
            unless_file=bool(names) and not line.forced,
        )


def _expression(source: str) -> str:
    """`/old` and `/old/` are one address, and `/old/*` means `/old` too."""
    path = source if source.endswith("*") else source.rstrip("/")
    first, *others = map(re.escape, map(unquote, VARIABLE.split(path)))
    groups = [f"({_REST if mark == '*' else _PART})" for mark in VARIABLE.findall(path)]
    if not groups or not path.endswith("*"):
        return first + "".join(f"{each}{part}" for each, part in zip(groups, others, strict=True)) + "/?"
    found = first + "".join(f"{each}{part}" for each, part in zip(groups[:-1], others[:-1], strict=True))
    return f"{found.removesuffix('/')}(?:/{groups[-1]})?" if found.endswith("/") else f"{found}{groups[-1]}"


def _parts(target: str, names: list[str]) -> Iterator[str | int]:
    """The target, with the number of the group for each variable that the source has."""
    numbers = {":splat" if name == "*" else name: number for number, name in enumerate(names, 1)}
    end = 0
    for found in VARIABLE.finditer(target):
        if found[0] in numbers:
            yield target[end : found.start()]
            yield numbers[found[0]]
            end = found.end()
    yield target[end:]
