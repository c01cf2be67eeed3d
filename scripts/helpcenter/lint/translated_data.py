"""The texts of the data files and of the interface in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpcenter.files.yaml_document import Key
from helpcenter.lint.data_context import DataContext

_DEFAULT = "default"
_INTERFACE = "strings/"


@dataclass(frozen=True)
class TranslatedText:
    """A text in the source language and in another one, which is under `keys` of a data file."""

    document: str
    keys: tuple[Key, ...]
    source_locale: str
    source: str
    locale: str
    translation: str


def translated_texts(context: DataContext) -> Iterator[TranslatedText]:
    """Every text that the project gives in several languages: texts of the interface, names, notes."""
    project = context.content.project
    source = project.default_language.locale
    others = [language.locale for language in project.languages if language.locale != source]
    for name, document in context.data.documents.items():
        for keys, texts in _localized(document.value, (), frozenset({source, *others})):
            for locale in others:
                mine, theirs = (texts[each] if each in texts else texts[_DEFAULT] for each in (source, locale))
                if mine != theirs:
                    written = locale if locale in texts else _DEFAULT
                    yield TranslatedText(name, (*keys, written), source, mine, locale, theirs)
    for locale in others:
        yield from _of_interface(context, source, locale)


def _of_interface(context: DataContext, source: str, locale: str) -> Iterator[TranslatedText]:
    """The texts of the interface that the project has written itself, in one of the two languages at least."""
    for written in (locale, source):
        document = context.data.documents.get(_INTERFACE + written)
        for key in document.value if document and isinstance(document.value, Mapping) else ():
            texts = [context.data.strings[each].get(key) for each in (source, locale)]
            if written == locale or key not in _own_keys(context, locale):
                mine, theirs = texts
                if isinstance(mine, str) and isinstance(theirs, str):
                    yield TranslatedText(_INTERFACE + written, (key,), source, mine, locale, theirs)


def _own_keys(context: DataContext, locale: str) -> Mapping[str, object]:
    document = context.data.documents.get(_INTERFACE + locale)
    return document.value if document and isinstance(document.value, Mapping) else {}


def _localized(
    value: object, keys: tuple[Key, ...], locales: frozenset[str]
) -> Iterator[tuple[tuple[Key, ...], Mapping[str, str]]]:
    """The groups of texts by language, with their keys: those that have a `default`, or a text for each language."""
    if isinstance(value, Mapping):
        is_whole = _DEFAULT in value or locales <= value.keys()
        if is_whole and all(isinstance(text, str) for text in value.values()):
            yield keys, value
        else:
            for key, each in value.items():
                yield from _localized(each, (*keys, key), locales)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, each in enumerate(value):
            yield from _localized(each, (*keys, index), locales)
