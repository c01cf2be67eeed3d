"""YAML that was parsed by an earlier build, in the user's cache: front matter and data files that are as they were."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager

from helpcenter.build.cache import Cache, Key
from helpcenter.files import yaml_document

_ALL = Key("documents")


@contextmanager
def kept_documents(cache: Cache) -> Iterator[None]:
    """While this lasts, what is in the cache is not parsed again; afterwards, it has all that was parsed."""
    earlier = {name: pickle.loads(value) for name, value in cache.get([_ALL]).items()}.get(_ALL.name, {})  # noqa: S301 -- of this program, and unchanged
    yaml_document.remember(earlier)
    yield
    now = dict(yaml_document.parsed())
    if now.keys() != earlier.keys():
        cache.put({_ALL: pickle.dumps(now, pickle.HIGHEST_PROTOCOL)})
