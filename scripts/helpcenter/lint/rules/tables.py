"""Tables: each row with the cells that it is written with."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.guide import table_rows
from helpcenter.lint.context import Issue, PageContext


def uneven_row(context: PageContext) -> Iterator[Issue]:
    """A row with more or fewer cells than the head of its table: a border was lost or doubled.

    Bad:  `| App  $0 |`, `| App | $0 ||` in a table of two columns
    Good: `| App | $0 |`

    What is too much is not shown at all, and what is missing is an empty cell.
    """
    first, lines = context.page.body_line, [*context.page.lines, ""]
    head = ""
    for section in context.guide.parts if "|" in context.page.body else ():
        cells = {cell.line: cell for cell in reversed(section.blocks) if cell.kind == "cell" and cell.text.strip()}
        for number in sorted(cells):
            line = lines[number - first]
            below = lines[number - first + 1 : number - first + 3]
            if number - 1 not in cells and (any(map(table_rows.is_ruler, below)) or number - 2 not in cells):
                head = line
                continue
            wanted, given = table_rows.cells(head, line)
            if wanted != given:
                what = f"this row has {given} cell{'s' * (given != 1)}, and the head of the table {wanted}"
                yield context.at(cells[number], f"{what}; write one | between two cells, and \\| for the mark itself")
