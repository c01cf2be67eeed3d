"""Changing a site inside its folder, where the folder itself cannot be renamed: a mount point, a repository.

The new files are first copied whole into a hidden folder of the site, so that a full disk is noticed before
anything has changed. Then they are moved to their places, and the old ones aside, by renames: first what pages
need, then the pages; at last, what there is no more is moved away. The record of what the site was built from is the
first to go and the last to come. Whatever fails, or is found half done by the next build, is undone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from helpcenter.build.inputs import RECORD

# Hidden folders of the site: the new files while they are copied; all of them that are not in their places yet; the old
# ones that were moved aside. The list of the new files tells, after a crash, which files of the site are new.
_COPYING = ".new-site.copying"
_NEW = ".new-site"
_OLD = ".old-site"
_LIST = ".new-site.txt"
# What a file system keeps at its root.
_OF_THE_DISK = "lost+found"


def must_stay(site: Path) -> bool:
    """Whether the folder itself holds more than a site: whoever renames it takes that away."""
    return os.path.ismount(site) or (site / ".git").exists()


def replace(site: Path, build: Path) -> None:
    """Give the folder `site` the files of `build`. Raises OSError, and then all is as it was.

    What begins with a dot at the top of `site`, and is not in `build`, is not of the site and stays, as MkDocs has it.
    """
    names = list(_files(build))
    try:
        for name in names:
            (site / _COPYING / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(build / name, site / _COPYING / name)
        (site / _LIST).write_bytes(b"\0".join(os.fsencode(name) for name in names))
        (site / _COPYING).rename(site / _NEW)
        _move(site, names)
        (site / _NEW).rename(site / _COPYING)  # from here on, there is nothing to undo
    except OSError:
        recover(site)
        raise
    with suppress(OSError):  # what is left over now does no harm: the next build clears it
        _clear(site)


def recover(site: Path) -> None:
    """Undo what was begun and not finished. Raises OSError."""
    if (site / _NEW).is_dir():
        _undo(site)
        (site / _NEW).rename(site / _COPYING)  # nothing is left to be undone
    _clear(site)


def _move(site: Path, names: list[str]) -> None:
    """Put the new files in the places of the old ones."""
    top = {name.partition("/")[0] for name in names}
    old = {name for name in _files(site) if name.partition("/")[0] in top or _is_of_the_site(name)}
    new, folders = set(names), set().union(*map(_folders, names))
    gone = old - new
    in_the_way = {name for name in gone if name in folders or _folders(name) & new}
    for name in (*({RECORD} & old), *sorted(in_the_way)):
        _rename(site / name, site / _OLD / name)
    _remove_empty_folders(site)
    for name in sorted(names, key=_order):
        if name in old and name != RECORD:
            _rename(site / name, site / _OLD / name)
        _rename(site / _NEW / name, site / name)
    for name in sorted(gone - in_the_way - {RECORD}):
        _rename(site / name, site / _OLD / name)
    _remove_empty_folders(site)


def _undo(site: Path) -> None:
    """Take the new files out of their places, then put the old ones back. A second try goes on where one stopped."""
    names = [os.fsdecode(name) for name in (site / _LIST).read_bytes().split(b"\0")]
    for name in sorted(set(names).difference(_files(site / _NEW)), key=_order, reverse=True):
        if (site / name).exists():  # nobody has removed it meanwhile
            _rename(site / name, site / _NEW / name)
    _remove_empty_folders(site)
    for name in sorted(_files(site / _OLD), key=_order):
        _rename(site / _OLD / name, site / name)


def _order(name: str) -> tuple[bool, bool, str]:
    """What pages need comes before the pages, and the record last."""
    return name == RECORD, name.endswith(".html"), name


def _is_of_the_site(name: str) -> bool:
    return name == RECORD or not (name.startswith(".") or name.partition("/")[0] == _OF_THE_DISK)


def _files(folder: Path) -> Iterator[str]:
    """The files below a folder, by their paths in it; a link to a folder is one, too."""
    for place, folders, names in os.walk(folder):
        links = (name for name in folders if Path(place, name).is_symlink())
        yield from (Path(place, name).relative_to(folder).as_posix() for name in (*names, *links))


def _folders(name: str) -> set[str]:
    return {folder.as_posix() for folder in PurePosixPath(name).parents}


def _rename(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    old.replace(new)


def _remove_empty_folders(site: Path) -> None:
    """Those of the site in which there is nothing any more."""
    for place, _, _ in os.walk(site, topdown=False):
        name = Path(place).relative_to(site).as_posix()
        if name != "." and _is_of_the_site(name):
            with suppress(OSError):  # it is not empty
                Path(place).rmdir()


def _clear(site: Path) -> None:
    for folder in (_COPYING, _NEW, _OLD):
        if (site / folder).is_dir():
            shutil.rmtree(site / folder)
    (site / _LIST).unlink(missing_ok=True)
