"""Files compressed as far as they can be, beside the others: servers send them as they are, and compress nothing."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import brotli

from helpcenter import parallel
from helpcenter.content.content import Content
from helpcenter.files.leftovers import is_hidden
from helpcenter.files.writing import write_whole

# Texts; bitmaps and fonts for the web are compressed already.
_KINDS = frozenset(
    {
        *(".atom", ".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"),
        *(".ico", ".otf", ".ttf"),
    }
)
# What fits into one packet of the network with its headers gains nothing.
_SMALL = 1000
# To start another process takes as long as so many files.
_FEW = 20


def write(site: Path, content: Content) -> None:  # noqa: ARG001 -- as all steps
    """Write `.br` and `.gz` beside each file that they make smaller, the same for the same file. Raises OSError."""
    files = sorted(file for file in site.rglob("*") if file.suffix in _KINDS and not is_hidden(file.name))
    parallel.in_parts(_compress, [file for file in files if file.stat().st_size > _SMALL], _FEW)


def _compress(files: Sequence[Path]) -> None:
    for file in files:
        data = file.read_bytes()
        made = {"br": brotli.compress(data, mode=brotli.MODE_TEXT), "gz": gzip.compress(data, mtime=0)}
        for end, compressed in made.items():
            if len(compressed) < len(data):
                write_whole(file.with_name(f"{file.name}.{end}"), compressed)
