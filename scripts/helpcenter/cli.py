"""The one command, and the only module that writes to the terminal: exit 0 clean, 1 findings, 2 unreadable input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from helpcenter import check, project, report
from helpcenter.finding import Finding, FindingError, Severity
from helpcenter.source import UNREADABLE

# What can be checked, besides paths. There is one kind of check so far: "all" means it.
KINDS = ("docs", "all")


def main(argv: Sequence[str] | None = None) -> int:
    parser = _parser()
    arguments = parser.parse_args(argv)
    paths = arguments.targets[1:] if arguments.targets[:1] and arguments.targets[0] in KINDS else arguments.targets
    root = (arguments.project or _nearest_project(Path.cwd())).resolve()
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        parser.error(f"{missing[0]}: there is no such file or folder, nor a check of this name ({', '.join(KINDS)})")
    try:
        findings = check.docs(project.load(root), tuple(_relative(paths, root)))
    except FindingError as error:
        sys.stderr.write(report.as_line(error.finding) + "\n")
        return 2
    sys.stdout.write(report.FORMATS[arguments.format](findings))
    return _exit_code(findings, strict=arguments.strict)


def _exit_code(findings: Sequence[Finding], *, strict: bool) -> int:
    if any(finding.rule in UNREADABLE for finding in findings):
        return 2
    return int(any(strict or finding.severity is Severity.ERROR for finding in findings))


def _nearest_project(folder: Path) -> Path:
    """`folder`, or the nearest one around it that has a mkdocs.yml."""
    return next((place for place in (folder, *folder.parents) if (place / "mkdocs.yml").is_file()), folder)


def _relative(paths: Sequence[str], root: Path) -> Iterator[str]:
    for path in paths:
        place = Path(path).resolve()
        yield place.relative_to(root).as_posix() if place.is_relative_to(root) else place.as_posix()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the help center.")
    commands = parser.add_subparsers(dest="command", required=True)
    checker = commands.add_parser(
        "check",
        help="check the pages and data files under docs/",
        usage="helpcenter check [docs|all] [PATH…] [--format text|json|github|sarif] [--strict] [--project DIR]",
    )
    checker.add_argument("targets", nargs="*", metavar="PATH", help="only these, and the same pages in other languages")
    checker.add_argument("--format", choices=report.FORMATS, default="text", help="default: text")
    checker.add_argument("--strict", action="store_true", help="warnings count as errors")
    checker.add_argument(
        "--project", type=Path, metavar="DIR", help="the folder with mkdocs.yml (default: this one or above)"
    )
    return parser
