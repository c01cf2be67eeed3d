"""What commands and the person at the terminal say to each other: output, questions, paths, exit codes, progress."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from helpcenter import progress
from helpcenter.command_name import as_typed
from helpcenter.files.text import NOT_TEXT
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding, Severity

# Fewer are done before anybody has read how far they are.
_MANY_STEPS = 50


def write(text: str) -> None:
    """Write for a person, who can type the commands in it. Raises as `write_data` does."""
    write_data(as_typed(text))


def write_data(text: str) -> None:
    """Write for a program. Raises BrokenPipeError, and UsageError if it cannot be written otherwise."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"the output cannot be written: {error.strerror}") from error


def complain(text: str) -> None:
    with suppress(OSError):  # then nobody listens
        sys.stderr.write(f"{as_typed(text)}\n")
        sys.stderr.flush()


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[progress.Step]:
    """A bar on the terminal for work of many steps; it is not among what is printed."""
    import click

    with click.progressbar(length=total, label=what, file=sys.stderr, hidden=total < _MANY_STEPS) as bar:
        yield lambda: bar.update(1)


def ask(question: str) -> str:
    """The answer of whoever sits at the terminal; empty if nobody does."""
    if not sys.stdin.isatty():
        return ""
    write(f"{question} ")
    return sys.stdin.readline().strip()


def exit_code(findings: Sequence[Finding], *, strict: bool) -> int:
    if _is_unreadable(findings):
        return 2
    return int(any(strict or finding.severity is Severity.ERROR for finding in findings))


def _is_unreadable(findings: Sequence[Finding]) -> bool:
    return any(finding.rule in NOT_TEXT for finding in findings)


def refuse_missing(paths: Sequence[str], otherwise: str) -> None:
    for path in paths:
        if not Path(path).exists():
            raise UsageError(f"{path}: there is no such file or folder, {otherwise}")


def root_of(arguments: argparse.Namespace) -> Path:
    """The folder of the project: from the option, or the nearest folder at or above this one with a mkdocs.yml."""
    here = Path.cwd()
    nearest = next((place for place in (here, *here.parents) if (place / "mkdocs.yml").is_file()), here)
    root: Path = arguments.project or nearest
    if not root.is_dir():
        raise UsageError(f"--project {root}: there is no such folder")
    return root.resolve()


def relative(paths: Sequence[str], root: Path) -> Iterator[str]:
    """These files and folders as findings name them, however they are written, and whatever is a link among them."""
    for path in paths:
        resolved = Path(path).resolve()
        written = Path(os.path.abspath(path))  # noqa: PTH100 -- a link in the project is not followed
        ways = (written, resolved) if written.exists() and written.samefile(resolved) else (resolved,)
        inside = (way.relative_to(above) for way in ways for above in (way, *way.parents) if above.samefile(root))
        yield next(inside, Path(os.path.relpath(resolved, root))).as_posix()
