"""What thousands of checks read is read once, or fast: files that no test changed, settings, installed themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

import mkdocs.utils
import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from helpcenter.content import content, page
from helpcenter.files import yaml_document
from helpcenter.guide.extension import GuideParser
from helpcenter.guide.model import Guide
from helpcenter.language.localizer import Localizer

_KEPT = 500
_GUIDES: dict[tuple[str, str, int], Guide] = {}


@contextmanager
def once() -> Iterator[None]:
    """While this lasts, the same text of a file or a guide is parsed once, and the packages are asked once for themes.

    MkDocs reads its settings by PyYAML's parser in C, which needs a tenth of the time, where there is one.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_document, "parse", lru_cache(maxsize=_KEPT)(yaml_document.parse))
        patch.setattr(page, "parse_source", lru_cache(maxsize=_KEPT)(page.parse_source))
        patch.setattr(content, "GuideParser", _GuideParser)
        patch.setattr(mkdocs.utils, "entry_points", cache(mkdocs.utils.entry_points))
        patch.setattr(get_yaml_loader, "__defaults__", (getattr(yaml, "CLoader", yaml.Loader), None))
        yield


class _GuideParser(GuideParser):
    """Parses each text once, also for later projects with the same settings: what it makes nobody changes."""

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any], localizer: Localizer) -> None:
        super().__init__(extensions, configs, localizer)
        names = [each if isinstance(each, str) else type(each).__name__ for each in extensions]
        self._settings = repr((names, sorted(configs.items()), localizer.tag, localizer.text("step.optional")))

    def parse(self, body: str, first_line: int) -> Guide:
        key = self._settings, body, first_line
        if key not in _GUIDES:
            if len(_GUIDES) == _KEPT:
                _GUIDES.clear()
            _GUIDES[key] = super().parse(body, first_line)
        return _GUIDES[key]
