"""The languages of the site: whether enough is known of each, and what data say for others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from helpcenter.content.data import FILES, Data
from helpcenter.content.localized_text import DEFAULT
from helpcenter.files import declared_types
from helpcenter.files.yaml_document import Key
from helpcenter.findings.rule import error_on_release, warning
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language import language_file
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext
from helpcenter.site_languages import Language


@warning
def unchecked_language(context: DataContext) -> Iterator[Issue]:
    """A language of which nothing is known but what Unicode CLDR says: a part of its pages is not checked.

    Bad:  `- locale: nl` in `mkdocs.yml`, without `docs/_data/language/nl.yml`
    Good: the same with that file, which has the words that steps begin with, numbers in words, stop words, …

    The generator knows some languages by itself. Without interface texts of its own, a language shows those in English.
    """
    for language in context.content.project.languages:
        if _has_words(context, language):
            continue
        file = f"docs/_data/language/{language.locale}.yml"
        borrowed = _borrowed(context, language)
        message = (
            f"no words of {language.name} ({language.tag}) are known, so that how steps begin, most quantities, vague "
            f"links, typography and invitations to chats are not checked, and the search knows no stop words"
            f"{f'; {borrowed}' if borrowed else ''}; list its words in {file}"
            f"{', and its texts there under strings' if borrowed else ''}"
        )
        yield Issue("mkdocs.yml", *language.position, message)


@error_on_release
def borrowed_text(context: DataContext) -> Iterator[Issue]:
    """A text of the interface that a language lacks: it is shown in English. Published, it must be there.

    Bad:  `docs/_data/language/nl.yml` with words, and no `strings`
    Good: the same with `strings`, which has every key of `scripts/helpcenter/language/en.yml`
    """
    for language in context.content.project.languages:
        if _has_words(context, language) and (borrowed := _borrowed(context, language)):
            file = f"docs/_data/language/{language.locale}.yml"
            message = (
                f"of the interface in {language.name} ({language.tag}), {borrowed}; write them under strings in {file}"
            )
            yield Issue("mkdocs.yml", *language.position, message)


def _has_words(context: DataContext, language: Language) -> bool:
    own = f"language/{language.locale}" in context.data.languages.documents
    return own or language_file.built_in_for(language.tag) is not None


def _borrowed(context: DataContext, language: Language) -> str:
    """Which texts are shown in English; those of a third party only where it publishes."""
    languages = context.data.languages
    if languages.borrows_all(language.locale):
        return "its interface is shown in English"
    skipped = () if context.data.help_center.is_third_party else ("evidence.", "site.independent")
    names = [key for key in languages.borrowed[language.locale] if not key.startswith(skipped)]
    return f"these texts are shown in English: {', '.join(names)}" if names else ""


@warning
def missing_word(context: DataContext) -> Iterator[Issue]:
    """A term, a thing at hand or an on-screen label that has no word in a language: nothing is checked there.

    Bad:  `- {id: help-option, zh: 帮助}`
    Good: `- {id: help-option, zh: 帮助, en: help}`

    A term may be without a word where `avoid` says what is not to be written. A label needs a `gloss` where most
    labels of its product have one.
    """
    known = [language.locale for language in context.content.project.languages]
    named: list[tuple[str, Key, Collection[str], str]] = [
        ("terms", number, {*term.names, *term.avoid}, term.id) for number, term in enumerate(context.data.terms)
    ]
    named += [("requirements", id, words, id) for id, words in context.data.requirements.items()]
    for document, key, locales, name in named:
        for locale in known:
            if locale not in locales:
                yield context.at(document, (key,), f'"{locale}" is missing in "{name}"; add it: {locale}: …')
    for language in context.content.project.languages:
        yield from _without_gloss(context, language)


def _without_gloss(context: DataContext, language: Language) -> Iterator[Issue]:
    """The few labels of a product that readers of a language cannot read, and that have no meaning there."""
    source = context.content.project.default_language.tag
    for product, labels in context.data.labels.items():
        foreign = {id: label for id, label in labels.items() if _main(label.lang or source) != _main(language.tag)}
        lacking = [id for id, label in foreign.items() if language.locale not in label.gloss]
        for id in lacking if len(lacking) * 2 < len(foreign) else ():
            message = f'the gloss in {language.name} is missing in "{id}"; add it: gloss: {{{language.locale}: …}}'
            yield context.at("labels", (product, id), message)


def _main(tag: str) -> str:
    """`pt` of `pt-BR`."""
    return tag.partition("-")[0].lower()


@warning
def unknown_language(context: DataContext) -> Iterator[Issue]:
    """Words or a text of a data file for a language that the site does not have: nobody ever sees or finds them.

    Bad:  `- {card: heyon, ne: [heyon sim]}`
    Good: `- {card: heyon, en: [heyon sim]}`
    """
    known = [language.locale for language in context.content.project.languages]
    for document, keys, locales in _by_language(context.data):
        for locale in locales:
            if locale not in {DEFAULT, *known}:
                cure = did_you_mean(locale, known)
                if keys and locale in declared_types.known_keys(FILES[document].kind, keys[:-1]):
                    cure = f'if it does not belong to "{keys[-1]}", write it on its own line, indented like that'
                yield context.at(document, (*keys, locale), f'the site has no language "{locale}"; {cure}')


def _by_language(data: Data) -> Iterator[tuple[str, tuple[Key, ...], Iterable[str]]]:
    """Where data have something for each language: the file, the keys above, and the languages."""
    for number, group in enumerate(data.synonyms):
        yield "synonyms", (number,), group.words
    for number, term in enumerate(data.terms):
        yield "terms", (number,), term.names
        yield "terms", (number, "avoid"), term.avoid
        yield "terms", (number, "said"), term.said or ()
    yield from (("requirements", (id,), words) for id, words in data.requirements.items())
    yield "out_of_scope", (), data.out_of_scope
    for name, pages in (("aliases", data.aliases), ("situations", data.situations)):
        for page, sections in pages.items():
            yield from ((name, (page, section), words) for section, words in sections.items())
    for id, product in data.products.items():
        texts = {"name": product.name, "short": product.short, "mark": product.mark}
        yield from (("products", (id, key), text.texts) for key, text in texts.items() if text)
    for id, contacts in data.contacts.items():
        yield from (("contacts", (id, index, "note"), each.note.texts) for index, each in enumerate(contacts))
    for product_id, labels in data.labels.items():
        yield from (("labels", (product_id, id, "gloss"), label.gloss) for id, label in labels.items())
