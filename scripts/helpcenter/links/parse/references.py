"""The addresses that a file uses, each with where it is written: packed, until somebody looks."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

# An address as it is written: the element, its attribute, and the value. A plain tuple, as there are very many.
Reference: TypeAlias = tuple[str, str, str]
# What an address within the site means: a path below its root, and a fragment; None without one.
Place: TypeAlias = tuple[str, str | None]
Used = TypeVar("Used", Place, str)


@dataclass(frozen=True)
class Uses(Generic[Used]):
    """What is used, and the references to each.

    A large site has hundreds of thousands of references, and only those to what is wrong are ever looked at. So they
    stay bytes, as they are in the cache. Only this program writes these, and the cache has a checksum of each entry, of
    the same Python. Of plain values, marshal makes bytes ten times as fast as pickle.
    """

    _used: bytes
    _references: bytes

    @classmethod
    def of(cls, uses: Mapping[Used, Sequence[Reference]]) -> Uses[Used]:
        return cls(marshal.dumps(list(uses)), marshal.dumps(list(uses.values())))

    def __iter__(self) -> Iterator[Used]:
        """What is used, in the order of the file."""
        yield from marshal.loads(self._used)  # noqa: S302

    def items(self) -> Iterator[tuple[Used, Sequence[Reference]]]:
        yield from zip(self, marshal.loads(self._references), strict=True)  # noqa: S302
