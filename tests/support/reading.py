"""What thousands of checks read is read once: files that no test changed, and which themes are installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

import mkdocs.utils
import pytest

from helpcenter.content import page
from helpcenter.files import yaml_document


@contextmanager
def once() -> Iterator[None]:
    """While this lasts, the same text of a file is parsed once, and the packages are asked once for their themes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_document, "parse", lru_cache(maxsize=500)(yaml_document.parse))
        patch.setattr(page, "parse_source", lru_cache(maxsize=500)(page.parse_source))
        patch.setattr(mkdocs.utils, "entry_points", cache(mkdocs.utils.entry_points))
        yield
