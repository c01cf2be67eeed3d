"""The one command, and the only module that writes to the terminal.

Exit 0 clean, 1 findings, 2 wrong use or unreadable input.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from helpcenter import baseline, check, project, report, rule_text, rules, stamping
from helpcenter.finding import Finding, FindingError, Severity
from helpcenter.schema import did_you_mean
from helpcenter.source import UNREADABLE

# What can be checked, besides paths. Pages and data are all that there is so far: "all" means them.
KINDS = {"docs": frozenset(rules.ALL), "steps": rules.STEPS, "all": frozenset(rules.ALL)}


def main(argv: Sequence[str] | None = None) -> int:
    parser = _parser()
    arguments = parser.parse_args(argv)
    command: Callable[[argparse.ArgumentParser, argparse.Namespace], int] = arguments.run
    try:
        return command(arguments.parser, arguments)
    except FindingError as error:
        sys.stderr.write(report.as_line(error.finding) + "\n")
        return 2
    except BrokenPipeError:  # `helpcenter check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _check(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    kind, *paths = arguments.targets if arguments.targets[:1] and arguments.targets[0] in KINDS else (
        "all", *arguments.targets
    )  # fmt: skip
    root = _root(arguments)
    _refuse_missing(parser, paths, f"nor a check of this name ({', '.join(KINDS)})")
    wanted = check.Wanted(
        rules=_wanted_rules(parser, KINDS[kind], arguments.only, arguments.skip),
        paths=tuple(_relative(paths, root)),
        today=arguments.today or datetime.date.today(),  # noqa: DTZ011 -- the writer's day
        release=arguments.release,
    )
    loaded = project.load(root)
    _refuse_nowhere(parser, wanted.paths, loaded.shown(loaded.docs))
    findings = check.docs(loaded, wanted)
    if arguments.base is not None and all(finding.rule not in rules.UNREAD for finding in findings):
        try:
            findings = baseline.since(root, arguments.base, lambda old: check.docs(project.load(old), wanted), findings)
        except baseline.NoSuchCommitError as error:
            parser.error(f"--base {arguments.base}: {error}")
    sys.stdout.write(report.FORMATS[arguments.format](findings))
    return _exit_code(findings, strict=arguments.strict)


def _rules(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    if arguments.rule is None:
        text = (rule_text.as_markdown if arguments.format == "markdown" else rule_text.overview)(rules.ALL.values())
    else:
        _refuse_unknown_rules(parser, [arguments.rule])
        text = rule_text.explained(rules.ALL[arguments.rule])
    sys.stdout.write(text)
    return 0


def _stamp(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    root = _root(arguments)
    _refuse_missing(parser, arguments.pages, "to stamp")
    written, findings = stamping.stamp(project.load(root), tuple(_relative(arguments.pages, root)))
    sys.stdout.write(report.as_text(findings))
    sys.stdout.write("".join(f"{path}: recorded what it was made from\n" for path in written))
    if findings:
        sys.stderr.write("What has errors is not recorded: mend them first.\n")
    elif not written:
        parser.error("these are no translations, and have none")
    return int(bool(findings))


def _exit_code(findings: Sequence[Finding], *, strict: bool) -> int:
    if _is_unreadable(findings):
        return 2
    return int(any(strict or finding.severity is Severity.ERROR for finding in findings))


def _is_unreadable(findings: Sequence[Finding]) -> bool:
    return any(finding.rule in UNREADABLE for finding in findings)


def _wanted_rules(
    parser: argparse.ArgumentParser, known: Collection[str], only: Sequence[str], skip: Sequence[str]
) -> frozenset[str]:
    _refuse_unknown_rules(parser, [*only, *skip])
    wanted = frozenset(only or known) & frozenset(known) - frozenset(skip)
    if not wanted:
        parser.error("no rule is left to check; see --only, --skip, and what is checked")
    return wanted


def _refuse_nowhere(parser: argparse.ArgumentParser, paths: Collection[str], docs: str) -> None:
    for path in paths:
        if path != "." and not f"{path}/".startswith(f"{docs}/"):
            parser.error(f"{path}: there is nothing to check; pages and data stand in {docs}/")


def _refuse_unknown_rules(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    for name in names:
        if name not in rules.ALL:
            parser.error(f'no rule is called "{name}"; {did_you_mean(name, rules.ALL)}')


def _refuse_missing(parser: argparse.ArgumentParser, paths: Sequence[str], otherwise: str) -> None:
    for path in paths:
        if not Path(path).exists():
            parser.error(f"{path}: there is no such file or folder, {otherwise}")


def _root(arguments: argparse.Namespace) -> Path:
    """The folder of the project: the one that was named, or the nearest around this one that has a mkdocs.yml."""
    here = Path.cwd()
    nearest = next((place for place in (here, *here.parents) if (place / "mkdocs.yml").is_file()), here)
    root: Path = arguments.project or nearest
    return root.resolve()


def _relative(paths: Sequence[str], root: Path) -> Iterator[str]:
    for path in paths:
        place = Path(path).resolve()
        yield place.relative_to(root).as_posix() if place.is_relative_to(root) else place.as_posix()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the help center.")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_check(commands.add_parser("check", help="check the pages and data files under docs/"))
    lister = commands.add_parser("rules", help="list the rules, or explain one")
    lister.add_argument("rule", nargs="?", metavar="RULE", help="explain this one")
    lister.add_argument("--format", choices=("text", "markdown"), default="text", help="default: text")
    lister.set_defaults(run=_rules, parser=lister)
    translate = commands.add_parser("translate", help="keep translations with their sources")
    stamp = translate.add_subparsers(dest="action", required=True).add_parser(
        "stamp", help="record that translations match their sources"
    )
    stamp.add_argument("pages", nargs="+", metavar="PAGE", help="a translation, a source, or a folder")
    _add_project(stamp)
    stamp.set_defaults(run=_stamp, parser=stamp)
    return parser


def _add_check(checker: argparse.ArgumentParser) -> None:
    checker.usage = (
        "helpcenter check [docs|steps|all] [PATH…] [--format text|json|github|sarif] [--only RULE] [--skip RULE] "
        "[--strict] [--base REF] [--today DATE] [--release] [--project DIR]"
    )
    checker.add_argument("targets", nargs="*", metavar="PATH", help="only these, and the same pages in other languages")
    checker.add_argument("--format", choices=report.FORMATS, default="text", help="default: text")
    checker.add_argument("--only", action="append", default=[], metavar="RULE", help="this rule only; may be repeated")
    checker.add_argument("--skip", action="append", default=[], metavar="RULE", help="not this rule; may be repeated")
    checker.add_argument("--strict", action="store_true", help="warnings count as errors")
    checker.add_argument("--base", metavar="REF", help="only what is new since this git commit or branch")
    checker.add_argument("--today", type=_day, metavar="DATE", help="judge dates as on this day (YYYY-MM-DD)")
    checker.add_argument("--release", action="store_true", help="a translation that lags behind its source is an error")
    _add_project(checker)
    checker.set_defaults(run=_check, parser=checker)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" is no day; write it as YYYY-MM-DD') from error


def _add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project", type=Path, metavar="DIR", help="the folder with mkdocs.yml (default: this one or above)"
    )
