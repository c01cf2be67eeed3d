"""Writes files of records in YAML, which people compare line by line: a block for each record, sorted by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

# Longer than any line, so that none is broken.
_WIDTH = 1_000_000


class Line(dict[str, Any]):
    """A mapping that is written in one line."""


class _Dumper(yaml.SafeDumper):
    """Knows how a Line is written."""


_Dumper.add_representer(
    Line, lambda dumper, line: dumper.represent_mapping("tag:yaml.org,2002:map", line.items(), flow_style=True)
)


def dumped(introduction: str, records: Mapping[str, Any]) -> str:
    """The text of a file; `introduction` are comments that stand before all records."""
    blocks = (
        yaml.dump({id: records[id]}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
        for id in sorted(records)
    )
    return "\n".join((introduction, *blocks))
