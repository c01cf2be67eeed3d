"""Reads a text file of a writer: UTF-8, with any line ends, with or without a byte-order mark."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from helpcenter.findings.finding import Position
from helpcenter.findings.rule import Rule

UNREADABLE = Rule.documented(
    "unreadable",
    """A file that cannot be read, or is no text.

Bad:  `docs/_data/products.yml` is missing, or locked by another program; a picture or a Word file called `heyon.md`
Good: every data file is there, and saved as plain text""",
)
NOT_UTF_8 = Rule.documented(
    "not-utf-8",
    """A file that is not in UTF-8. Its text would be unreadable on the page.

Bad:  a page saved as GB 18030 or Windows-1252
Good: saved with the encoding "UTF-8", with or without a byte-order mark, with any line ends""",
)
CONTROL_CHARACTER = Rule.documented(
    "control-character",
    """An invisible control character.

Bad:  a null byte or a form feed, pasted from another program
Good: the words typed again""",
)
MERGE_CONFLICT = Rule.documented(
    "merge-conflict",
    """The marks of a merge conflict in a page or a data file.

Bad:  `<<<<<<< HEAD`
Good: one of the two versions, without the marks""",
)
RULES = (UNREADABLE, NOT_UTF_8, CONTROL_CHARACTER, MERGE_CONFLICT)

# The names of the rules of files that cannot be read as text.
NOT_TEXT = frozenset({UNREADABLE.name, NOT_UTF_8.name})
# How files begin that are no text, whatever their names say.
_OF_PROGRAMS = {
    b"\x89PNG": "a PNG picture; give it the ending .png",
    b"\xff\xd8\xff": "a JPEG picture; give it the ending .jpg",
    b"GIF8": "a GIF picture; give it the ending .gif",
    b"RIFF": "a WebP picture; give it the ending .webp",
    b"%PDF": "a PDF document; copy its text into a file of your editor",
    b"PK\x03\x04": "a file of Word, Excel or another program; open it there, and save it as plain text",
    b"{\\rtf": "a file of Word or another program (RTF); open it there, and save it as plain text",
}
# 80 to 9F are what is left of Windows' quotation marks and dashes in a file that was converted wrongly.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKS_OF_CONFLICT = ("<<<<<<< ", ">>>>>>> ")
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


def read_bytes(file: Path, path: str) -> bytes:
    """What is in `file`. Raises FindingError (with the path `path`) if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}); check that it exists and is not locked"
        raise UNREADABLE.error(path, message) from error


def read_text(file: Path, path: str) -> str:
    """The text of `file`, as `decoded`. Raises FindingError also if the file cannot be read."""
    return decoded(read_bytes(file, path), path)


def decoded(data: bytes, path: str) -> str:
    r"""The text of a file, with `\n` line ends and no byte-order mark.

    Raises FindingError (with the path `path`) if it is not UTF-8, or has the marks of a merge conflict or control
    characters. Therefore other modules may use control characters as marks of their own.
    """
    if what := next((what for begin, what in _OF_PROGRAMS.items() if data.startswith(begin)), None):
        raise UNREADABLE.error(path, f"this file is no text, but {what}")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = normalized(data[: error.start].decode())
        message = (
            "this file ends in the middle of a character: what was behind it is gone; bring it back: "
            f"git checkout HEAD -- {path}"
            if error.reason == "unexpected end of data"
            else f"this file is not UTF-8 (byte 0x{data[error.start]:02x} here); "
            'open it in your editor and save it with the encoding "UTF-8"'
        )
        raise NOT_UTF_8.error(path, message, *position_at(before, len(before))) from error
    text = normalized(text)
    if any(mark in text for mark in _MARKS_OF_CONFLICT) and (conflict := _CONFLICT.search(text)):
        message = (
            "this is a merge conflict; keep one of the two versions, and remove the lines <<<<<<<, =======, >>>>>>>"
        )
        raise MERGE_CONFLICT.error(path, message, *position_at(text, conflict.start()))
    if control := _CONTROL.search(text):
        message = (
            f"there is an invisible control character (U+{ord(control[0]):04X}) here; delete it and retype the words"
        )
        raise CONTROL_CHARACTER.error(path, message, *position_at(text, control.start()))
    return text


def normalized(text: str) -> str:
    r"""Text as all other modules take it: with `\n` line ends and no byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def position_at(text: str, offset: int) -> Position:
    """Line and column of the character at `offset`, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
