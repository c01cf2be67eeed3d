"""`_redirects` after pages have moved: whoever asks for an old address is led to the new one, in one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.links.parse.redirects import VARIABLE, Redirect, parse


def with_moves(text: str, moves: Mapping[str, str]) -> str:
    """The text of the file with a line for each of `moves`, from old addresses to new ones: `/verify/heyon/`.

    What led to an old address leads to the new one. A line for an address that has a page now, which it would hide, is
    removed, and so is one that would answer for an old address. All other lines, and comments, stay as they are.
    """
    kept: list[tuple[str, Redirect | None]] = []
    for line in text.splitlines(keepends=True):
        redirect = next(parse(line), None)
        if redirect is None or redirect.is_for_some or not _is_one_of(redirect.source, moves):
            kept.append((_led_on(line, redirect, moves) if redirect else line, redirect))
    end = "\r\n" if "\r\n" in text else "\n"
    # Lines with variables may answer for the same addresses; the first that fits does.
    first = next((number for number, (_, each) in enumerate(kept) if each and VARIABLE.search(each.source)), len(kept))
    before, after = ("".join(line for line, _ in part) for part in (kept[:first], kept[first:]))
    if before and not before.endswith(("\n", "\r")):
        before += end
    return before + "".join(f"{old} {new}{end}" for old, new in moves.items()) + after


def changes(before: str, after: str) -> Iterator[str]:
    """The lines that are new or gone, in words."""
    old, new = before.splitlines(), after.splitlines()
    yield from (f"without {line.strip()}" for line in old if line not in new)
    yield from (f"with {line.strip()}" for line in new if line not in old)


def _is_one_of(source: str, moves: Mapping[str, str]) -> bool:
    return any(source.strip("/") == address.strip("/") for pair in moves.items() for address in pair)


def _led_on(line: str, redirect: Redirect, moves: Mapping[str, str]) -> str:
    """The line with the new address of its target, if that has moved."""
    for old, new in moves.items():
        path = redirect.target.partition("#")[0].partition("?")[0]
        if path.strip("/") == old.strip("/") and path.startswith("/"):
            start = line.index(redirect.target, line.index(redirect.source) + len(redirect.source))
            return f"{line[:start]}{new}{line[start + len(path) :]}"
    return line
