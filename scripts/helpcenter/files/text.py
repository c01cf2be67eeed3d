"""Reading a file that a writer wrote: any line ends, with or without a byte-order mark, but UTF-8."""

from __future__ import annotations

import re
from pathlib import Path

from helpcenter.findings.finding import Finding, FindingError

# The rules of files that could not be read at all.
UNREADABLE = {"unreadable", "not-utf-8"}
# 80 to 9F are what is left of Windows' quotation marks and dashes in a file that was converted wrongly.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


def read_text(file: Path, path: str) -> str:
    r"""The text of `file`, with `\n` line ends and no byte-order mark.

    Raises FindingError (naming the file as `path`) if the file cannot be read, is not UTF-8, holds two versions that
    git could not join, or control characters (which then can mark places that no writer can).
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FindingError(
            Finding(
                path=path,
                line=1,
                column=1,
                rule="unreadable",
                message=f"this file cannot be read ({error.strerror}); check that it exists and is not locked",
            )
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line, column = place(before, len(before))
        raise FindingError(
            Finding(
                path=path,
                line=line,
                column=column,
                rule="not-utf-8",
                message=(
                    f"this file is not UTF-8 (byte 0x{data[error.start]:02x} here); "
                    'open it in your editor and save it with the encoding "UTF-8"'
                ),
            )
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(text):
        line, column = place(text, conflict.start())
        message = "two versions stand here; keep one of them, and remove the lines <<<<<<<, =======, >>>>>>>"
        raise FindingError(Finding(path=path, line=line, column=column, rule="merge-conflict", message=message))
    if control := _CONTROL.search(text):
        line, column = place(text, control.start())
        message = (
            f"an invisible control character (U+{ord(control[0]):04X}) stands here; delete it and type the words anew"
        )
        raise FindingError(Finding(path=path, line=line, column=column, rule="control-character", message=message))
    return text


def place(text: str, position: int) -> tuple[int, int]:
    """Line and column of the character at `position`, both from 1."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
