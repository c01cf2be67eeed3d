"""The project as `mkdocs.yml` describes it: languages, folders, Markdown settings.

Besides the adapter (`plugin.py`) this is the only module that imports MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files

from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Position
from helpcenter.findings.rule import Rule
from helpcenter.language.writing_systems import scripts_of

CONFIGURATION = Rule.documented(
    "configuration",
    """`mkdocs.yml` asks for what the site cannot do, or lacks what it is built on.

Bad:  a plugin that is not installed, two default languages, no `site_url`
Good: the file as it is, with one entry for each language""",
)
RULES = (CONFIGURATION,)

# The names of the colour choices; their words are interface strings.
_COLORS = ("auto", "light", "dark")
# What the pages are written in.
_MARKDOWN = ("admonition", "attr_list", "def_list", "sane_lists", "tables", "toc")


@dataclass(frozen=True)
class Language:
    """A language of the site: `locale` is its folder under `docs/`, `tag` its BCP 47 tag, `direction` ltr or rtl.

    `position` is the place of its entry in `mkdocs.yml`.
    """

    locale: str
    tag: str
    name: str
    default: bool
    direction: str
    position: Position = (1, 1)

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that it is written in (`CJK`, `LATIN`); empty where they are not known."""
        return scripts_of(self.tag)

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing for the default language."""
        return "" if self.default else f"{self.locale}/"


@dataclass(frozen=True)
class Project:
    """`pages` are the Markdown files that MkDocs will build, by their place in `docs`: `zh/verify/heyon.md`."""

    root: Path
    docs: Path
    site: Path
    site_url: str
    languages: tuple[Language, ...]
    pages: frozenset[str] = frozenset()
    markdown_extensions: tuple[Any, ...] = ()
    markdown_configs: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts of all its languages."""
        return frozenset(script for language in self.languages for script in language.scripts)

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
    yaml_document.parse(read_text(file, file.name), file.name, values=False)
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as stream:
            config.load_file(stream)
        errors, _ = config.validate()
    except ConfigurationError as error:
        raise _wrong(config, "", str(error)) from error
    for key, problem in errors:
        raise _wrong(config, key, f"{key}: {problem}")
    return from_config(config)


def from_config(config: MkDocsConfig) -> Project:
    """The project that MkDocs has loaded. Raises FindingError if it lacks what the site is built on."""
    _refuse_unfit(config)
    return Project(
        root=Path(config.config_file_path).parent.resolve(),
        docs=Path(config.docs_dir).resolve(),
        site=Path(config.site_dir),
        site_url=str(config.site_url).rstrip("/") + "/",
        languages=tuple(_languages(config)),
        pages=frozenset(_pages(config)),
        markdown_extensions=tuple(config.markdown_extensions),
        markdown_configs=dict(config.mdx_configs),
    )


def _refuse_unfit(config: MkDocsConfig) -> None:
    """Raises FindingError where the configuration lacks what the site is built on."""
    _refuse_missing_parts(config)
    if config.plugins["i18n"].config.docs_structure != "folder":
        raise _wrong(config, "plugins", "the plugin i18n must say docs_structure: folder")
    for option in config.theme.get("palette") or []:
        if (option.get("toggle") or {}).get("name") not in _COLORS:
            raise _wrong(config, "theme", f"each palette needs a toggle with a name of {', '.join(_COLORS)}")
    if not config.use_directory_urls:
        raise _wrong(config, "use_directory_urls", "addresses without file names are promised; remove this line")
    if config.draft_docs:
        raise _wrong(config, "draft_docs", "a page is published or not; use exclude_docs")
    if not config.site_url:
        raise _wrong(config, "site_url", "site_url is empty; set it (or SITE_URL) to the address of the site")


def _refuse_missing_parts(config: MkDocsConfig) -> None:
    for name in ("i18n", "helpcenter"):
        if name not in config.plugins:
            raise _wrong(config, "plugins", f'the plugin "{name}" is missing here; add it')
    for name in _MARKDOWN:
        if name not in config.markdown_extensions:
            raise _wrong(config, "markdown_extensions", f'the Markdown extension "{name}" is missing here; add it')


def _pages(config: MkDocsConfig) -> Iterator[str]:
    for file in get_files(config):
        # MkDocs would publish a file named .MD as it is.
        is_page = file.is_documentation_page() or file.src_uri.lower().endswith(".md")
        if is_page and file.inclusion.is_included():  # type: ignore[no-untyped-call]
            yield file.src_uri


def _languages(config: MkDocsConfig) -> Iterator[Language]:
    entries = [entry for entry in config.plugins["i18n"].config.languages if entry.build]
    if len({entry.locale for entry in entries}) < len(entries):
        raise _wrong(config, "plugins", "a language of the plugin i18n stands there twice; keep one entry")
    if sum(bool(entry.default) for entry in entries) != 1:
        raise _wrong(config, "plugins", "exactly one language of the plugin i18n must say default: true")
    places = _places_of_languages(config)
    for entry in entries:
        tag = (entry.get("theme") or {}).get("language", entry.locale)
        try:
            direction = Locale.parse(tag, sep="-").text_direction
        except (ValueError, UnknownLocaleError) as error:
            raise _wrong(config, "plugins", f'"{tag}" is not a language tag such as en or zh-Hans') from error
        yield Language(
            entry.locale,
            tag,
            entry.name,
            default=bool(entry.default),
            direction=direction,
            position=places.get(entry.locale, (1, 1)),
        )


def _places_of_languages(config: MkDocsConfig) -> dict[str, Position]:
    """Where the entry of each language begins in the configuration file, by its folder."""
    file = Path(config.config_file_path)
    positions = yaml_document.parse(read_text(file, file.name), file.name, values=False).positions
    entries = [place for keys, place in positions.items() if "i18n" in keys and keys[-2] == "languages"]
    locales = [entry.locale for entry in config.plugins["i18n"].config.languages]
    return dict(zip(locales, entries, strict=False))


def _wrong(config: MkDocsConfig, key: str, message: str) -> FindingError:
    """A finding at the line of `key` in the configuration file."""
    file = Path(config.config_file_path)
    document = yaml_document.parse(read_text(file, file.name), file.name, values=False)
    return FindingError(document.finding((key,), CONFIGURATION, message.strip().splitlines()[0]))
