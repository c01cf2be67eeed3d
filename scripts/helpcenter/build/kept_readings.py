"""What an earlier build has read, in the user's cache: YAML and Markdown that is as it was is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from helpcenter.build.cache import Cache, Key
from helpcenter.files import yaml_document
from helpcenter.files.memo import Memo
from helpcenter.guide import misread_marks

_MEMOS: Mapping[str, Memo[Any]] = {"yaml": yaml_document.PARSED, "markdown": misread_marks.READ}


@contextmanager
def kept_readings(cache: Cache) -> Iterator[None]:
    """While this lasts, what is in the cache is not read again; afterwards, all that was asked for is there."""
    kept = cache.get(map(Key, _MEMOS))
    earlier = {name: pickle.loads(value) for name, value in kept.items()}  # noqa: S301 -- of this program, and unchanged
    for name, memo in _MEMOS.items():
        memo.remember(earlier.get(name, {}))
    yield
    changed = {
        Key(name): pickle.dumps(dict(memo.asked), pickle.HIGHEST_PROTOCOL)
        for name, memo in _MEMOS.items()
        if memo.asked.keys() != earlier.get(name, {}).keys()
    }
    if changed:
        cache.put(changed)
