"""The one command: what each of its commands does and prints.

Exit 0 clean, 1 findings, 2 wrong use or unreadable input, 3 a defect of the program itself.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress

from helpcenter import cli_new, cli_translate, progress
from helpcenter.arguments import command_line
from helpcenter.command_name import as_typed
from helpcenter.findings import formats
from helpcenter.findings.errors import FindingError, UsageError
from helpcenter.findings.finding import Finding
from helpcenter.terminal import complain as _complain
from helpcenter.terminal import exit_code as _exit_code
from helpcenter.terminal import progress_bar
from helpcenter.terminal import refuse_missing as _refuse_missing
from helpcenter.terminal import relative as _relative
from helpcenter.terminal import root_of as _root
from helpcenter.terminal import write as _print
from helpcenter.terminal import write_data as _print_data

# What can be checked, besides paths; helpcenter.rules has the rules of each kind.
KINDS = ("docs", "steps", "links", "all")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = command_line().parse_args(argv)
    parser: argparse.ArgumentParser = arguments.parser
    arguments.day = _writers_day()
    try:
        with progress.shown_by(progress_bar) if sys.stderr.isatty() else nullcontext():
            return {**_COMMANDS, **cli_new.COMMANDS, **cli_translate.COMMANDS}[arguments.run](parser, arguments)
    except BrokenPipeError:  # `helpcenter check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except UsageError as error:
        _report_failure(arguments, Finding(path=".", line=1, column=1, rule="wrong-use", message=str(error)))
        parser.error(as_typed(str(error)))
    except FindingError as error:
        _report_failure(arguments, error.finding)
        _complain(formats.as_line(error.finding))
        return 2
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is a defect of the program, and must not look like a finding
        from helpcenter import crash

        report = crash.report(error)
        problem = report.splitlines()[-1]
        _report_failure(arguments, Finding(path=".", line=1, column=1, rule="internal-error", message=problem))
        _complain(report)
        return 3


def _report_failure(arguments: argparse.Namespace, finding: Finding) -> None:
    """Programs that read findings find, where nothing could be checked, the reason: never a report that is cut off."""
    if arguments.command == "check" and arguments.format != "text":
        with suppress(OSError, UsageError):
            _print_data(formats.FORMATS[arguments.format]([finding]))


# Each command imports its modules when it runs, so that no command waits for the modules of another.


def _check(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    named = arguments.targets[:1] and arguments.targets[0] in KINDS
    kind, paths = (arguments.targets[0], arguments.targets[1:]) if named else ("all", arguments.targets)
    if arguments.external and kind not in {"links", "all"}:
        raise UsageError("--external can be used only with: helpcenter check links")
    for option in _of_a_project(arguments):
        if arguments.site is not None:
            raise UsageError(f"--{option} cannot be used with --site, where there is no project")
        if kind == "links" and option not in {"base", "project"}:
            raise UsageError(f"--{option} changes nothing in a check of links; leave it out")
    if arguments.site is not None:
        return _check_site(arguments, kind, paths)
    if arguments.base_url is not None:
        raise UsageError("--base-url can be used only with --site; the address of this site is in mkdocs.yml")
    from helpcenter.commands.check import Request, check

    root = _root(arguments)
    _refuse_missing(paths, f"nor a check of this name ({', '.join(KINDS)})")
    request = Request(
        kind,
        tuple(_relative(paths, root)),
        arguments.only,
        arguments.skip,
        arguments.today or _writers_day(),
        arguments.release,
        arguments.base,
        arguments.external,
        needs_site=bool(named or arguments.external or not paths),
    )
    outcome = check(root, request)
    return _report(outcome.findings, arguments, outcome.staleness)


def _build(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands.build import build

    return build(_root(arguments))


def _release(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands.release import release

    failed = release(_root(arguments))
    if not failed:
        _print("site/ is ready to be published, with compressed files; deploy/ has what a server of your own needs.\n")
    return failed


def _bundle(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands.bundle import bundle

    root = _root(arguments)
    files = bundle(root, arguments.lang, arguments.output or root / "bundle", as_pdf=arguments.pdf)
    _print("".join(f"{file} ({file.stat().st_size / 1024:.0f} KiB)\n" for file in files))
    return 0


def _of_a_project(arguments: argparse.Namespace) -> list[str]:
    """The options that were given and that need a project."""
    options = ("base", "today", "release", "project")
    return [option for option in options if getattr(arguments, option) not in (None, False)]


def _check_site(arguments: argparse.Namespace, kind: str, paths: Sequence[str]) -> int:
    if kind != "links" or paths:
        raise UsageError("--site can be used only in: helpcenter check links --site DIR")
    if not arguments.site.is_dir():
        raise UsageError(f"--site {arguments.site}: there is no such folder")
    from helpcenter.commands.check_site import check_site

    findings = check_site(
        arguments.site, arguments.base_url, arguments.only, arguments.skip, external=arguments.external
    )
    return _report(findings, arguments)


def _report(findings: Sequence[Finding], arguments: argparse.Namespace, staleness: str | None = None) -> int:
    if staleness is not None and arguments.format != "text":
        findings = [*findings, Finding(path=".", line=1, column=1, rule="stale-site", message=staleness)]
    (_print if arguments.format == "text" else _print_data)(formats.FORMATS[arguments.format](findings))
    if staleness is not None:
        _complain(staleness)
    return 2 if staleness is not None else _exit_code(findings, strict=arguments.strict)


def _rules(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.lint import documentation
    from helpcenter.rules import CATALOG

    rules = CATALOG.rules
    if arguments.rule is not None and arguments.format is not None:
        raise UsageError("--format is for the list of all rules; leave it out")
    if arguments.rule is None:
        text = (documentation.as_markdown if arguments.format == "markdown" else documentation.overview)(rules.values())
    else:
        name = CATALOG.current_name(arguments.rule)
        if name not in rules:
            raise UsageError(CATALOG.unknown(name))
        text = documentation.explained(rules[name])
    (_print_data if arguments.format == "markdown" else _print)(text)
    return 0


def _review(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.review import review

    root = _root(arguments)
    _refuse_missing(arguments.pages, "to review")
    outcome = review(project.load(root), tuple(_relative(arguments.pages, root)), _writers_day())
    _print(formats.as_text(sorted(outcome.findings)))
    _print("".join(f"{line}\n" for line in outcome.lines))
    if outcome.findings:
        _complain("Pages with findings are not recorded.")
    elif not outcome.places:
        parser.error(
            "these are neither pages, nor their translations, nor data files that are recorded; name other ones"
        )
    elif not outcome.lines:
        _print("All is as it was recorded.\n")
    return int(bool(outcome.findings))


def _search(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands import search

    answer = search.of_project(_root(arguments), arguments.lang, " ".join(arguments.query))
    as_json = arguments.format == "json"
    _print_data(search.as_json(answer)) if as_json else _print(search.as_text(answer))
    return 0


def _status(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands import status

    found, unread = status.of_project(_root(arguments), arguments.today or _writers_day())
    if found is None:
        _complain(formats.as_text(unread).rstrip())
        return 2
    _print_data(status.as_json(found)) if arguments.format == "json" else _print(status.as_text(found))
    return 0


def _feedback(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands import feedback

    answers, findings = feedback.read(arguments.file)
    summed = feedback.sum_up(answers)
    if arguments.format == "json":
        _print_data(feedback.as_json(summed))
    else:
        _print(feedback.as_text(summed))
    if findings:
        _complain(formats.as_text(findings).rstrip())
        _complain("These lines are not counted.")
    return int(bool(findings))


def _publish(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands.publish import publish

    outcome = publish(_root(arguments))
    _print(formats.as_text(outcome.findings))
    if outcome.findings:
        _complain("The list is unchanged: fix these first, or remove from it what is no longer published.")
    if outcome.staleness is not None:
        _complain(outcome.staleness)
    return 2 if outcome.staleness is not None else _exit_code(outcome.findings, strict=False)


def _export_search(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.export.search import export

    written, findings = export(project.load(_root(arguments)), arguments.folder, arguments.format)
    _print(formats.as_text(findings))
    if findings:
        _complain("Nothing is exported: fix these first.")
    else:
        _print("".join(f"{file}: written\n" for file in written))
    return _exit_code(findings, strict=False)


def _rename(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.rename import rename

    loaded = project.load(_root(arguments))
    outcome = rename(loaded, arguments.old, arguments.new, _writers_day(), dry_run=arguments.dry_run)
    _print(formats.as_text(outcome.findings))
    _print("".join(f"{line}\n" for line in (*outcome.lines, *outcome.mentions)))
    if outcome.findings:
        _complain("Nothing is renamed: fix these first.")
    elif arguments.dry_run:
        _complain("Nothing has changed: this is what would.")
    return _exit_code(outcome.findings, strict=False)


def _serve(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.preview.server import serve

    with suppress(KeyboardInterrupt):
        serve(_root(arguments), arguments.port, lambda line: _print(f"{line}\n"))
    return 0


def _writers_day() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 -- where the writer is


_COMMANDS: Mapping[str, Callable[[argparse.ArgumentParser, argparse.Namespace], int]] = {
    "build": _build,
    "bundle": _bundle,
    "check": _check,
    "export-search": _export_search,
    "feedback": _feedback,
    "publish": _publish,
    "release": _release,
    "rename": _rename,
    "review": _review,
    "rules": _rules,
    "search": _search,
    "serve": _serve,
    "status": _status,
}
