"""What a search engine gets of one language: a document for each section, and the words that mean the same. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from helpcenter.build.search import concepts
from helpcenter.build.search.sections import KEY, SearchedSection
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.site_languages import Language


@dataclass(frozen=True)
class SearchDocument:
    """A section of a page; `id` has only letters, digits and hyphens. At the head of the page, `heading` is empty."""

    id: str
    title: str
    heading: str
    text: str
    url: str
    language: str
    product: str | None
    task: str | None

    def fields(self) -> dict[str, str]:
        """What it says by the names of its fields, besides its id; what it lacks is left out."""
        values = {name: value for name, value in vars(self).items() if name != "id"}
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True)
class SearchCollection:
    """All documents of a language, and groups of words that mean the same, those that its pages use first."""

    name: str
    language: Language
    documents: tuple[SearchDocument, ...]
    synonyms: tuple[tuple[str, ...], ...]


def collection(
    content: Content, language: Language, sections: Mapping[str, Iterable[SearchedSection]]
) -> SearchCollection:
    """What is exported of a language; `sections` are those of its pages by their place in the docs folder."""
    documents = [
        document for src_uri, found in sections.items() for document in _of_page(content, content.pages[src_uri], found)
    ]
    return SearchCollection(f"help-{language.locale}", language, tuple(documents), tuple(_synonyms(content, language)))


def _of_page(content: Content, page: Page, sections: Iterable[SearchedSection]) -> Iterator[SearchDocument]:
    facts = page.front_matter
    address = f"{content.project.site_url}{content.places.of(page)}"
    for section in sections:
        if section.id and not section.text:
            continue
        yield SearchDocument(
            id=f"{facts.id}--{section.id}" if section.id else facts.id,
            title=facts.title,
            heading=section.heading,
            text=section.text.replace(KEY, "") or facts.description,
            url=f"{address}#{section.id}" if section.id else address,
            language=content.project.language(page.locale).tag,
            product=facts.product,
            task=facts.task,
        )


def _synonyms(content: Content, language: Language) -> Iterator[tuple[str, ...]]:
    """The words of each group that has more than one, in all languages: those of this language come first."""
    others = [each.locale for each in content.project.languages if each != language]
    for words in zip(*(concepts.groups(content, locale) for locale in (language.locale, *others)), strict=True):
        distinct = {word.casefold(): word for group in reversed(words) for word in reversed(group)}
        if len(distinct) > 1:
            yield tuple(reversed(distinct.values()))
