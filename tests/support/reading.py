"""What thousands of checks read is read once, or fast: guides, settings, installed themes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import mkdocs.utils
import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader


@contextmanager
def once() -> Iterator[None]:
    """While this lasts, the same guide is parsed once, and the packages are asked once for themes.

    MkDocs reads its settings by PyYAML's parser in C, which needs a tenth of the time, where there is one.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs.utils, "entry_points", cache(mkdocs.utils.entry_points))
        patch.setattr(get_yaml_loader, "__defaults__", (getattr(yaml, "CLoader", yaml.Loader), None))
        yield
