"""The facts that pages share: everything under `docs/_data/`, read once and typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from helpcenter.content import languages as languages_of
from helpcenter.content import vocabulary
from helpcenter.content.languages import Languages
from helpcenter.content.vocabulary import Vocabulary
from helpcenter.files import schema, yaml_document
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language import language_file
from helpcenter.language.language_data import LanguageData, together
from helpcenter.language.localizer import Limit, Strings
from helpcenter.language.quantities import CLDR_UNITS
from helpcenter.project import Project

UNKNOWN_CARD = Rule.documented(
    "unknown-card",
    """A card that `cards.yml` does not list.

Bad:  `card: heyonn`
Good: `card: heyon`""",
)
RULES = (UNKNOWN_CARD,)

_FILES = (
    "site", "cards", "hosts", "contacts", "codes", "chats", "labels",
    "terms", "needs", *vocabulary.FILES,
)  # fmt: skip
# The units that `wait` can have.
_UNITS = ("minute", "hour", "business_day")
Words: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Text:
    """A short text in each language, `default` for the languages not named."""

    texts: Mapping[str, str]

    @classmethod
    def of(cls, value: str | Mapping[str, str]) -> Text:
        return cls({"default": value} if isinstance(value, str) else value)

    def __getitem__(self, locale: str) -> str:
        return self.texts.get(locale, self.texts["default"])


@dataclass(frozen=True)
class Contact:
    kind: str
    value: str
    note: Text


@dataclass(frozen=True)
class Label:
    """What stands on the screen, and what it means in the languages that need to be told."""

    screen: str
    gloss: Mapping[str, str]


@dataclass(frozen=True)
class Card:
    id: str
    name: Text
    limits: Mapping[str, Limit] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """One thing: its name in each language, and what not to call it."""

    id: str
    names: Mapping[str, str]
    avoid: Words


@dataclass(frozen=True)
class Data:
    """`cards`, `tasks` and `channels` are in the order in which they are shown.

    `authorities` are hosts that can confirm a fact, `cited_hosts` those that cannot; `codes` may be dialled with any
    card; `chat_hosts` and `chat_names` are where pages never lead; `needs` are what a reader must have at hand, by id
    and language; `languages` is what is known of each language, by its folder.
    `documents` holds the files as they were written, by name (`site`, `strings/zh`), for the places of findings.
    """

    menu: tuple[str, ...]
    tasks: tuple[str, ...]
    channels: tuple[str, ...]
    cards: Mapping[str, Card]
    authorities: tuple[str, ...]
    cited_hosts: tuple[str, ...]
    codes: tuple[str, ...]
    chat_hosts: tuple[str, ...]
    chat_names: tuple[str, ...]
    terms: tuple[Term, ...]
    needs: Mapping[str, Words]
    vocabulary: Vocabulary
    languages: Languages
    documents: Mapping[str, Document]

    @property
    def strings(self) -> Mapping[str, Strings]:
        """The interface texts, by language folder."""
        return self.languages.strings

    @cached_property
    def every_language(self) -> LanguageData:
        """The words that are looked for on pages of any language."""
        return together([*self.languages.data.values(), *language_file.built_in().values()])

    @cached_property
    def confirming_hosts(self) -> frozenset[str]:
        """Hosts whose pages can confirm a fact."""
        return frozenset({host for card in self.cards.values() for host in card.hosts} | set(self.authorities))

    @cached_property
    def known_hosts(self) -> frozenset[str]:
        """Hosts that pages may link to."""
        return self.confirming_hosts | set(self.cited_hosts)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of cards, terms and labels in every language, the longest first."""
        cards = self.cards.values()
        found = {name for card in cards for name in card.name.texts.values()}
        found |= {name for term in self.terms for name in term.names.values()}
        found |= {label.screen for card in cards for label in card.labels.values()}
        return tuple(sorted(found, key=len, reverse=True))


def load(project: Project) -> tuple[Data | None, list[Finding]]:
    """The data of the project, or None and the findings that stand in the way."""
    folder = project.docs / "_data"
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for name in _FILES:
        try:
            documents[name] = _read(folder / f"{name}.yml", project)
        except FindingError as error:
            findings.append(error.finding)
        else:
            findings += schema.check(documents[name], "data", name)
    languages, found = languages_of.load(project)
    findings += found
    if not findings:
        findings += _unknown_cards(documents)
        findings += languages_of.check_strings(languages, project, _names(documents["site"].value))
    return (None if findings else _typed(documents, languages)), findings


def _read(file: Path, project: Project) -> Document:
    path = project.shown(file)
    return yaml_document.parse(read_text(file, path), path)


def _unknown_cards(documents: Mapping[str, Document]) -> Iterator[Finding]:
    known = documents["cards"].value
    for document, keys in (
        (documents["hosts"], ("official",)),
        (documents["contacts"], ()),
        (documents["labels"], ()),
        (documents["codes"], ()),
    ):
        for card in document.value[keys[0]] if keys else document.value:
            if card not in known and (document is not documents["codes"] or card != "any"):
                message = f'unknown card "{card}"; {did_you_mean(card, known)}'
                yield document.finding([*keys, card], UNKNOWN_CARD, message)


def _names(site: Mapping[str, Any]) -> list[str]:
    """The interface texts that name what the project declares."""
    units = [unit for unit in site.get("units", _UNITS) if unit not in CLDR_UNITS]
    families = (("task", site["tasks"]), ("channel", site["channels"]), ("unit", units))
    return [f"{family}.{id}" for family, ids in families for id in ids]


def _typed(documents: Mapping[str, Document], languages: Languages) -> Data:
    site, hosts, codes = documents["site"].value, documents["hosts"].value, documents["codes"].value
    contacts, labels = documents["contacts"].value, documents["labels"].value
    cards = {
        card: Card(
            id=card,
            name=Text.of(entry["name"]),
            limits={name: Limit(**limit) for name, limit in entry.get("limits", {}).items()},
            hosts=tuple(hosts["official"].get(card, ())),
            codes=tuple(codes.get(card, ())),
            contacts=tuple(
                Contact(contact["kind"], contact["value"], Text.of(contact["note"]))
                for contact in contacts.get(card, ())
            ),
            labels={
                name: Label(label["screen"], label.get("gloss", {})) for name, label in labels.get(card, {}).items()
            },
        )
        for card, entry in documents["cards"].value.items()
    }
    return Data(
        menu=tuple(site["menu"]),
        tasks=tuple(site["tasks"]),
        channels=tuple(site["channels"]),
        cards=cards,
        authorities=tuple(hosts["authorities"]),
        cited_hosts=tuple(hosts["cited"]),
        codes=tuple(codes["any"]),
        chat_hosts=tuple(documents["chats"].value["hosts"]),
        chat_names=tuple(documents["chats"].value["names"]),
        terms=tuple(_term(entry) for entry in documents["terms"].value),
        needs={need: _words(words) for need, words in documents["needs"].value.items()},
        vocabulary=vocabulary.typed(*(documents[name].value for name in vocabulary.FILES)),
        languages=languages,
        documents={**documents, **languages.documents},
    )


def _term(entry: Mapping[str, Any]) -> Term:
    names = {key: value for key, value in entry.items() if key not in {"id", "avoid"}}
    return Term(entry["id"], names, _words(entry.get("avoid", {})))


def _words(words: Mapping[str, list[str]]) -> Words:
    return {locale: tuple(listed) for locale, listed in words.items()}
