"""Rules on the words that the search knows: `docs/_data/synonyms.yml`, `aliases.yml`, `terms.yml` and others."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from helpcenter.content.content import Content, ProductName
from helpcenter.files.yaml_document import Key
from helpcenter.findings.rule import warning
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.guide.model import Guide, Section
from helpcenter.language import han_characters, words
from helpcenter.language.writing_systems import is_written_in_han
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext
from helpcenter.site_languages import Language


def unknown_target(context: DataContext) -> Iterator[Issue]:
    """Words of the search refer to a product, task, channel, term, page or section that does not exist.

    Bad: `- {card: hayon, en: [heyon sim]}`
    Good: `- {card: heyon, en: [heyon sim]}`
    """
    data = context.data
    known: Mapping[str, Iterable[str]] = {"product": data.products, "task": data.tasks, "channel": data.channels}
    terms = [term.id for term in data.terms]
    for number, group in enumerate(data.synonyms):
        for facet, value in group.facets.items():
            if value not in known[facet]:
                key = data.help_center.product_key if facet == "product" else facet
                yield context.at("synonyms", (number, key), _unknown(key, value, known[facet]))
        for place, term in enumerate(group.terms):
            if term not in terms:
                yield context.at("synonyms", (number, "terms", place), _unknown("term", term, terms))
    yield from _unknown_sections(context, "aliases", data.aliases, lambda guide: guide.sections)
    yield from _unknown_sections(context, "situations", data.situations, lambda guide: guide.parts)


def excluded_product(context: DataContext) -> Iterator[Issue]:
    """A product of this help center is among the subjects that it does not cover: the search hides its guides.

    Bad:  `en: [weather, giffgaff]` in `out_of_scope.yml`, and `giffgaff: {name: giffgaff}` in `products.yml`
    Good: `en: [weather]`
    """
    content = context.content
    names = [name for language in content.project.languages for name in content.product_names(language.locale)]
    for locale, listed in context.data.out_of_scope.items():
        hidden = _hidden(listed, names)
        for place, word in enumerate(listed):
            if name := next((name for name in hidden if _hides(word, name)), None):
                message = f'"{word}" hides the guides of "{name.id}", which is called "{name.name}"; remove it here'
                yield context.at("out_of_scope", (locale, place), message)


def _hidden(listed: Sequence[str], names: Iterable[ProductName]) -> list[ProductName]:
    """The products that one of the subjects may hide: most hide none, and there are many of both."""
    typed, written = set(map(words.typed, listed)), tuple(map(str.casefold, listed))
    return [name for name in names if name.typed in typed or words.mentions(name.name.casefold(), written)]


def _hides(word: str, name: ProductName) -> bool:
    """Whether a subject is all of the name of a product, or whole words of it."""
    typed = words.typed(word)
    return bool(typed) and (typed == name.typed or bool(words.mentions(name.name.casefold(), (word.casefold(),))))


def misdirected_word(context: DataContext) -> Iterator[Issue]:
    """A word of the search for one product that is the name of another: who searches for it gets the wrong page.

    Bad: `- {card: yuanyou, en: [heyon sim]}`
    Good: `- {card: heyon, en: [heyon sim]}`
    """
    content = context.content
    for number, group in enumerate(content.data.synonyms):
        for language in content.project.languages if group.product in content.data.products else ():
            locale = language.locale
            names = content.product_names(locale)
            own = [name.typed for name in names if name.id == group.product]
            for place, word in enumerate(group.words.get(locale, ())):
                written = words.typed(word)
                other = next((each for each in names if each.typed in written and each.id != group.product), None)
                if other and not any(each in written for each in own):
                    message = f'"{other.name}" is the name of "{other.id}", and not of "{group.product}"'
                    yield context.at("synonyms", (number, locale, place), f"{message}; move it there, or remove it")


def repeated_word(context: DataContext) -> Iterator[Issue]:
    """A word of the search is listed in two places, so that its meaning is not clear.

    Bad: `- {zh: [退钱]}` and, below, `- {zh: [返钱, 退钱]}`
    Good: `- {zh: [退钱, 返钱]}`

    Spaces, hyphens, capital letters and traditional characters make no difference.
    """
    content = context.content
    for language in content.project.languages:
        known = content.data.languages.data[language.locale].stop_words
        seen = {_folded(word, language): f"the stop words of {language.name}" for word in known}
        for document, keys, word in _words(content, language.locale):
            folded = _folded(word, language)
            if folded in seen:
                message = f'"{word}" is already in {seen[folded]}; keep it in one place'
                yield context.at(document, keys, message)
            else:
                line, _ = content.data.documents[document].position(keys)
                seen[folded] = f"{content.data.documents[document].path}:{line}"


@warning
def unanswered_words(context: DataContext) -> Iterator[Issue]:
    """No page of a language has any of the words of a group. Readers who search for one of them find nothing.

    Bad: `- {en: [courier, parcel]}`, if no page uses these words
    Good: `- {en: [courier, parcel, delivery]}`, if a page uses "delivery"
    """
    content = context.content
    for language in content.project.languages:
        locale = language.locale
        pages = [content.by_id.get((locale, id)) for id in content.sources]
        if any(page is None or page.borrows for page in pages):
            continue  # a page that is not translated yet may have them
        text = _folded(" ".join(_text(content, locale)), language)
        terms = {term.id: term.names.get(locale, "") for term in content.data.terms}
        for number, group in enumerate(content.data.synonyms):
            words = group.words.get(locale, ())
            known = [_folded(word, language) for word in (*words, *(terms.get(id, "") for id in group.terms)) if word]
            if words and not group.facets and not any(word in text for word in known):
                message = "no page uses any of these words; add a word that the pages use, or remove the group"
                yield context.at("synonyms", (number, locale), message)


def _unknown_sections(
    context: DataContext,
    document: str,
    pages: Mapping[str, Iterable[str]],
    parts: Callable[[Guide], Iterable[Section]],
) -> Iterator[Issue]:
    """The pages and sections of a data file that do not exist; `parts` are those that a page has."""
    content = context.content
    for id, sections in pages.items():
        if id not in content.sources:
            yield context.at(document, (id,), _unknown("page", id, content.sources))
            continue
        known = [part.id for part in parts(content.guide(content.sources[id])) if part.id]
        for section in sections:
            if section not in known:
                yield context.at(document, (id, section), _unknown("section", section, known))


def _words(content: Content, locale: str) -> Iterator[tuple[str, tuple[Key, ...], str]]:
    """All words that the search knows in a language, with their positions."""
    data = content.data
    grouped = {id for group in data.synonyms for id in group.terms}
    for number, term in enumerate(data.terms):
        if term.id in grouped and locale in term.names:
            yield "terms", (number, locale), term.names[locale]
    for number, group in enumerate(data.synonyms):
        yield from _listed("synonyms", (number, locale), group.words.get(locale, ()))
    yield from _listed("out_of_scope", (locale,), data.out_of_scope.get(locale, ()))
    for id, sections in data.aliases.items():
        for section, by_locale in sections.items():
            yield from _listed("aliases", (id, section, locale), by_locale.get(locale, ()))


def _listed(document: str, keys: tuple[Key, ...], words: Iterable[str]) -> Iterator[tuple[str, tuple[Key, ...], str]]:
    return ((document, (*keys, place), word) for place, word in enumerate(words))


def _text(content: Content, locale: str) -> Iterator[str]:
    for page in content.pages.values():
        if page.locale == locale:
            yield from (page.front_matter.title, page.body, *page.front_matter.aliases)


def _folded(text: str, language: Language) -> str:
    """As the search compares: without width, case, spaces and hyphens, and Chinese in simplified characters."""
    joined = "".join(unicodedata.normalize("NFKC", text).casefold().replace("-", "").split())
    return han_characters.in_simplified(joined) if is_written_in_han(language.tag) else joined


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    return f'unknown {kind} "{name}"; {did_you_mean(name, list(known))}'
