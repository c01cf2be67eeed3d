"""What `helpcenter translate` does and prints."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping

from helpcenter.findings import formats
from helpcenter.terminal import complain, exit_code, refuse_missing, relative, root_of, write, write_data


def _stamp(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.translate import stamp as stamping

    root = root_of(arguments)
    refuse_missing(arguments.pages, "to stamp")
    written, findings = stamping.stamp(project.load(root), tuple(relative(arguments.pages, root)))
    write(formats.as_text(findings))
    write("".join(f"{path}: recorded what it was made from\n" for path in written))
    if findings:
        complain("Pages with errors are not recorded: fix the errors first.")
    elif not written:
        parser.error("these pages are not translations and have no translations; name other pages")
    return int(bool(findings))


def _show(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.translate import show

    root = root_of(arguments)
    refuse_missing(arguments.pages, "to show")
    outdated, findings = show.show(project.load(root), tuple(relative(arguments.pages, root)))
    if findings:
        write(formats.as_text(findings))
        return exit_code(findings, strict=False)
    width = shutil.get_terminal_size().columns
    lines = show.as_columns(outdated, width) if sys.stdout.isatty() else show.as_lines(outdated)
    write("".join(f"{line}\n" for line in lines) or "Nothing has changed since it was translated.\n")
    return 0


def _stub(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.translate.stub import stub

    root = root_of(arguments)
    refuse_missing(arguments.pages, "to make pages for")
    made, findings = stub(project.load(root), tuple(relative(arguments.pages, root)), arguments.lang)
    write(formats.as_text(findings))
    write("".join(f"{path}: made, not translated yet\n" for path in made))
    if not made and not findings:
        write("No language lacks these pages.\n")
    return exit_code(findings, strict=False)


def _export(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.translate.export import export

    root = root_of(arguments)
    refuse_missing(arguments.pages, "to export")
    pages = tuple(relative(arguments.pages, root))
    made, findings = export(project.load(root), pages, arguments.lang, arguments.day)
    complain(formats.as_text(findings).rstrip()) if findings else write_data(made.decode())
    return exit_code(findings, strict=False)


def _import(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.translate import stamp
    from helpcenter.commands.translate.import_file import import_file

    loaded = project.load(root_of(arguments))
    outcome = import_file(loaded, arguments.file)
    lines = [*outcome.problems, *outcome.lines, *(f"{path}: written" for path in outcome.written)]
    write(formats.as_text(outcome.findings) + "".join(f"{line}\n" for line in lines))
    if outcome.problems or outcome.findings:
        complain("Nothing is written: fix these first.")
        return exit_code(outcome.findings, strict=False) or 1
    if not (arguments.stamp and outcome.pages):
        return 0
    stamped, findings = stamp.stamp(project.load(loaded.root), outcome.pages)
    write(formats.as_text(findings) + "".join(f"{path}: recorded what it was made from\n" for path in stamped))
    return exit_code(findings, strict=False)


COMMANDS: Mapping[str, Callable[[argparse.ArgumentParser, argparse.Namespace], int]] = {
    "export": _export,
    "import": _import,
    "show": _show,
    "stamp": _stamp,
    "stub": _stub,
}
