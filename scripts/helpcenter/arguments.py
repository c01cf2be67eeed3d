"""What can be typed: the commands and their arguments."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from helpcenter.findings import formats


def command_line() -> argparse.ArgumentParser:
    """Reads a command line: `run` is then what `helpcenter.cli` has to do, `parser` the parser of this command."""
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the help center.")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_check(commands.add_parser("check", help="check pages, data, and the links of the built site"))
    builder = commands.add_parser("build", help="build the site, as mkdocs build --strict does")
    _add_project(builder)
    builder.set_defaults(run="build", parser=builder)
    lister = commands.add_parser("rules", help="list the rules, or explain one")
    lister.add_argument("rule", nargs="?", metavar="RULE", help="explain this one")
    lister.add_argument("--format", choices=("text", "markdown"), help="of the list; default: text")
    lister.set_defaults(run="rules", parser=lister)
    searcher = commands.add_parser("search", help="search the built site as its readers do")
    searcher.add_argument("query", nargs="+", metavar="QUERY")
    searcher.add_argument("--lang", metavar="LANGUAGE", help="folder of a language; default: the source language")
    searcher.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _add_project(searcher)
    searcher.set_defaults(run="search", parser=searcher)
    status = commands.add_parser("status", help="list every page in every language, what needs attention first")
    status.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _add_today(status)
    _add_project(status)
    status.set_defaults(run="status", parser=status)
    publisher = commands.add_parser("publish", help="on a release: record the addresses that are published with it")
    _add_project(publisher)
    publisher.set_defaults(run="publish", parser=publisher)
    renamer = commands.add_parser("rename", help="give a page another name, in all languages, with all links to it")
    renamer.add_argument("old", metavar="OLD", help="the page: verify/heyon, or docs/zh/verify/heyon.md")
    renamer.add_argument("new", metavar="NEW", help="its new name, written in the same ways")
    renamer.add_argument("--dry-run", action="store_true", help="only list what would change")
    _add_project(renamer)
    renamer.set_defaults(run="rename", parser=renamer)
    reviewer = commands.add_parser("review", help="record what pages and data say, once a person has checked it")
    reviewer.add_argument("pages", nargs="*", metavar="PATH", help="only these pages, folders or data files")
    _add_project(reviewer)
    reviewer.set_defaults(run="review", parser=reviewer)
    translate = commands.add_parser("translate", help="keep translations with their sources")
    stamp = translate.add_subparsers(dest="action", required=True).add_parser(
        "stamp", help="record that translations match their sources"
    )
    stamp.add_argument("pages", nargs="+", metavar="PAGE", help="a translation, a source, or a folder")
    _add_project(stamp)
    stamp.set_defaults(run="stamp", parser=stamp)
    return parser


def _add_check(checker: argparse.ArgumentParser) -> None:
    checker.usage = (
        "helpcenter check [docs|steps|links|all] [PATH…] [--format text|json|github|sarif] [--only RULE] "
        "[--skip RULE] [--strict] [--base REF] [--today DATE] [--release] [--external] [--project DIR]\n"
        "       helpcenter check links --site DIR [--base-url URL] [--external] [--format …] [--only RULE] "
        "[--skip RULE] [--strict]"
    )
    checker.add_argument("targets", nargs="*", metavar="PATH", help="only these, and the same pages in other languages")
    checker.add_argument("--format", choices=formats.FORMATS, default="text", help="default: text")
    checker.add_argument("--only", action="append", default=[], metavar="RULE", help="this rule only; may be repeated")
    checker.add_argument("--skip", action="append", default=[], metavar="RULE", help="not this rule; may be repeated")
    checker.add_argument("--strict", action="store_true", help="warnings count as errors")
    checker.add_argument("--base", metavar="REF", help="only what is new since this git commit or branch")
    _add_today(checker)
    checker.add_argument(
        "--release",
        action="store_true",
        help="before the site is published: what nobody else has read, and what is not translated, are errors",
    )
    checker.add_argument("--site", type=Path, metavar="DIR", help="check the links of any built static site")
    checker.add_argument("--base-url", metavar="URL", help="the address of that site")
    checker.add_argument("--external", action="store_true", help="also check links to other hosts, by requests to them")
    _add_project(checker)
    checker.set_defaults(run="check", parser=checker)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date; write it as YYYY-MM-DD') from error


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", type=_day, metavar="DATE", help="judge dates as on this day (YYYY-MM-DD)")


def _add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project", type=Path, metavar="DIR", help="the folder with mkdocs.yml (default: this one or above)"
    )
