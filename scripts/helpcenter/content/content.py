"""Everything that writers wrote, as values: the pages in every language, and the data that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from helpcenter.content import length_ratio, server_headers
from helpcenter.content.data import Data
from helpcenter.content.data_references import ANY
from helpcenter.content.fields.label import Label
from helpcenter.content.fields.page_type import PageType
from helpcenter.content.page import Page
from helpcenter.content.picture import Size
from helpcenter.content.places import Places
from helpcenter.content.published_files import PublishedFile
from helpcenter.content.server_headers import HeaderBlock
from helpcenter.content.settings_texts import SettingText
from helpcenter.guide.actions import ActionGrammar
from helpcenter.guide.known_words import KnownWords
from helpcenter.guide.model import Guide
from helpcenter.guide.parser import GuideParser
from helpcenter.language import words
from helpcenter.language.lexicon import Lexicon
from helpcenter.language.localizer import Localizer
from helpcenter.language.quantities import QuantityGrammar
from helpcenter.project import Project


class ProductName(NamedTuple):
    """A name of the product `id`, or the id itself; and how customers type it."""

    id: str
    name: str
    typed: str


@dataclass(frozen=True)
class Content:
    """`pages` are keyed by their place in the docs folder: `zh/verify/heyon.md`.

    `published` are the other files that are published, `settings` the texts of `mkdocs.yml`.
    """

    project: Project
    data: Data
    pages: Mapping[str, Page]
    published: tuple[PublishedFile, ...] = ()
    settings: tuple[SettingText, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], Page]:
        """Pages by language folder and topic id."""
        return {(page.locale, page.front_matter.id): page for page in self.pages.values()}

    @cached_property
    def by_url(self) -> Mapping[tuple[str, str], Page]:
        """Pages by language folder and address within the language."""
        return {(page.locale, page.url): page for page in self.pages.values()}

    @cached_property
    def pages_by_path(self) -> Mapping[str, Page]:
        """Pages by the path of their file in messages."""
        return {page.path: page for page in self.pages.values()}

    @cached_property
    def sources(self) -> Mapping[str, Page]:
        """The page of the source language by topic id: its facts are those of every language."""
        source = self.project.default_language.locale
        return {id: page for (locale, id), page in self.by_id.items() if locale == source}

    @cached_property
    def guides(self) -> Mapping[tuple[str, str], Mapping[str, Page]]:
        """The pages about one product and one task, by language folder and task, then by product, in their order."""
        by_facts = {
            (page.locale, page.front_matter.task, page.front_matter.product): page for page in self.pages.values()
        }
        return {
            (language.locale, task): {
                product: by_facts[language.locale, task, product]
                for product in self.data.products
                if (language.locale, task, product) in by_facts
            }
            for language in self.project.languages
            for task in self.data.tasks
        }

    @cached_property
    def facts_of_pages(self) -> Mapping[tuple[str, str, str], Sequence[Page]]:
        """The pages by language folder, the name of a fact (`title`, `description`, `aliases`), and that as typed."""
        found: dict[tuple[str, str, str], list[Page]] = defaultdict(list)
        for page in self.pages.values():
            facts = page.front_matter
            aliases = "\0".join(sorted(map(words.typed, facts.aliases)))
            for key, value in (("title", facts.title), ("description", facts.description)):
                found[page.locale, key, words.typed(value)].append(page)
            found[page.locale, "aliases", aliases].append(page)
        return {key: pages for key, pages in found.items() if key[-1]}

    def task_words(self, locale: str) -> Mapping[str, tuple[str, ...]]:
        """What a language calls each task, and what customers call it; all in small letters."""
        return self._task_words[locale]

    @cached_property
    def _task_words(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        def known(task: str, locale: str) -> tuple[str, ...]:
            groups = [group for group in self.data.synonyms if group.task == task]
            terms = {id for group in groups for id in group.terms}
            named = [term.names[locale] for term in self.data.terms if term.id in terms and locale in term.names]
            said = [word for group in groups for word in group.words.get(locale, ())]
            name = self._localizers[locale].text(f"task.{task}")
            return tuple(dict.fromkeys(each.lower() for each in (name, *named, *said)))

        return {locale: {task: known(task, locale) for task in self.data.tasks} for locale in self._localizers}

    def page_type(self, page: Page) -> PageType:
        return self.data.page_types[page.front_matter.type]

    def localizer(self, locale: str) -> Localizer:
        return self._localizers[locale]

    @cached_property
    def _localizers(self) -> Mapping[str, Localizer]:
        return {
            language.locale: Localizer(language.tag, self.data.strings[language.locale])
            for language in self.project.languages
        }

    def action_grammar(self, locale: str) -> ActionGrammar:
        return self._action_grammars[locale]

    @cached_property
    def _action_grammars(self) -> Mapping[str, ActionGrammar]:
        known = self.data.languages.data
        return {
            locale: ActionGrammar(
                known[locale].actions,
                known[locale].places,
                known[locale].conditions,
                localizer.text("step.optional"),
                known[locale].after_action,
            )
            for locale, localizer in self._localizers.items()
        }

    def label_languages(self, page: Page) -> Mapping[str, str]:
        """The on-screen labels that a page may use, each with the tag of its language."""
        default = self.project.default_language.tag
        return {screen: label.lang or default for screen, label in self.labels(page.front_matter.product).items()}

    def labels(self, product: str | None) -> Mapping[str, Label]:
        """The on-screen labels of a product, or of all products, by their text on the screen."""
        products = (product,) if product else tuple(self.data.products)
        return {label.screen: label for each in products for label in self.data.labels.get(each, {}).values()}

    def known_words(self, product: str | None) -> KnownWords:
        """What is known on the pages of a product, or of all products: labels, codes to dial, official hosts."""
        if product not in self._known_words:
            self._known_words[product] = self._words_of(product)
        return self._known_words[product]

    @cached_property
    def _known_words(self) -> dict[str | None, KnownWords]:
        return {}

    def _words_of(self, product: str | None) -> KnownWords:
        products = (product,) if product else tuple(self.data.products)
        of_pages = (ANY, *(products if product else self.data.codes))
        codes = {code for each in of_pages for code in self.data.codes.get(each, ())}
        contacts = (contact for each in products for contact in self.data.contacts.get(each, ()))
        numbers = {each.value for each in contacts if each.kind == "phone" and "-" not in each.value}
        return KnownWords(frozenset(self.labels(product)), frozenset(codes | numbers), self.data.known_hosts)

    @cached_property
    def landings(self) -> frozenset[str]:
        """The ids of the landing pages."""
        return frozenset(id for id, page in self.sources.items() if self.page_type(page).template == "landing")

    @cached_property
    def waits(self) -> Mapping[str | None, tuple[Page, ...]]:
        """The source pages that give a review time, by product."""
        found: dict[str | None, tuple[Page, ...]] = {}
        for source in self.sources.values():
            if source.front_matter.wait:
                for product in {None, source.front_matter.product}:
                    found[product] = (*found.get(product, ()), source)
        return found

    def guide(self, page: Page) -> Guide:
        """What a page says."""
        return self._parsers[page.text_locale].parse(page.body, page.body_line)

    @cached_property
    def places(self) -> Places:
        return Places(self.project, self.pages, self.published)

    def picture_size(self, page: Page, address: str) -> Size | None:
        """The size of the picture with this address on a page, if its file says it."""
        file = self._published_by_path.get(self.places.file_path(page, address))
        return file.picture.size if file and file.picture else None

    def file_for_servers(self, name: str) -> str:
        """The text of a file that is published for servers; empty if there is none. Empty lines are left out."""
        file = self._published_by_path.get(self.project.shown(self.project.docs / name))
        return "\n".join(said.text for said in file.texts) if file else ""

    @cached_property
    def server_headers(self) -> tuple[HeaderBlock, ...]:
        """What the project itself has servers send, by addresses: `_headers` in the docs folder."""
        file = self._published_by_path.get(self.project.shown(self.project.docs / server_headers.FILE))
        return server_headers.parse(file.texts, file.path)[0] if file else ()

    @cached_property
    def shown_pictures(self) -> tuple[PublishedFile, ...]:
        """The pictures that pages show."""
        shown = {
            self.places.file_path(page, span.target)
            for page in self.pages.values()
            if "![" in page.body  # most have none, and need not be read again
            for _, span in self.guide(page).marked("image")
        }
        return tuple(file for file in self.published if file.picture and file.path in shown)

    @cached_property
    def _published_by_path(self) -> Mapping[str, PublishedFile]:
        return {file.path: file for file in self.published}

    @cached_property
    def _parsers(self) -> Mapping[str, GuideParser]:
        project = self.project
        return {
            locale: GuideParser(project.markdown_extensions, project.markdown_configs, localizer)
            for locale, localizer in self._localizers.items()
        }

    def lexicon(self, locale: str) -> Lexicon:
        """The words that a translation must have too, in one language."""
        return self._lexicons[locale]

    @cached_property
    def _lexicons(self) -> Mapping[str, Lexicon]:
        known = self.data.languages.data
        return {
            language.locale: Lexicon.of(language.tag, known[language.locale], self.data.named(language.locale))
            for language in self.project.languages
        }

    def product_names(self, locale: str) -> Sequence[ProductName]:
        """What a language calls the products."""
        return self._product_names[locale]

    @cached_property
    def _product_names(self) -> Mapping[str, Sequence[ProductName]]:
        return {
            language.locale: [
                ProductName(id, name, words.typed(name))
                for id, product in self.data.products.items()
                for name in (id, *product.names(language.locale))
            ]
            for language in self.project.languages
        }

    def length_ratio(self, locale: str) -> float:
        """How much longer the source usually is than its translation into `locale`, in words."""
        return self._length_ratios[locale]

    @cached_property
    def _length_ratios(self) -> Mapping[str, float]:
        source = self.project.default_language.locale
        return {
            language.locale: length_ratio.usual(
                (self.by_id[source, id].body, page.body)
                for id in self.sources
                if (page := self.by_id.get((language.locale, id))) and not page.borrows
            )
            for language in self.project.languages
        }

    def quantity_grammar(self, locale: str) -> QuantityGrammar:
        return self._quantity_grammars[locale]

    @cached_property
    def _quantity_grammars(self) -> Mapping[str, QuantityGrammar]:
        products = self.data.products.values()
        currencies = {
            *self.data.help_center.currencies,
            *(limit.currency for each in products for limit in each.limits.values()),
        }
        return {
            language.locale: QuantityGrammar.of(
                language.tag,
                self.data.languages.data[language.locale].quantities,
                currencies,
                self._localizers[language.locale].unit_names,
            )
            for language in self.project.languages
        }
