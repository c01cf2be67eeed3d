"""Findings as text or JSON. Pure: nothing here prints."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from helpcenter.finding import Finding


def as_line(finding: Finding) -> str:
    """`path:line:column: message [rule]`, the form that editors and terminals turn into a link."""
    kind = "warning: " if finding.severity == "warning" else ""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"{place}: {kind}{finding.message} [{finding.rule}]"


def as_text(findings: Iterable[Finding]) -> str:
    return "".join(f"{as_line(finding)}\n" for finding in sorted(findings))


def as_json(findings: Iterable[Finding]) -> str:
    """One array of objects, sorted by file and place."""
    return json.dumps([asdict(finding) for finding in sorted(findings)], ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "json": as_json}
