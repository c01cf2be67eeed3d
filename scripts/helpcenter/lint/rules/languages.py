"""The languages of the site: whether enough is known of each, and what data say for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.content.data import Data
from helpcenter.content.localized_text import DEFAULT
from helpcenter.files.yaml_document import Key
from helpcenter.findings.rule import warning
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language import language_file
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext


@warning
def unchecked_language(context: DataContext) -> Iterator[Issue]:
    """A language of which nothing is known but what Unicode CLDR says: a part of its pages is not checked.

    Bad:  `- locale: nl` in `mkdocs.yml`, without `docs/_data/language/nl.yml`
    Good: the same with that file, which has the words that steps begin with, numbers in words, stop words, …

    The generator knows some languages by itself. Without interface texts of its own, a language shows those in English.
    """
    languages = context.data.languages
    for language in context.content.project.languages:
        file = f"docs/_data/language/{language.locale}.yml"
        if f"language/{language.locale}" in languages.documents or language_file.built_in_for(language.tag):
            continue
        borrowed = "; its interface is shown in English" if language.locale in languages.borrowing else ""
        message = (
            f"no words of {language.name} ({language.tag}) are known, so that how steps begin, most quantities, vague "
            f"links, typography and invitations to chats are not checked, and the search knows no stop words"
            f"{borrowed}; list its words in {file}"
        )
        yield Issue("mkdocs.yml", *language.position, message)


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
                message = f'the site has no language "{locale}"; {did_you_mean(locale, known)}'
                yield context.at(document, (*keys, locale), message)


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
