"""How many cells the rows of a table have as they are written: Markdown drops what is more, and fills what is less."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

# What is before a table in a quotation, an answer or an entry of a list.
_BEFORE = re.compile(r"[\s>:*+-]*(?=\|)|[\s>]*")


def cells(head: str, row: str) -> tuple[int, int]:
    """How many cells the line of the head and that of a row have, as Python-Markdown divides them."""
    head, row = (_BEFORE.sub("", line, count=1).rstrip() for line in (head, row))
    rows = _rows()
    rows.border = head.startswith("|") or bool(rows.RE_END_BORDER.search(head))
    return len(rows._split_row(head)), len(rows._split_row(row))  # noqa: SLF001 -- it knows code and escaped marks


def is_ruler(line: str) -> bool:
    """Whether this is what is between the head of a table and its rows."""
    return "-" in line and not line.strip("|:->* +\t")


@cache
def _rows() -> Any:  # its types lack what divides a row
    return TableProcessor(Markdown().parser, {})
