"""The project as `mkdocs.yml` describes it: languages, folders, Markdown settings.

Besides the adapter (`plugin.py`) only this module, `settings.py` and `site_languages.py` import MkDocs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.utils.yaml import yaml_load

from helpcenter import site_languages
from helpcenter.feedback import Feedback
from helpcenter.files import yaml_document
from helpcenter.files.leftovers import is_leftover
from helpcenter.files.text import read_text
from helpcenter.setting_problems import in_plain_words, is_unknown, setting
from helpcenter.settings import (
    CONFIGURATION,
    palette_schemes,
    read_feedback,
    read_ignored_links,
    refuse_slips,
    refuse_unsupported,
    refuse_wrong_languages,
    template_folders,
    wrong_setting,
)
from helpcenter.site_languages import Language

# The variable of the environment by which `helpcenter release` says of a build that it is one for a release.
RELEASE = "HELPCENTER_RELEASE"
_PACKAGE = Path(__file__).parent
# The ends of the names of pages for MkDocs; a file named .MD it would publish as it is.
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True)
class Project:
    """`pages` are the Markdown files that MkDocs will build, by their path in `docs`: `zh/verify/heyon.md`.

    `files` are all files of `docs` that MkDocs will publish, `configuration` is `mkdocs.yml` with the files that it
    inherits from, and `watched` are the files and folders besides that the site is made of: templates, hooks, and what
    `mkdocs.yml` names to be watched. `settings` is a digest of what the configuration says in effect.
    `templates` are the folders of our templates: what the first has wins, and the last has all.
    `color_schemes` are the names of the choices that readers have. `ignored_links` are the addresses that may be
    dead, `*` standing for anything, each with its line in `mkdocs.yml`. `hooks` are programs that MkDocs runs.
    `theme_folders` are these and those of the themes beneath. `theme` are the settings of the theme, and `style_sheets`
    those that the project adds. `feedback` says where readers' feedback leads. `is_release`: pages name what only a
    release makes.
    """

    root: Path
    docs: Path
    site: Path
    site_url: str
    languages: tuple[Language, ...]
    files: tuple[Path, ...]
    configuration: tuple[Path, ...]
    watched: tuple[Path, ...]
    settings: str
    templates: tuple[Path, ...] = ()
    pages: frozenset[str] = frozenset()
    color_schemes: tuple[str, ...] = ()
    ignored_links: tuple[tuple[str, int], ...] = ()
    markdown_extensions: tuple[Any, ...] = ()
    markdown_configs: Mapping[str, Any] = field(default_factory=dict)
    hooks: tuple[str, ...] = ()
    theme_folders: tuple[Path, ...] = ()
    theme: Mapping[str, Any] = field(default_factory=dict)
    style_sheets: tuple[str, ...] = ()
    is_release: bool = False
    feedback: Feedback = Feedback()  # noqa: RUF009 -- it is frozen

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The writing systems of all its languages."""
        return frozenset(script for language in self.languages for script in language.scripts)

    @property
    def default_language(self) -> Language:
        return next(language for language in self.languages if language.default)

    @property
    def data(self) -> Path:
        """The folder of the data files."""
        return self.docs / "_data"

    @property
    def published_addresses(self) -> Path:
        """The list of what was published with the last release; the site is not made of it."""
        return self.data / "published.txt"

    @property
    def reviews(self) -> Path:
        """The record of what pages claimed at their reviews; the site is not made of it."""
        return self.data / "reviewed.yml"

    @property
    def reviews_of_data(self) -> Path:
        """The record of which data were reviewed; the site is not made of it."""
        return self.data / "reviewed_data.yml"

    @property
    def changes(self) -> Path:
        """The record of what changed on pages; the site is the same before it is renewed and after."""
        return self.data / "changes.yml"

    @cached_property
    def records(self) -> frozenset[Path]:
        """All these, of which the site is not made."""
        return frozenset((self.published_addresses, self.reviews, self.reviews_of_data, self.changes))

    def language(self, locale: str) -> Language:
        return next(language for language in self.languages if language.locale == locale)

    def shown(self, file: Path) -> str:
        """The path of `file` in messages: relative to the project, with forward slashes."""
        return shown(file, self.root)

    @property
    def build_command(self) -> str:
        """What builds the site, as it can be typed in this project."""
        return "make site" if (self.root / "Makefile").is_file() else "helpcenter build"


def shown(file: Path, root: Path) -> str:
    """The path of `file` relative to the folder `root`, wherever it is; with forward slashes."""
    path, folder = str(file), f"{root}{os.sep}"
    if path.startswith(folder) and os.pardir not in path:  # as nearly always
        return path.removeprefix(folder).replace(os.sep, "/")
    try:
        return Path(os.path.relpath(file, root)).as_posix()
    except ValueError:  # on another drive of Windows
        return file.as_posix()


def load(root: Path) -> Project:
    """The project in the folder `root`. Raises FindingError, with the line of `mkdocs.yml` to fix."""
    file = root / "mkdocs.yml"
    _with_inherited(file, root)
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as stream:
            config.load_file(stream)
        errors, warnings = config.validate()
    except ConfigurationError as error:
        raise wrong_setting(config, "", str(error)) from error
    except Exception as error:  # MkDocs takes the kinds of some values for granted
        message = f"MkDocs fails here ({type(error).__name__}: {error}); correct the value"
        raise wrong_setting(config, _failing(config), message) from error
    for key, problem in (*errors, *filter(is_unknown, warnings)):
        raise wrong_setting(config, key, in_plain_words(key, str(problem)), setting(str(problem)))
    return from_config(config)


def _failing(config: MkDocsConfig) -> str:
    """The setting of which MkDocs cannot even say that it is wrong."""
    for key, option in config._schema:  # noqa: SLF001 -- MkDocs has no other list of its settings
        try:
            option.validate(config[key])
        except ValidationError:
            continue
        except Exception:  # noqa: BLE001 -- whatever it is, it was raised before
            return key
    return ""


def from_config(config: MkDocsConfig) -> Project:
    """The project that MkDocs has loaded. Raises FindingError if its configuration is not supported."""
    refuse_unsupported(config)
    file = Path(os.path.abspath(config.config_file_path))  # noqa: PTH100 -- a folder may be a link, and stays it
    root = file.parent.resolve()

    def place(path: str | Path) -> Path:
        """A path of the configuration, below `root` if it is there."""
        return root / os.path.relpath(path, file.parent)

    docs = place(config.docs_dir)
    included = _included(config)
    return Project(
        root=root,
        docs=docs,
        site=place(config.site_dir),
        site_url=str(config.site_url).rstrip("/") + "/",
        languages=tuple(site_languages.read(config)),
        files=tuple(docs / name for name in included if not is_leftover(PurePosixPath(name).name)),
        configuration=tuple(_with_inherited(file, root)),
        watched=tuple(sorted({place(file.parent / path) for path in _watched(config)})),
        settings=_settings(file),
        templates=tuple(place(file.parent / folder) for folder in template_folders(config)),
        pages=frozenset(name for name in included if name.lower().endswith(_PAGES)),
        color_schemes=tuple(str(scheme["scheme"]) for scheme in palette_schemes(config)),
        ignored_links=tuple(read_ignored_links(config)),
        markdown_extensions=tuple(config.markdown_extensions),
        markdown_configs=dict(config.mdx_configs),
        hooks=tuple(config["hooks"]),
        # The i18n plugin puts its own folder before that of the project.
        theme_folders=tuple(dict.fromkeys(map(place, [*template_folders(config), *config.theme.dirs]))),
        theme=dict(config.theme),
        style_sheets=tuple(config.extra_css),
        is_release=bool(os.environ.get(RELEASE)),
        feedback=read_feedback(config),
    )


def _with_inherited(file: Path, root: Path) -> list[Path]:
    """A configuration file, and those that it inherits from. Raises FindingError if one cannot be read."""
    found: list[Path] = []
    inherits: object = file.name
    while isinstance(inherits, str):
        file = file.parent / inherits
        if file in found:
            raise CONFIGURATION.error(shown(file, root), "INHERIT leads back to this file; remove it from one of them")
        found.append(file)
        document = yaml_document.parse(read_text(file, shown(file, root)), shown(file, root), values=False)
        refuse_slips(document)
        if len(found) == 1:  # what it inherits may be incomplete
            refuse_wrong_languages(document)
        values = document.value
        inherits = values.get("INHERIT") if isinstance(values, dict) else None
    return found


def _watched(config: MkDocsConfig) -> Iterator[str]:
    yield from config.watch
    yield from config["hooks"]  # by their paths
    # The theme in an installed package is part of the version of the generator.
    yield from (folder for folder in template_folders(config) if _PACKAGE not in Path(folder).parents)


def _settings(file: Path) -> str:
    """A digest of what the configuration says, with the values of environment variables."""
    with file.open("rb") as stream:
        values = yaml_load(stream)
    # The value of !!python/name is a function, of which only the name is the same in every process.
    text = json.dumps(values, default=lambda value: getattr(value, "__qualname__", str(type(value))), skipkeys=True)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _included(config: MkDocsConfig) -> list[str]:
    """The files of `docs` that MkDocs will publish."""
    return [file.src_uri for file in get_files(config) if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
