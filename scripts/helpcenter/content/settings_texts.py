"""The texts and addresses of `mkdocs.yml`, and of the files that it inherits from: they are published, too.

And the settings with which something writes on pages that no check reads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Key
from helpcenter.findings.finding import Position
from helpcenter.project import Project
from helpcenter.settings import MARKDOWN

# What names files, programs and patterns. The names of languages are read by themselves.
_NOT_PUBLISHED = {
    "INHERIT",
    "docs_dir",
    "exclude_docs",
    "hooks",
    "markdown_extensions",
    "not_in_nav",
    "plugins",
    "site_dir",
    "theme",
    "validation",
    "watch",
}
# The Markdown extensions that the checks read pages with, and their settings that write nothing on pages.
_MARKDOWN = {*MARKDOWN, "fenced_code"}
_TOC = {"toc_depth", "marker"}


class SettingText(NamedTuple):
    """A text of the setting `key`, in the file `path`. What an environment variable says takes its place elsewhere."""

    key: Key
    text: str
    path: str
    position: Position


def load(project: Project) -> tuple[SettingText, ...]:
    return tuple(_texts(project))


def _texts(project: Project) -> Iterator[SettingText]:
    in_docs = {file.relative_to(project.docs).as_posix() for file in project.files}

    def is_file(text: str) -> bool:
        """Whether a value names a file that is published: a page of the menu, a style sheet beside the templates."""
        # Path.is_file fails for a text that is too long for a name.
        return text in in_docs or any(os.path.isfile(folder / text) for folder in project.templates)  # noqa: PTH113

    for file in project.configuration:
        path = project.shown(file)
        for keys, text, position in yaml_document.scalars(read_text(file, path)):
            if keys and keys[0] not in _NOT_PUBLISHED and not is_file(text):
                yield SettingText(keys[0], text, path, position)


def unjudged(project: Project) -> Iterator[SettingText]:
    """The settings with which a program or an extension of Markdown can change what pages say."""
    odd = [("hooks", name) for name in project.hooks]
    odd += [("markdown_extensions", name) for name in project.markdown_extensions if name not in _MARKDOWN]
    odd += [
        ("markdown_extensions", f"{name}: {option}")
        for name, options in project.markdown_configs.items()
        for option in options
        if name in _MARKDOWN and not (name == "toc" and option in _TOC)
    ]
    for key, text in odd:
        yield SettingText(key, text, *_place(key, project))


def _place(key: str, project: Project) -> tuple[str, Position]:
    """The file that has a setting, and the place of the setting in it."""
    for file in project.configuration:
        document = yaml_document.parse(read_text(file, project.shown(file)), project.shown(file), values=False)
        if key in (document.value or {}):
            return document.path, document.position((key,))
    raise KeyError(key)
