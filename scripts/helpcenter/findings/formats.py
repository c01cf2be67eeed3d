"""Findings as text, JSON, GitHub annotations or SARIF. Pure: nothing here prints."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from urllib.parse import quote

from helpcenter.findings.finding import Finding


def as_line(finding: Finding) -> str:
    """`path:line:column: message [rule]`, the form that editors and terminals turn into a link."""
    kind = "warning: " if finding.severity == "warning" else ""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"{place}: {kind}{_message(finding)} [{finding.rule}]"


def _message(finding: Finding) -> str:
    where = f" (on {len(finding.pages)} pages, first on {finding.page})" if finding.pages else ""
    return f"{finding.message}{where}"


def as_text(findings: Iterable[Finding]) -> str:
    return "".join(f"{as_line(finding)}\n" for finding in sorted(findings))


def as_json(findings: Iterable[Finding]) -> str:
    """One array of objects, sorted by file and place."""
    return json.dumps([_as_object(finding) for finding in sorted(findings)], ensure_ascii=False, indent=2) + "\n"


def _as_object(finding: Finding) -> dict[str, object]:
    """Only findings of the built site say where in it they are; `pages` are all of several with one cause."""
    left_out = {"basis"} | (set() if finding.page or finding.href else {"page", "href", "target"})
    left_out |= set() if finding.pages else {"pages"}
    return {key: value for key, value in asdict(finding).items() if key not in left_out}


def as_github(findings: Iterable[Finding]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(
        f"::{finding.severity} file={_property(finding.path)},line={finding.line},col={finding.column},"
        f"title={_property(finding.rule)}::{_data(_message(finding))}\n"
        for finding in sorted(findings)
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Iterable[Finding]) -> str:
    """SARIF 2.1.0, which code hosts and editors read (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""
    found = sorted(findings)
    driver = {"name": "helpcenter", "rules": [{"id": rule} for rule in sorted({finding.rule for finding in found})]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in found]}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding) -> dict[str, object]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    place = {"artifactLocation": {"uri": quote(finding.path)}, "region": region}
    return {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
    }


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
