"""What can be typed: the commands and their arguments."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from helpcenter.findings import formats


def command_line() -> argparse.ArgumentParser:
    """Reads a command line: `run` is then what `helpcenter.cli` has to do, `parser` the parser of this command."""
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the help center.")
    parser.add_argument("--version", action=_Version, help="show which version this is")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (told, add_arguments) in _COMMANDS.items():
        command = commands.add_parser(name, help=told)
        command.set_defaults(run=name, parser=command)
        add_arguments(command)
    return parser


def _add_bundle(bundler: argparse.ArgumentParser) -> None:
    bundler.add_argument("--lang", metavar="LANGUAGE", help="folder of a language; default: all")
    bundler.add_argument("--output", type=Path, metavar="DIR", help="default: the folder bundle in the project")
    bundler.add_argument("--pdf", action="store_true", help="also as a PDF, by Chromium, Chrome or Edge")
    _add_project(bundler)


def _add_rules(lister: argparse.ArgumentParser) -> None:
    lister.add_argument("rule", nargs="?", metavar="RULE", help="explain this one")
    lister.add_argument("--format", choices=("text", "markdown"), help="of the list; default: text")


def _add_search(searcher: argparse.ArgumentParser) -> None:
    searcher.add_argument("query", nargs="+", metavar="QUERY")
    searcher.add_argument("--lang", metavar="LANGUAGE", help="folder of a language; default: the source language")
    _add_format(searcher)
    _add_project(searcher)


def _add_status(status: argparse.ArgumentParser) -> None:
    _add_format(status)
    _add_today(status)
    _add_project(status)


def _add_feedback(summer: argparse.ArgumentParser) -> None:
    summer.add_argument("file", type=Path, metavar="FILE", help="with a line of JSON for each answer")
    _add_format(summer)


def _add_serve(server: argparse.ArgumentParser) -> None:
    server.add_argument("--port", type=int, default=8000, metavar="PORT", help="default: 8000")
    _add_project(server)


def _add_rename(renamer: argparse.ArgumentParser) -> None:
    renamer.add_argument("old", metavar="OLD", help="the page: verify/heyon, or docs/zh/verify/heyon.md")
    renamer.add_argument("new", metavar="NEW", help="its new name, written in the same ways")
    renamer.add_argument("--dry-run", action="store_true", help="only list what would change")
    _add_project(renamer)


def _add_review(reviewer: argparse.ArgumentParser) -> None:
    reviewer.description = (
        "After somebody besides the writer has checked and read it. "
        "If you are alone: read it again on another day, as if somebody else had written it."
    )
    reviewer.add_argument("pages", nargs="*", metavar="PATH", help="only these pages, folders or data files")
    _add_project(reviewer)


def _add_new(maker: argparse.ArgumentParser) -> None:
    maker.description = "On a terminal, it asks for what is not given here."
    maker.add_argument("task", nargs="?", metavar="TASK", help="one of tasks.yml")
    maker.add_argument("product", nargs="?", metavar="PRODUCT", help="its id, such as giffgaff")
    name = "what a new product is called, in all languages or in one; may be repeated"
    maker.add_argument("--name", action="append", default=[], metavar="[LANGUAGE=]NAME", help=name)
    channel = "where it can be done: one of channels.yml; may be repeated"
    maker.add_argument("--channel", action="append", default=[], metavar="CHANNEL", help=channel)
    host = "the address of an official website of the product, such as www.giffgaff.com; may be repeated"
    maker.add_argument("--host", action="append", default=[], metavar="HOST", help=host)
    _add_project(maker)


def _add_export(exporter: argparse.ArgumentParser) -> None:
    kinds = exporter.add_subparsers(dest="kind", required=True)
    searching = kinds.add_parser("search", help="sections and synonyms, for a search engine")
    searching.add_argument(
        "--format", choices=("typesense", "meilisearch", "algolia"), required=True, help="whose import reads it"
    )
    searching.add_argument("folder", type=Path, metavar="DIR", help="where a folder for each language is written")
    _add_project(searching)
    searching.set_defaults(run="export-search", parser=searching)


def _add_translate(translate: argparse.ArgumentParser) -> None:
    actions = translate.add_subparsers(dest="action", required=True)
    pages = "a translation, a source, or a folder"
    show = actions.add_parser("show", help="what changed in the source since it was translated, section by section")
    show.add_argument("pages", nargs="*", metavar="PAGE", help=f"{pages}; default: all that are behind")
    show.set_defaults(run="show", parser=show)
    stamp = actions.add_parser("stamp", help="record that translations match their sources")
    stamp.add_argument("pages", nargs="+", metavar="PAGE", help=pages)
    stamp.set_defaults(run="stamp", parser=stamp)
    stub = actions.add_parser("stub", help="make pages that are missing in a language, to be translated later")
    stub.add_argument("pages", nargs="+", metavar="PAGE", help="a source, or a folder")
    stub.add_argument("--lang", metavar="LANGUAGE", help="only in this language; default: in all that lack the page")
    stub.set_defaults(run="stub", parser=stub)
    export = actions.add_parser("export", help="write translations as a PO file, for translators who work elsewhere")
    export.add_argument("pages", nargs="+", metavar="PAGE", help=pages)
    export.add_argument("--lang", metavar="LANGUAGE", help="the language, if the pages are in several")
    export.set_defaults(run="export", parser=export)
    importer = actions.add_parser("import", help="bring a PO file back into the pages")
    importer.add_argument(
        "file", type=Path, metavar="FILE", help="a file that was made by: helpcenter translate export"
    )
    importer.add_argument(
        "--stamp", action="store_true", help="record the pages that are whole as matching their sources"
    )
    importer.set_defaults(run="import", parser=importer)
    for each in (show, stamp, stub, export, importer):
        _add_project(each)


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


def _add_init(beginner: argparse.ArgumentParser) -> None:
    in_each = "a name for each language, in their order, with / between them: "
    beginner.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or an empty one")
    beginner.add_argument("--languages", metavar="CODES", help="the source language first: fr,de")
    beginner.add_argument("--word", metavar="WORDS", help=f"what a product is called; {in_each}routeur/Router")
    beginner.add_argument("--products", metavar="NAMES", help="Lumo 2,Lumo Mesh; an id may stand before: lumo=Lumo 2")
    beginner.add_argument("--tasks", metavar="NAMES", help=f"what readers want to do; {in_each}Installer/Installieren")
    beginner.add_argument(
        "--publisher",
        choices=("first_party", "third_party"),
        help="whether the products are your own, or those of others, with evidence and sources; default: first_party",
    )


class _Version(argparse.Action):
    """Shows the version, as `--help` shows the help. It is looked up only then: that takes as long as all else."""

    def __init__(self, option_strings: Sequence[str], dest: str, **others: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **others)

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from importlib import metadata

        sys.stdout.write(f"helpcenter {metadata.version('helpcenter')}\n")
        parser.exit()


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


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("check pages, data, and the links of the built site", _add_check),
    "init": ("begin a help center of your own in a new folder", _add_init),
    "build": ("build the site, as mkdocs build --strict does", _add_project),
    "release": ("build the site to be published, and what its server needs", _add_project),
    "bundle": ("write all guides of a language into one file, to send or print", _add_bundle),
    "rules": ("list the rules, or explain one", _add_rules),
    "search": ("search the built site as its readers do", _add_search),
    "status": ("list every page in every language, what needs attention first", _add_status),
    "feedback": ("sum up what readers said of pages and steps", _add_feedback),
    "serve": ("a live preview, with what is wrong shown in the pages", _add_serve),
    "publish": ("on a release: record the addresses that are published with it", _add_project),
    "rename": ("give a page another name, in all languages, with all links to it", _add_rename),
    "new": ("make a guide for a task and a product, in all languages, to be filled in", _add_new),
    "review": ("record what pages and data say, once a person has checked it", _add_review),
    "export": ("write what the help center says for other programs", _add_export),
    "translate": ("keep translations with their sources", _add_translate),
}
