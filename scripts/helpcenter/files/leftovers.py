"""Files that programs leave beside those that people write: nobody means them to be read or published."""

from __future__ import annotations

from fnmatch import fnmatchcase

# Each with the programs that write it, some of them only for a moment. Most others begin with a dot: see `is_hidden`.
_PATTERNS = (
    "*~",  # copies of the last version: Emacs, gedit, Kate
    "#*#",  # Emacs saves by itself
    "4913",  # Vim tries whether it may write
    "*.sw[a-p]",  # Vim, if told not to hide its swap files
    "*___jb_tmp___",  # JetBrains, while it saves
    "*___jb_old___",
    "~$*",  # Microsoft Office, while a file is open
    "Thumbs.db",  # Windows
    "desktop.ini",
    "__pycache__",  # Python, beside a hook of MkDocs
)


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is nothing that anybody wrote."""
    return any(fnmatchcase(name, pattern) for pattern in _PATTERNS)


def is_hidden(name: str) -> bool:
    """Whether its name begins with a dot: a swap file, a lock, or what a desktop keeps for itself.

    In `docs` it may be meant: MkDocs passes over it unless `exclude_docs` says otherwise (`!.well-known`).
    """
    return name.startswith(".")
