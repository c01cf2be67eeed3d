"""Writes a file of a person so that it is always whole, and says in one line why something cannot be written."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_CURES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room on the disk, and try again"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "check who owns it, and that you may write there"),
    errno.EROFS: "it is on a disk that can only be read; put the project on another one",
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "too many files are open; close other programs"),
}
_OTHERWISE = "close the programs that use it, and try again"


def explained(error: OSError) -> str:
    """Which file, what is wrong with it, and what to do."""
    file = error.filename2 or error.filename  # where something is copied or moved to
    place = f"{os.fsdecode(file)}: " if isinstance(file, str | bytes) else ""
    return f"{place}{error.strerror or error}; {_CURES.get(error.errno or 0, _OTHERWISE)}"


def encoded(text: str, file: Path) -> bytes:
    r"""A text with `\n` line ends, as the new content of `file`: with the line ends and byte-order mark that this has.

    A file that is new has `\n`, and no mark. Raises OSError.
    """
    before = file.read_bytes() if file.exists() else b""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def write_whole(file: Path, data: bytes) -> None:
    """Give `file` this content, all at once: whoever reads it meanwhile, or after a crash, finds the old or the new.

    A link to a file stays a link, and permissions stay as they are. Raises OSError, and then nothing has changed.
    """
    target = file.resolve()
    prepared = prepare(target, data)
    try:
        prepared.replace(target)
    except BaseException:
        prepared.unlink(missing_ok=True)
        raise


def prepare(target: Path, data: bytes) -> Path:
    """A new file beside `target`, to be renamed to it, with this content and its permissions. Raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        _take_over(target, Path(name))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _take_over(old: Path, new: Path) -> None:
    """The owner and permissions of a file, as far as one may set them; those of any new file if there is none."""
    if not old.exists():
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(new, old.stat().st_uid, old.stat().st_gid)
    shutil.copymode(old, new)
