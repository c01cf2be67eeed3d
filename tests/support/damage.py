"""What careless hands, broken programs and hostile people make of a file: the same for the same random numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

# What grows beyond this many bytes is cut: what is long has tests of its own.
MOST = 100_000
_VALUE = re.compile(rb'(?<=: )[^\n]+|(?<=- )[^\n]+|"[^"\n]*"|\'[^\'\n]*\'|[0-9]+|[\w-]+')
_NUMBERS = (
    b"0",
    b"-1",
    b"00",
    b"010",
    b"1e999",
    b"9" * 30,
    b"9" * 5000,
    b"0x1f",
    b"1_0",
    b"1:2:3",
    b"NaN",
    b"1.5",
    b"65536",
)
_CODECS = ("utf-8-sig", "utf-16", "utf-16-be", "gb18030", "latin-1", "utf-7")


@dataclass(frozen=True)
class Damager:
    """Damages files, with pieces of text (`tokens`) and with parts of `others`."""

    random: Random
    tokens: Sequence[str]
    others: Sequence[bytes]

    def damaged(self, data: bytes) -> bytes:
        for _ in range(self.random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
            data = self.random.choice(_KINDS)(self, data)[:MOST]
        return data

    def token(self) -> bytes:
        return self.random.choice(self.tokens).encode("utf-8", "surrogatepass")

    def place(self, data: bytes) -> int:
        """Mostly between two characters."""
        place = self.random.randint(0, len(data))
        while self.random.random() < 0.95 and place < len(data) and 0x80 <= data[place] < 0xC0:
            place += 1
        return place

    def span(self, data: bytes, most: int = 30) -> tuple[int, int]:
        start = self.place(data)
        return start, min(start + self.random.randint(1, most), len(data))


def _flip(by: Damager, data: bytes) -> bytes:
    place = by.random.randrange(len(data) or 1)
    return (
        data[:place] + bytes(each ^ 1 << by.random.randrange(8) for each in data[place : place + 1]) + data[place + 1 :]
    )


def _insert(by: Damager, data: bytes) -> bytes:
    place = by.place(data)
    return data[:place] + by.token() + data[place:]


def _delete(by: Damager, data: bytes) -> bytes:
    start, end = by.span(data)
    return data[:start] + data[end:]


def _duplicate(by: Damager, data: bytes) -> bytes:
    (start, end), place = by.span(data, 200), by.place(data)
    return data[:place] + data[start:end] * by.random.choice((1, 1, 2, 50)) + data[place:]


def _nest(by: Damager, data: bytes) -> bytes:
    """Levels within levels, of which some end again."""
    place, many = by.place(data), by.random.choice((2, 20, 200, 2000))
    return data[:place] + by.token() * many + b"x" + by.token() * by.random.choice((0, many)) + data[place:]


def _splice(by: Damager, data: bytes) -> bytes:
    other = by.random.choice(by.others)
    return data[: by.place(data)] + other[by.place(other) :]


def _truncate(by: Damager, data: bytes) -> bytes:
    return data[: by.place(data)]


def _replace_value(by: Damager, data: bytes) -> bytes:
    """A value, a text between quotation marks, a number or a word becomes something else."""
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    chosen = by.random.choice(found)
    new = by.random.choice(
        (by.token(), by.random.choice(_NUMBERS), by.random.choice(found)[0], b"", b"[" + chosen[0] + b"]")
    )
    return data[: chosen.start()] + new + data[chosen.end() :]


def _change_lines(by: Damager, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = by.random.randrange(len(lines)), by.random.randrange(len(lines))
    match by.random.randrange(8):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            del lines[one]
        case 3:
            lines[one] = b"  " + lines[one]
        case 4:
            lines[one] = lines[one].strip()
        case 5:
            lines[one] = lines[one].replace(b"  ", b"\t")
        case 6:
            lines[one] += by.token()
        case 7:
            lines[one] = by.token() + lines[one]
    return b"\n".join(lines)


def _change_line_ends(by: Damager, data: bytes) -> bytes:
    often = by.random.random()
    ends = by.random.choice((b"\r\n", b"\r", b"\n\r", "\u2028".encode(), "\x85".encode(), b"\x0c", b"\n\n"))
    return b"".join(
        line[:-1] + (ends if by.random.random() < often else b"\n") if line.endswith(b"\n") else line
        for line in data.splitlines(keepends=True)
    )


def _lengthen(by: Damager, data: bytes) -> bytes:
    place = by.place(data)
    return data[:place] + by.random.choice((b"a", b" ", b"a ", b"\n", "中".encode(), b"9")) * 3000 + data[place:]


def _encode(by: Damager, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(by.random.choice(_CODECS), "replace")


Kind = Callable[[Damager, bytes], bytes]
_KINDS: Sequence[Kind] = (
    *(_insert, _insert, _insert, _replace_value, _replace_value, _replace_value, _change_lines, _change_lines),
    *(_delete, _duplicate, _splice, _splice, _nest, _flip, _truncate, _change_line_ends, _lengthen, _encode),
)
