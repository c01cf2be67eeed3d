"""The project as `mkdocs.yml` describes it: languages, folders, Markdown settings.

Besides the adapter (`plugin.py`) this is the only module that imports MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from helpcenter import yaml_source
from helpcenter.finding import Finding, FindingError
from helpcenter.source import read_text

_RULE = "configuration"


@dataclass(frozen=True)
class Language:
    """A language of the site: `locale` is its folder under `docs/`, `tag` its BCP 47 tag."""

    locale: str
    tag: str
    name: str
    default: bool

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing for the default language."""
        return "" if self.default else f"{self.locale}/"


@dataclass(frozen=True)
class Project:
    root: Path
    docs: Path
    site: Path
    site_url: str
    languages: tuple[Language, ...]
    markdown_extensions: tuple[Any, ...] = ()
    markdown_configs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def default_language(self) -> Language:
        return next(language for language in self.languages if language.default)

    def language(self, locale: str) -> Language:
        return next(language for language in self.languages if language.locale == locale)

    def shown(self, file: Path) -> str:
        """`file` as messages name it: relative to the project, with forward slashes."""
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else file.as_posix()


def load(root: Path) -> Project:
    """The project in the folder `root`. Raises FindingError, at the line of `mkdocs.yml` to mend."""
    file = root / "mkdocs.yml"
    document = yaml_source.parse(read_text(file, file.name), file.name, values=False)
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as stream:
            config.load_file(stream)
        errors, _ = config.validate()
    except ConfigurationError as error:
        raise FindingError(document.finding((), _RULE, _one_line(error))) from error
    for key, problem in errors:
        raise FindingError(document.finding((key,), _RULE, f"{key}: {_one_line(problem)}"))
    return from_config(config)


def from_config(config: MkDocsConfig) -> Project:
    """The project that MkDocs has loaded. Raises FindingError if it lacks what the site is built on."""
    if "i18n" not in config.plugins:
        raise _lacking("the plugin i18n is missing under plugins; add it with its languages")
    if not config.site_url:
        raise _lacking("site_url is empty; set it to the address where the site will be published")
    languages = tuple(
        Language(
            locale=entry.locale,
            tag=(entry.get("theme") or {}).get("language", entry.locale),
            name=entry.name,
            default=bool(entry.default),
        )
        for entry in config.plugins["i18n"].config.languages
        if entry.build
    )
    if sum(language.default for language in languages) != 1:
        raise _lacking("exactly one language of the plugin i18n must say default: true")
    return Project(
        root=Path(config.config_file_path).parent.resolve(),
        docs=Path(config.docs_dir).resolve(),
        site=Path(config.site_dir),
        site_url=config.site_url.rstrip("/") + "/",
        languages=languages,
        markdown_extensions=tuple(config.markdown_extensions),
        markdown_configs=dict(config.mdx_configs),
    )


def _lacking(message: str) -> FindingError:
    return FindingError(Finding(path="mkdocs.yml", line=1, column=1, rule=_RULE, message=message))


def _one_line(error: Exception | str) -> str:
    return " ".join(str(error).split())
