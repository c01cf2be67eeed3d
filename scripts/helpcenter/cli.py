"""The one command, and the only module that writes to the terminal: exit 0 clean, 1 findings, 2 unreadable input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from helpcenter import check, project, report
from helpcenter.finding import FindingError, Severity
from helpcenter.source import UNREADABLE


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        findings = check.docs(project.load(arguments.project))
    except FindingError as error:
        sys.stderr.write(report.as_line(error.finding) + "\n")
        return 2
    sys.stdout.write(report.FORMATS[arguments.format](findings))
    if any(finding.rule in UNREADABLE for finding in findings):
        return 2
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the help center.")
    commands = parser.add_subparsers(dest="command", required=True)
    checker = commands.add_parser("check", help="check the pages and data files under docs/")
    checker.add_argument("what", nargs="?", choices=["docs", "all"], default="all", help="what to check (default: all)")
    checker.add_argument("--format", choices=sorted(report.FORMATS), default="text", help="default: text")
    checker.add_argument("--project", type=Path, default=Path.cwd(), metavar="DIR", help="the folder with mkdocs.yml")
    return parser
