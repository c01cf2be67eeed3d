"""Results of pure functions: nothing is worked out twice, in one process, and, where it is kept, in later ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Generic, TypeVar

T = TypeVar("T")

# How many results are remembered: those of some thousand pages. Nobody changes them.
_MOST = 8192


class Memo(Generic[T]):
    """The results of one function, by a digest of what it was given; at most so many."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._asked: dict[bytes, T] = {}
        self._earlier: dict[bytes, T] = {}

    def get(self, made_of: str, make: Callable[[], T]) -> T:
        """What was made of a text the last time; what `make` returns, the first time."""
        key = blake2b(made_of.encode(errors="surrogatepass"), digest_size=16).digest()
        if key not in self._asked:
            if len(self._asked) >= self._most:
                self._asked.clear()
            earlier = self._earlier.get(key)
            self._asked[key] = make() if earlier is None else earlier
        return self._asked[key]

    @property
    def asked(self) -> Mapping[bytes, T]:
        """What this process has asked for, fit to be given to `remember` in another one."""
        return MappingProxyType(self._asked)

    def renew(self) -> None:
        """Forget what has not been asked for since the last time."""
        self._earlier, self._asked = self._asked, {}

    def remember(self, results: Mapping[bytes, T]) -> None:
        """Do not make these again."""
        self._earlier.update(results)
