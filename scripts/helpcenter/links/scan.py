"""Reading a whole site: on every core, and only what has changed since the last time."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from helpcenter.build.cache import Cache, Key
from helpcenter.links.collection import without_collection
from helpcenter.links.parse import file, redirects
from helpcenter.links.parse.facts import Facts
from helpcenter.links.parse.redirects import Redirect
from helpcenter.links.resolve.files import Files
from helpcenter.links.resolve.site import Site
from helpcenter.links.url.parsing import Addresses

# What files are read with: the facts depend on the versions.
LIBRARIES = ("ada-url", "selectolax", "tinycss2", "webencodings")
# Below this many bytes, starting processes and using the cache take longer than they save.
_LARGE = 4_000_000
# A few portions for each core, so that none waits long for another.
_PORTIONS = 4
# A copy of this process has all modules loaded; where there is none, or only an unsafe one, a new one is started.
_PROCESSES = multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def cache_of(root: Path, addresses: Addresses, *, with_metadata: bool) -> Cache:
    """The cache of a site that is read so."""
    return Cache.of_user("links", LIBRARIES, f"{root.resolve()}\n{addresses.root}\n{with_metadata}")


def read(root: Path, addresses: Addresses, *, with_metadata: bool = False, cache: Cache | None = None) -> Site:
    """The site in the folder `root`. Raises OSError if it cannot be read.

    The facts of files that are in the `cache` and have not changed are taken from there.
    """
    files = Files.below(root)
    wanted = sorted(name for name in files.names if file.is_readable(name))
    sizes = {name: (root / name).stat().st_size for name in wanted}
    if sum(sizes.values()) < _LARGE:
        cache = None
    with without_collection():
        facts = _known(cache, _keys(root, wanted)) if cache else {}
        missing = [name for name in wanted if name not in facts]
        read = list(_read(_Task(root, addresses, with_metadata), {name: sizes[name] for name in missing}))
        if cache and read:
            cache.put(dict(read))
        while read:  # one by one: a large site would not be in memory twice
            key, found = read.pop()
            facts[key.name] = _loaded(found)
        facts |= _read_as_named(root, files, addresses, facts)
    return Site(root, addresses, files, facts, tuple(_redirects(root, files)))


@dataclass(frozen=True)
class _Task:
    """Reads files; what it returns can be handed from one process to another."""

    root: Path
    addresses: Addresses
    with_metadata: bool

    def __call__(self, names: Sequence[str]) -> list[tuple[Key, bytes]]:
        """The facts of each file, by its path and the digest of its bytes."""
        with without_collection():
            return [self._one(name) for name in names]

    def _one(self, name: str) -> tuple[Key, bytes]:
        data = (self.root / name).read_bytes()
        facts = file.read(name, data, self.addresses, with_metadata=self.with_metadata) or Facts()
        return Key(name, sha256(data).digest()), pickle.dumps(facts, pickle.HIGHEST_PROTOCOL)


def _read(task: _Task, sizes: Mapping[str, int]) -> Iterator[tuple[Key, bytes]]:
    """Read files, of these sizes in bytes, on every core if they are worth it."""
    cores = os.cpu_count() or 1
    if cores == 1 or sum(sizes.values()) < _LARGE:
        yield from task(sorted(sizes))
        return
    portions = _portions(sizes, cores * _PORTIONS)
    with ProcessPoolExecutor(cores, mp_context=_PROCESSES) as processes:
        for read in processes.map(task, portions):
            yield from read


def _known(cache: Cache, keys: Iterator[Key]) -> dict[str, Facts]:
    return {name: _loaded(found) for name, found in cache.get(keys).items()}


def _loaded(found: bytes) -> Facts:
    """Only for what `_Task` wrote: in this process, in its children, or in a row of the cache that is unchanged."""
    facts: Facts = pickle.loads(found)  # noqa: S301
    return facts


def _portions(sizes: Mapping[str, int], number: int) -> list[list[str]]:
    """The names in about as many portions of equal size. Neighbours stay together: they link to the same pages."""
    share = sum(sizes.values()) / number
    found: list[list[str]] = [[]]
    room = share
    for name in sorted(sizes):
        if room <= 0:
            found.append([])
            room += share
        found[-1].append(name)
        room -= sizes[name]
    return found


def _read_as_named(root: Path, files: Files, addresses: Addresses, known: Mapping[str, Facts]) -> dict[str, Facts]:
    """The manifests and sitemaps that are known to be such only from other files: of the site, and no others."""
    found: dict[str, Facts] = {}
    waiting = [known]
    while waiting:
        named = {path: kind for facts in waiting.pop().values() for path, kind in facts.kinds.items()}
        more = {
            path: facts
            for path, kind in named.items()
            if path in files.names and path not in found
            if path not in known or file.depends_on_content(path)
            if (facts := file.read(path, (root / path).read_bytes(), addresses, kind=kind))
        }
        found |= more
        waiting += [more] if more else []
    return found


def _keys(root: Path, names: Sequence[str]) -> Iterator[Key]:
    """The keys of files, which are read when the first key is asked for."""

    def key(name: str) -> Key:
        return Key(name, sha256((root / name).read_bytes()).digest())

    with ThreadPoolExecutor(os.cpu_count()) as threads:  # reading and hashing both let other threads run
        yield from threads.map(key, names)


def _redirects(root: Path, files: Files) -> Iterator[Redirect]:
    if "_redirects" in files.names:
        yield from redirects.parse((root / "_redirects").read_text("utf-8-sig", errors="replace"))
