"""The languages of the site, as `mkdocs.yml` names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from mkdocs.config.defaults import MkDocsConfig

from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.findings.finding import Position
from helpcenter.language.writing_systems import scripts_of
from helpcenter.settings import wrong_setting


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
        """The writing systems of the language (`CJK`, `LATIN`); empty if they are not known."""
        return scripts_of(self.tag)

    @property
    def prefix(self) -> str:
        """The beginning of its addresses: empty for the default language."""
        return "" if self.default else f"{self.locale}/"


def read(config: MkDocsConfig) -> Iterator[Language]:
    """The languages that MkDocs builds. Raises FindingError if an entry is wrong."""
    entries = [entry for entry in config.plugins["i18n"].config.languages if entry.build]
    if len({entry.locale for entry in entries}) < len(entries):
        raise wrong_setting(config, "plugins", "the plugin i18n has two entries for a language; keep one of them")
    if sum(bool(entry.default) for entry in entries) != 1:
        raise wrong_setting(
            config, "plugins", "exactly one language of the plugin i18n must have default: true; change the others"
        )
    places = _places(config)
    for entry in entries:
        tag = (entry.get("theme") or {}).get("language", entry.locale)
        try:
            direction = Locale.parse(tag, sep="-").text_direction
        except (TypeError, ValueError, UnknownLocaleError) as error:
            message = f'"{tag}" is not a language tag; write one such as en or zh-Hans'
            raise wrong_setting(config, "plugins", message, ("i18n", "languages", "language")) from error
        yield Language(
            entry.locale,
            tag,
            entry.name,
            default=bool(entry.default),
            direction=direction,
            position=places.get(entry.locale, (1, 1)),
        )


def _places(config: MkDocsConfig) -> dict[str, Position]:
    """Where the entry of each language begins in the configuration file, by its folder."""
    file = Path(config.config_file_path)
    positions = yaml_document.parse(read_text(file, file.name), file.name, values=False).positions
    entries = [place for keys, place in positions.items() if "i18n" in keys and keys[-2] == "languages"]
    locales = [entry.locale for entry in config.plugins["i18n"].config.languages]
    return dict(zip(locales, entries, strict=False))
