"""The facts that pages share: everything under `docs/_data/`, read once and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from helpcenter.content import data_references, emptied_data
from helpcenter.content import languages as languages_of
from helpcenter.content import messengers as messengers_of
from helpcenter.content.fields.announcement import Announcement
from helpcenter.content.fields.contact import Contact, Hosts, Messengers
from helpcenter.content.fields.help_center import HelpCenter
from helpcenter.content.fields.label import Label
from helpcenter.content.fields.often_asked import OftenAsked
from helpcenter.content.fields.page_changes import PageChanges
from helpcenter.content.fields.page_type import PageType
from helpcenter.content.fields.product import Product
from helpcenter.content.fields.review import ReviewedFile, ReviewedPage
from helpcenter.content.fields.vocabulary import Synonyms, Term, WordsByLanguage
from helpcenter.content.languages import Languages
from helpcenter.files import validation, yaml_document
from helpcenter.files.field_types import Code, Different, Id, Ids, NonEmpty
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.language.all_languages import together
from helpcenter.language.language_data import LanguageData
from helpcenter.language.localizer import Strings
from helpcenter.language.quantity import CLDR_UNITS
from helpcenter.project import Project

_HELP_CENTER = "help_center"
REVIEWED, REVIEWED_DATA, CHANGES = "reviewed", "reviewed_data", "changes"


class DataFile(NamedTuple):
    """A file of `docs/_data/`: the type of what it holds, what that is, and the value if it is missing or empty.

    Without such a value, the file is required.
    """

    kind: Any
    about: str
    empty: Any = None


FILES: Mapping[str, DataFile] = {
    _HELP_CENTER: DataFile(HelpCenter, "the main menu, units and currencies, and whose products they are"),
    "page_types": DataFile(Mapping[Id, PageType], "the types of pages: how they are shown, and what each must have"),
    "search_weights": DataFile(
        Mapping[Id, Annotated[float, Field(gt=0, le=10)]],
        "how much a result of the search counts, by the type of its page; 1 for a type that is not listed",
        {},
    ),
    "tasks": DataFile(Ids, "what a customer can want to do; each has a landing page with this id", ()),
    "channels": DataFile(Ids, "where it can be done, in the order in which they are shown", ()),
    "products": DataFile(
        Mapping[Id, Product],
        "the products: names, marks, colours, and limits such as the most that one payment can be",
        {},
    ),
    "hosts": DataFile(Hosts, "official hosts, and those that may be cited", Hosts(official={})),
    "contacts": DataFile(
        Mapping[Id, tuple[Contact, ...]],
        "confirmed telephone numbers and addresses for each product; empty if nothing is confirmed",
        {},
    ),
    "codes": DataFile(Mapping[Id, tuple[Code, ...]], "codes and short numbers that pages may tell readers to dial", {}),
    "messengers": DataFile(
        Messengers,
        "further messengers and link shorteners, where pages never lead; most come with the generator",
        Messengers(),
    ),
    "labels": DataFile(Mapping[Id, Mapping[Id, Label]], "on-screen labels, with their meaning in other languages", {}),
    "terms": DataFile(tuple[Term, ...], "one term for one thing, and what not to use instead", ()),
    "requirements": DataFile(
        Mapping[Id, WordsByLanguage],
        "what a reader must have at hand: if a step mentions it, a checklist above it must too",
        {},
    ),
    "synonyms": DataFile(
        tuple[Synonyms, ...], "words that mean the same to somebody who searches, in every language", ()
    ),
    "aliases": DataFile(
        Mapping[Id, Mapping[Id, WordsByLanguage]],
        "words that customers search with for one section, and that have no place in its text",
        {},
    ),
    "situations": DataFile(
        Mapping[Id, Mapping[Id, WordsByLanguage]],
        "situations in which customers need a section, in sentences of theirs",
        {},
    ),
    "often_asked": DataFile(
        Annotated[tuple[OftenAsked, ...], Different()], "what is often asked, in the order in which it is shown", ()
    ),
    "announcements": DataFile(
        tuple[Announcement, ...], "what stands above every page for some days, in each language", ()
    ),
    "out_of_scope": DataFile(WordsByLanguage, "subjects that the site does not cover: the search says so", {}),
    REVIEWED: DataFile(
        Mapping[Id, ReviewedPage],
        "what each page claimed when it was last checked; written by `helpcenter review`, never by hand",
        {},
    ),
    REVIEWED_DATA: DataFile(
        Mapping[NonEmpty, ReviewedFile],
        "which data somebody else has read, by digests; written by `helpcenter review`, never by hand",
        {},
    ),
    CHANGES: DataFile(
        Mapping[Id, PageChanges],
        "when each page was new, and what changed with each review; written by `helpcenter publish`, never by hand",
        {},
    ),
}


def declared_type(name: str, product_key: str) -> Any:
    """The type of what a data file holds, where the key of a product is called `product_key`."""
    if name != "synonyms":
        return FILES[name].kind
    entry: Any = validation.with_key(Synonyms, "product", product_key)
    return tuple[entry, ...]


@dataclass(frozen=True)
class Data:
    """The values of the data files, by their names; products, tasks and channels in the order in which they are shown.

    `languages` is what is known of each language. `documents` holds the files as they were written, by name
    (`help_center`, `strings/zh`), for the places of findings.
    """

    help_center: HelpCenter
    page_types: Mapping[str, PageType]
    search_weights: Mapping[str, float]
    tasks: tuple[str, ...]
    channels: tuple[str, ...]
    products: Mapping[str, Product]
    hosts: Hosts
    contacts: Mapping[str, tuple[Contact, ...]]
    codes: Mapping[str, tuple[str, ...]]
    messengers: Messengers
    labels: Mapping[str, Mapping[str, Label]]
    terms: tuple[Term, ...]
    requirements: Mapping[str, WordsByLanguage]
    synonyms: tuple[Synonyms, ...]
    aliases: Mapping[str, Mapping[str, WordsByLanguage]]
    situations: Mapping[str, Mapping[str, WordsByLanguage]]
    often_asked: tuple[OftenAsked, ...]
    announcements: tuple[Announcement, ...]
    out_of_scope: WordsByLanguage
    reviewed: Mapping[str, ReviewedPage]
    reviewed_data: Mapping[str, ReviewedFile]
    changes: Mapping[str, PageChanges]
    languages: Languages
    documents: Mapping[str, Document]

    @property
    def strings(self) -> Mapping[str, Strings]:
        """The interface texts, by language folder."""
        return self.languages.strings

    @cached_property
    def every_language(self) -> LanguageData:
        """The words that are looked for on pages of any language."""
        return together([*self.languages.data.values(), *self.languages.built_in])

    @cached_property
    def confirming_hosts(self) -> frozenset[str]:
        """Hosts whose pages can confirm a fact."""
        official = (host for hosts in self.hosts.official.values() for host in hosts)
        return frozenset({*official, *self.hosts.authorities})

    @cached_property
    def owners(self) -> Mapping[str, frozenset[str]]:
        """The products whose official host a host is."""
        found: dict[str, frozenset[str]] = {}
        for product, hosts in self.hosts.official.items():
            for host in hosts:
                found[host] = found.get(host, frozenset()) | {product}
        return found

    @cached_property
    def known_hosts(self) -> frozenset[str]:
        """Hosts that pages may link to; a chat or a link shortener never is one, whatever `hosts.yml` says."""
        return (self.confirming_hosts | {*self.hosts.cited, *self.hosts.own}) - {*self.messengers.hosts}

    @cached_property
    def known_words(self) -> frozenset[str]:
        """What is no account, whatever it looks like: names of products, labels and terms, in lower case."""
        return frozenset(name.lower() for name in (*self.names, *self.products))

    def named(self, locale: str) -> Mapping[str, tuple[str, ...]]:
        """How a language calls the products and terms, by `product.ID` and `term.ID`."""
        found = {f"product.{id}": product.names(locale) for id, product in self.products.items()}
        found |= {f"term.{term.id}": term.words(locale) for term in self.terms}
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of products, terms and labels in every language, the longest first."""
        found = {name for product in self.products.values() for name in product.name.texts.values()}
        found |= {name for term in self.terms for name in term.names.values()}
        found |= {label.screen for labels in self.labels.values() for label in labels.values()}
        return tuple(sorted(found, key=len, reverse=True))


def load_help_center(project: Project) -> tuple[HelpCenter | None, list[Finding]]:
    """What the help center is about, or None and the findings that prevent it."""
    try:
        document = _read(project, _HELP_CENTER)
    except FindingError as error:
        return None, [error.finding]
    if emptied := emptied_data.finding(document, project):
        return None, [emptied]
    value, findings = validation.read(document, HelpCenter)
    if value and value.product_key in data_references.taken_keys():
        message = f'"product_key" is "{value.product_key}", which is another key of front matter; choose a new word'
        return None, [document.finding(["product_key"], validation.WRONG_VALUE, message)]
    return value, findings


def load(project: Project, help_center: HelpCenter) -> tuple[Data | None, list[Finding]]:
    """The data of the project, or None and the findings that prevent it."""
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    values: dict[str, Any] = {}
    for name, file in FILES.items():
        if file.empty is not None and not _path(project, name).is_file():
            continue
        try:
            documents[name] = _read(project, name)
        except FindingError as error:
            findings.append(error.finding)
        else:
            values[name], problems = _value(documents[name], name, help_center, project)
            findings += problems
    languages, found = languages_of.load(project)
    findings += found
    if not findings:
        findings += data_references.unknown(documents, values, help_center)
        findings += languages_of.check_strings(languages, project, _names(values, project))
    if findings:
        return None, findings
    values = {name: values.get(name, file.empty) for name, file in FILES.items()}
    return Data(
        **{**values, "messengers": messengers_of.with_own(values["messengers"])},
        languages=languages,
        documents={**documents, **languages.documents},
    ), []


def _value(
    document: Document, name: str, help_center: HelpCenter, project: Project
) -> tuple[Any | None, list[Finding]]:
    """What a data file says, as it is declared."""
    if emptied := emptied_data.finding(document, project):
        return None, [emptied]
    if document.value is None and FILES[name].empty is not None:
        return FILES[name].empty, []
    locales = tuple(language.locale for language in project.languages)
    return validation.read(document, declared_type(name, help_center.product_key), locales)


def _path(project: Project, name: str) -> Path:
    return project.docs / "_data" / f"{name}.yml"


def _read(project: Project, name: str) -> Document:
    file = _path(project, name)
    path = project.shown(file)
    return yaml_document.parse(read_text(file, path), path)


def _names(values: Mapping[str, Any], project: Project) -> list[str]:
    """The interface texts that name what the project declares."""
    families = {
        "task": values.get("tasks", ()),
        "channel": values.get("channels", ()),
        "unit": [unit for unit in values["help_center"].units if unit not in CLDR_UNITS],
        "header.color": project.color_schemes,
    }
    return [f"{family}.{id}" for family, ids in families.items() for id in ids]
