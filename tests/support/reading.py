"""What thousands of checks read is read once, or fast: files that no test changed, settings, installed themes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

import mkdocs.utils
import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from helpcenter.content import page
from helpcenter.files import yaml_document


@contextmanager
def once() -> Iterator[None]:
    """While this lasts, the same text of a file is parsed once, and the packages are asked once for their themes.

    MkDocs reads its settings by PyYAML's parser in C, which needs a tenth of the time, where there is one.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_document, "parse", lru_cache(maxsize=500)(yaml_document.parse))
        patch.setattr(page, "parse_source", lru_cache(maxsize=500)(page.parse_source))
        patch.setattr(mkdocs.utils, "entry_points", cache(mkdocs.utils.entry_points))
        patch.setattr(get_yaml_loader, "__defaults__", (getattr(yaml, "CLoader", yaml.Loader), None))
        yield
