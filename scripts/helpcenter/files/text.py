"""Reading a file that a writer wrote: any line ends, with or without a byte-order mark, but UTF-8."""

from __future__ import annotations

import re
from pathlib import Path

from helpcenter.findings.finding import Position
from helpcenter.findings.rule import Rule

UNREADABLE = Rule.documented(
    "unreadable",
    """A file that cannot be opened.

Bad:  `docs/_data/cards.yml` is missing, or locked by another program
Good: every data file is there""",
)
NOT_UTF_8 = Rule.documented(
    "not-utf-8",
    """A file in another encoding than UTF-8: its words would be broken on the page.

Bad:  a page saved as GB 18030 or Windows-1252
Good: saved with the encoding "UTF-8", with or without a byte-order mark, with any line ends""",
)
CONTROL_CHARACTER = Rule.documented(
    "control-character",
    """An invisible control character.

Bad:  a null byte or a form feed, pasted from another program
Good: the words typed anew""",
)
MERGE_CONFLICT = Rule.documented(
    "merge-conflict",
    """The marks of two versions that git could not join, in a page or a data file.

Bad:  `<<<<<<< HEAD`
Good: one of the two versions, and none of the marks""",
)
RULES = (UNREADABLE, NOT_UTF_8, CONTROL_CHARACTER, MERGE_CONFLICT)

# The names of the rules of files that hold no text.
NO_TEXT = frozenset({UNREADABLE.name, NOT_UTF_8.name})
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
        message = f"this file cannot be read ({error.strerror}); check that it exists and is not locked"
        raise UNREADABLE.error(path, message) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        message = (
            f"this file is not UTF-8 (byte 0x{data[error.start]:02x} here); "
            'open it in your editor and save it with the encoding "UTF-8"'
        )
        raise NOT_UTF_8.error(path, message, *position_at(before, len(before))) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(text):
        message = "two versions are here; keep one of them, and remove the lines <<<<<<<, =======, >>>>>>>"
        raise MERGE_CONFLICT.error(path, message, *position_at(text, conflict.start()))
    if control := _CONTROL.search(text):
        message = (
            f"there is an invisible control character (U+{ord(control[0]):04X}) here; delete it and retype the words"
        )
        raise CONTROL_CHARACTER.error(path, message, *position_at(text, control.start()))
    return text


def position_at(text: str, offset: int) -> Position:
    """Line and column of the character at `offset`, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
