"""What an earlier build has read, in the user's cache: a text that is as it was is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from helpcenter.build import template_policy, templates
from helpcenter.build.cache import Cache, Key
from helpcenter.files import yaml_document
from helpcenter.files.memo import Memo
from helpcenter.guide import misread_marks, parser

# YAML and wrong marks are read in the same way in every project; guides by the project's own extensions, too.
TEXTS: dict[str, Memo[Any]] = {"yaml": yaml_document.PARSED, "marks": misread_marks.READ}
GUIDES: dict[str, Memo[Any]] = {"guides": parser.GUIDES}
TEMPLATES: dict[str, Memo[Any]] = {"templates": templates.COMPILED, "policy": template_policy.FOUND}


@contextmanager
def kept_readings(cache: Cache, memos: Mapping[str, Memo[Any]]) -> Iterator[bool]:
    """While this lasts, what is in the cache is not read again; afterwards, all that was asked for is there.

    Yields whether there was anything.
    """
    kept = cache.get(map(Key, memos))
    earlier = {name: pickle.loads(value) for name, value in kept.items()}  # noqa: S301 -- of this program, and unchanged
    for name, memo in memos.items():
        memo.remember(earlier.get(name, {}))
    yield bool(kept)
    changed = {
        Key(name): pickle.dumps(dict(memo.asked), pickle.HIGHEST_PROTOCOL)
        for name, memo in memos.items()
        if memo.asked.keys() != earlier.get(name, {}).keys()
    }
    if changed:
        cache.put(changed)
