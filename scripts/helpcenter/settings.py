"""Which settings of `mkdocs.yml` are supported, and what is said where one is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

from helpcenter import feedback
from helpcenter.feedback import Feedback, WrongFeedbackError
from helpcenter.files import yaml_document, yaml_slips
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import nearest
from helpcenter.language_settings import wrong_entry

CONFIGURATION = Rule.documented(
    "configuration",
    """`mkdocs.yml` has a setting that the site does not support, or lacks a setting that it needs.

Bad:  a plugin that is not installed, two default languages, no `site_url`
Good: the file as it is, with one entry for each language""",
)
RULES = (CONFIGURATION,)

# The name of a colour scheme is part of the key of an interface string.
_SCHEME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
# The Markdown extensions that pages need.
MARKDOWN = ("admonition", "attr_list", "def_list", "sane_lists", "tables", "toc")
# The plugins that every site has, and the events at which others would change pages.
_OURS = ("i18n", "helpcenter")
_OF_PAGES = ("page_read_source", "page_markdown", "page_content", "page_context", "post_page", "template_context")
# The name by which MkDocs finds the theme of this package.
THEME = "helpcenter"
# What MkDocs takes for the icon of the site if none is named: a file of the theme, which is not published.
_ICON_OF_THEME = "assets/images/favicon.png"


def refuse_unsupported(config: MkDocsConfig) -> None:
    """Raises FindingError if the configuration is not supported."""
    _refuse_missing_parts(config)
    _refuse_plugins_of_pages(config)
    _refuse_foreign_files(config)
    if config.plugins["i18n"].config.docs_structure != "folder":
        raise wrong_setting(config, "plugins", "the plugin i18n needs the setting docs_structure: folder; add it")
    for scheme in palette_schemes(config):
        if not scheme.get("icon") or not _SCHEME.fullmatch(str(scheme.get("scheme"))):
            example = "- {scheme: dark, icon: material/weather-night}"
            message = f"each palette entry needs a scheme, named in lower case, and an icon; write {example}"
            raise wrong_setting(config, "theme", message)
    if config.theme.get("favicon") in (None, _ICON_OF_THEME) and not Path(config.docs_dir, _ICON_OF_THEME).is_file():
        raise wrong_setting(
            config, "theme", "the site has no icon; add one under theme, such as favicon: assets/favicon.svg"
        )
    if not template_folders(config):
        message = f"the templates are those of another theme; write theme: {{name: {THEME}}}"
        raise wrong_setting(config, "theme", message)
    if not config.use_directory_urls:
        raise wrong_setting(
            config, "use_directory_urls", "the site needs addresses without file names; remove this line"
        )
    if config.draft_docs:
        raise wrong_setting(config, "draft_docs", "drafts are not supported; use exclude_docs instead")
    if not config.site_url:
        raise wrong_setting(
            config,
            "site_url",
            "site_url is empty; set it, or the environment variable SITE_URL, to the address of the site",
        )


def _refuse_missing_parts(config: MkDocsConfig) -> None:
    for name in _OURS:
        if name not in config.plugins:
            raise wrong_setting(config, "plugins", f'the plugin "{name}" is missing here; add it')
    for name in MARKDOWN:
        if name not in config.markdown_extensions:
            raise wrong_setting(
                config, "markdown_extensions", f'the Markdown extension "{name}" is missing here; add it'
            )


def _refuse_foreign_files(config: MkDocsConfig) -> None:
    """The policy of the pages lets browsers load files of the site only (`build/security_policy.py`)."""
    if config.extra_javascript:
        message = "pages load no other scripts than ours; remove this, and write what it does in overrides/browser/"
        raise wrong_setting(config, "extra_javascript", message)
    for address in map(str, config.extra_css):
        if urlsplit(address).netloc:
            message = (
                f'pages load nothing from another host, such as "{address}"; publish a copy with the site, in docs/'
            )
            raise wrong_setting(config, "extra_css", message)


def template_folders(config: MkDocsConfig) -> list[str]:
    """The folders of our templates; what the first has wins.

    They are the project's own and that of the installed theme. A project that carries the whole theme has only one.
    """
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    return [*own, get_theme_dir(THEME)] if config.theme.name == THEME else own


def _refuse_plugins_of_pages(config: MkDocsConfig) -> None:
    """Pages are not made by MkDocs: a plugin that expects it would do nothing, and nobody would know."""
    for name, plugin in config.plugins.items():
        if name not in _OURS and any(hasattr(plugin, f"on_{event}") for event in _OF_PAGES):
            message = f'the plugin "{name}" changes pages, which are not made by MkDocs here; remove it'
            raise wrong_setting(config, "plugins", message)


def palette_schemes(config: MkDocsConfig) -> list[Mapping[str, Any]]:
    """The colour schemes that readers can choose: the entries of the palette, if it is a list."""
    palette = config.theme.get("palette") or []
    if not isinstance(palette, list):
        return []
    return [entry if isinstance(entry, dict) else {} for entry in palette]


def refuse_slips(document: Document) -> None:
    """Raises FindingError where a setting is misspelled, or in curly quotation marks: MkDocs ignores it, or keeps them.

    Settings that resemble none of MkDocs may be those of something else.
    """
    known = sorted(name for name, _ in MkDocsConfig._schema)  # noqa: SLF001 -- there is no other list of them
    for key in document.value if isinstance(document.value, dict) else ():
        if key not in {*known, "INHERIT"} and (near := nearest(key, known)):
            raise FindingError(document.finding([key], CONFIGURATION, f'unknown key "{key}"; did you mean "{near}"?'))
    for keys, text in yaml_slips.wrapped(document, document.value):
        message = f'"{keys[-1]}" has curly quotation marks; write "{text}"'
        raise FindingError(document.finding(keys, CONFIGURATION, message))


def refuse_wrong_languages(document: Document) -> None:
    """Raises FindingError where the entry of a language cannot be read: of several, MkDocs does not say which."""
    if wrong := wrong_entry(document):
        raise FindingError(document.finding(wrong[0], CONFIGURATION, wrong[1]))


def read_ignored_links(config: MkDocsConfig) -> Iterator[tuple[str, int]]:
    """The addresses that the link check ignores, each with the line of its entry."""
    file = Path(config.config_file_path)
    document = yaml_document.parse(read_text(file, file.name), file.name, values=False)
    places = [keys for keys in document.positions if len(keys) > 1 and keys[-2] == "ignored_links"]
    for entry, keys in zip(config.plugins["helpcenter"].config["ignored_links"], places, strict=False):
        known = entry if isinstance(entry, dict) and entry.keys() == {"address", "reason"} else {}
        if not known or not all(isinstance(text, str) and text.strip() for text in known.values()):
            message = "an entry of ignored_links is an address and a reason; write {address: /shop/*, reason: …}"
            raise FindingError(document.finding(keys, CONFIGURATION, message))
        yield known["address"].strip(), document.position(keys)[0]


def read_feedback(config: MkDocsConfig) -> Feedback:
    """Where feedback leads. Raises FindingError at the setting that is wrong."""
    try:
        return feedback.parse(config.plugins["helpcenter"].config["feedback"])
    except WrongFeedbackError as error:
        file = Path(config.config_file_path)
        document = yaml_document.parse(read_text(file, file.name), file.name, values=False)
        above = next((keys for keys in document.positions if keys[-2:] == ("helpcenter", "feedback")), ())
        raise FindingError(document.finding((*above, error.key), CONFIGURATION, str(error))) from error


def wrong_setting(config: MkDocsConfig, key: str, message: str, names: Sequence[str] = ()) -> FindingError:
    """An error at the line of `key` in the configuration file, or at that of the setting with these `names` in it.

    Where several entries have the setting, nobody knows which of them is meant: it is told where the entries begin.
    """
    file = Path(config.config_file_path)
    document = yaml_document.parse(read_text(file, file.name), file.name, values=False)
    below = [keys for keys in document.positions if keys[:1] == (key,) and {*names[:1]} <= {*keys}]
    of_names = [[keys for keys in below if keys[-1] == name] for name in reversed(names)]
    place = next((same[0] for same in of_names if len(same) == 1), (key,))
    return FindingError(document.finding(place, CONFIGURATION, message.strip().splitlines()[0]))
