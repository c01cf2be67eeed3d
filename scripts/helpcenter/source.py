"""Reading a file that a writer wrote: any line ends, with or without a byte-order mark, but UTF-8."""

from __future__ import annotations

from pathlib import Path

from helpcenter.finding import Finding, FindingError


def read_text(file: Path, path: str) -> str:
    r"""The text of `file`, with `\n` line ends and no byte-order mark.

    Raises FindingError (naming the file as `path`) if the file cannot be read or is not UTF-8.
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
        raise FindingError(
            Finding(
                path=path,
                line=before.count("\n") + 1,
                column=len(before) - (before.rfind("\n") + 1) + 1,
                rule="not-utf-8",
                message=(
                    f"this file is not UTF-8 (byte 0x{data[error.start]:02x} here); "
                    'open it in your editor and save it with the encoding "UTF-8"'
                ),
            )
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
