"""What thousands of checks read is read once, or fast: guides, settings, installed themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import mkdocs.utils
import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader


class _InstalledThemes:
    """MkDocs forgets the installed themes whenever it has read one, and asks each package for its name again."""

    def __init__(self, ask: Callable[[], Mapping[str, object]]) -> None:
        self._ask = cache(ask)

    def __call__(self) -> Mapping[str, object]:
        return self._ask()

    def cache_clear(self) -> None:
        """Keeps them: no test installs a theme."""


@contextmanager
def once() -> Iterator[None]:
    """While this lasts, the same guide is parsed once, and the packages are asked once for themes.

    MkDocs reads its settings by PyYAML's parser in C, which needs a tenth of the time, where there is one.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs.utils, "entry_points", cache(mkdocs.utils.entry_points))
        patch.setattr(mkdocs.utils, "get_themes", _InstalledThemes(mkdocs.utils.get_themes))
        patch.setattr(get_yaml_loader, "__defaults__", (getattr(yaml, "CLoader", yaml.Loader), None))
        yield
