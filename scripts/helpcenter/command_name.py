"""How the command is called here: a message names it so that whoever reads it can type what it says."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

NAME = "helpcenter"
COMMANDS = (
    "build", "bundle", "check", "export", "feedback", "init", "new", "publish", "release", "rename", "review", "rules",
    "search", "serve", "status", "translate",
)  # fmt: skip
# In a text that names it as it is always called; not the plugin, the theme or the package of this name.
_IN_TEXT = re.compile(rf"(?<![\w./\\-])(?<!-m ){NAME}(?= (?:{'|'.join(COMMANDS)})\b)")


def as_typed(text: str) -> str:
    """A text for whoever sits at the terminal: `helpcenter check` in it as it can be typed there."""
    return _IN_TEXT.sub(lambda _: called_in(Path.cwd()), text) if NAME in text else text


def called_in(folder: Path) -> str:
    """What to type in a folder to run this command: its name if the shell finds it, or else its path."""
    return _called(sys.argv[0], tuple(sys.orig_argv), sys.executable, shutil.which(NAME), folder)


@cache
def _called(started: str, typed: tuple[str, ...], python: str, found: str | None, folder: Path) -> str:
    """`started` is the script that runs, `typed` how Python was called, `found` the script that the shell would run."""
    script = Path(started)
    if script.stem != NAME:  # MkDocs, or `python -m`
        script = script.with_name(NAME)
    here = next((each for each in (script, script.with_suffix(".exe")) if each.is_file()), None)
    if found and (Path(found).resolve().parent.samefile(Path(python).parent) or (here and here.samefile(found))):
        return NAME
    return _path(str(here), folder) if here else f"{_path(typed[0], folder)} -m {NAME}"


def _path(typed: str, folder: Path) -> str:
    """A program as it is typed in a folder: one that was named by its path, by the shortest from there."""
    if not {os.sep, os.altsep} & set(typed):
        return typed
    absolute = os.path.abspath(typed)  # noqa: PTH100 -- a link, such as the Python of an environment, is not followed
    with suppress(ValueError):  # another drive
        typed = min(os.path.relpath(absolute, folder), absolute, key=len)
    return f'"{typed}"' if " " in typed else typed
