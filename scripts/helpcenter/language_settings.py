"""The entries of the languages in `mkdocs.yml`: each with its own line, where one lacks what it must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.suggestion import nearest

_EXAMPLE = "- {locale: en, name: English}"
_FORM = f"write one entry below the other, such as {_EXAMPLE}; one of them also has default: true"
# What each must have, with an example.
_REQUIRED = {"locale": "locale: en", "name": "name: English"}
# As the i18n plugin reads it: en, zh-Hans, pt-BR, pt_BR.
_LOCALE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}|null")


def wrong_entry(document: Document) -> tuple[tuple[Key, ...], str] | None:
    """The place of the first entry that no language can be read from, and what is wrong with it."""
    for place, settings in _plugins(document):
        languages = settings.get("languages")
        keys = (*place, "languages")
        is_empty = languages is None and "languages" in settings and _is_empty(document, keys)
        if is_empty or isinstance(languages, str | dict):
            kind = "empty" if is_empty else "text" if isinstance(languages, str) else "a group of keys"
            return keys, f'"languages" must be a list, and is {kind}; {_FORM}'
        for index, entry in enumerate(languages if isinstance(languages, list) else ()):
            if problem := _problem(entry, document, (*keys, index)):
                return problem
        if isinstance(languages, list) and languages and not any("default" in entry for entry in languages):
            first = f"add it to that in which pages are written first, such as {_EXAMPLE[:-1]}, default: true}}"
            return keys, f"no language has default: true; {first}"
    return None


def _plugins(document: Document) -> Iterator[tuple[tuple[Key, ...], Mapping[str, Any]]]:
    """The settings of the i18n plugin, with their place; as an entry of a list of plugins, or as a group."""
    plugins = document.value.get("plugins") if isinstance(document.value, dict) else None
    items = [((index,), each) for index, each in enumerate(plugins)] if isinstance(plugins, list) else [((), plugins)]
    for place, item in items:
        if isinstance(item, dict) and isinstance(item.get("i18n"), dict):
            yield ("plugins", *place, "i18n"), item["i18n"]


def _problem(entry: Any, document: Document, keys: tuple[Key, ...]) -> tuple[tuple[Key, ...], str] | None:
    if isinstance(entry, str):
        return keys, f"an entry of the languages is a group of keys, and this one is text; write {_EXAMPLE}"
    for key, example in _REQUIRED.items() if isinstance(entry, dict) else ():
        if key not in entry:
            if meant := nearest(key, sorted(str(each) for each in entry if each not in _REQUIRED)):
                return (*keys, meant), f'unknown key "{meant}"; did you mean "{key}"?'
            return keys, f'this language has no "{key}"; add it, such as {example}'
        if entry[key] is None and _is_empty(document, (*keys, key)):
            return (*keys, key), f'the "{key}" of this language is empty; write it, such as {example}'
    locale = entry.get("locale") if isinstance(entry, dict) else None
    if isinstance(locale, str) and not _LOCALE.fullmatch(locale):
        message = f'"locale" is "{locale}"; it is the folder under docs, named by the tag of the language, such as en'
        return (*keys, "locale"), message
    return None


def _is_empty(document: Document, keys: tuple[Key, ...]) -> bool:
    """Whether nothing is behind a key: a variable of the environment has no value here."""
    line, _ = document.position(keys)
    return document.text.split("\n")[line - document.first_line].partition(" #")[0].rstrip().endswith(":")
