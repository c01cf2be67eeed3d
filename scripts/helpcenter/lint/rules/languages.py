"""Whether enough is known of each language of the site to check its pages."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.findings.rule import warning
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
