"""Tables that a phone shows as a list: with three columns or more, each cell says which column it is of."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}
_COLUMNS = 3


def mark_wide_tables(root: Element) -> None:
    """Note in each cell the head of its column. The roles stay when the style sheet turns the rows into blocks."""
    for table in root.iter("table"):
        heads = ["".join(head.itertext()) for head in table.iter("th")]
        if len(heads) < _COLUMNS:
            continue
        table.set("data-stacked", "")
        for element in table.iter():
            if role := _ROLES.get(element.tag):
                element.set("role", role)
        for row in table.iter("tr"):
            for head, cell in zip(heads, row.findall("td"), strict=False):
                cell.set("data-head", head)
