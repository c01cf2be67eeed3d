"""`helpcenter status`: the state of every page in every language, in the terminal and for programs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from wcwidth import ljust, rjust, width

from helpcenter import project
from helpcenter.content import loading
from helpcenter.findings.finding import Finding, one_line
from helpcenter.links.collection import without_collection
from helpcenter.lint import page_status
from helpcenter.lint.page_status import PageStatus, State, Status
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.rules import CATALOG

# What is counted at the end.
_COUNTED = (State.MISSING, State.NOT_TRANSLATED, State.BEHIND, State.UNRECORDED)
# The columns of the table, and how their cells are aligned: numbers by their ends.
_COLUMNS = {
    "page": ljust,
    "language": ljust,
    "state": ljust,
    "reviewed": ljust,
    "evidence": ljust,
    "errors": rjust,
    "warnings": rjust,
    "old sources": rjust,
    "changed sections": ljust,
}
_NOTHING = "-"


def of_project(root: Path, today: datetime.date) -> tuple[Status | None, list[Finding]]:
    """The status of the project in `root` as on the day `today`, or None and the findings that make it unreadable.

    Raises FindingError if it cannot be read at all.
    """
    with without_collection():
        content, findings = loading.load_unfinished(project.load(root))
        if content is None:
            return None, findings
        return page_status.status(content, [*findings, *lint(content, Scope(today=today), CATALOG)]), []


def as_json(status: Status) -> str:
    """One object: a `summary`, and the `pages`, the most urgent first."""
    states = {state.value.replace(" ", "_"): status.count(state) for state in _COUNTED}
    summary = {
        "pages": status.topics,
        "languages": [language.locale for language in status.languages],
        **states,
        **asdict(status.found),
        "elsewhere": {"errors": status.elsewhere.errors, "warnings": status.elsewhere.warnings},
    }
    found = {"summary": summary, "pages": [_as_object(page) for page in status.pages]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _as_object(page: PageStatus) -> dict[str, object]:
    return {
        "path": page.path,
        "id": page.id,
        "language": page.language.locale,
        "title": page.title,
        "state": page.state,
        "changed_sections": page.changed,
        "reviewed": page.reviewed and page.reviewed.isoformat(),
        "evidence": page.evidence,
        **asdict(page.found),
        "past_review": bool(page.found.past_review),
    }


def as_text(status: Status) -> str:
    """A table of the pages, the most urgent first, and a line that sums up."""
    return f"{_table([_row(page) for page in status.pages])}\n{_summary(status)}\n"


def _row(page: PageStatus) -> tuple[str, ...]:
    reviewed = f"{page.reviewed}{' (past due)' if page.found.past_review else ''}" if page.reviewed else ""
    counts = (page.found.errors, page.found.warnings, page.found.old_sources)
    changed = " ".join(f"#{id}" for id in page.changed)
    return (
        page.path,
        page.language.name,
        page.state,
        reviewed,
        page.evidence or "",
        *(str(count or "") for count in counts),
        changed,
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Lines of aligned columns; a Han character is as wide as two letters."""
    cells = [[*_COLUMNS], *([one_line(cell) or _NOTHING for cell in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    columns = [*zip(_COLUMNS.values(), widths, strict=True)]
    aligned = ([align(cell, wide) for (align, wide), cell in zip(columns, row, strict=True)] for row in cells)
    return "".join("  ".join(row).rstrip() + "\n" for row in aligned)


def _summary(status: Status) -> str:
    states = ", ".join(f"{state}: {status.count(state)}" for state in _COUNTED)
    found, elsewhere = status.found, status.elsewhere
    return (
        f"{status.topics} pages, {len(status.languages)} languages; {states}, past review: {found.past_review}; "
        f"errors: {found.errors} ({elsewhere.errors} in other files), "
        f"warnings: {found.warnings} ({elsewhere.warnings} in other files); sources to read again: {found.old_sources}"
    )
