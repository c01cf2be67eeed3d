"""The facts that pages share: everything under `docs/_data/`, read once and typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpcenter import interface_strings, schema, yaml_source
from helpcenter.finding import Finding, FindingError
from helpcenter.l10n import Limit, Strings
from helpcenter.project import Language, Project
from helpcenter.source import read_text
from helpcenter.yaml_source import Document

_FILES = ("site", "cards", "hosts", "contacts", "labels", "terms")


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
    contacts: tuple[Contact, ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)


@dataclass(frozen=True)
class Data:
    """`cards`, `tasks` and `channels` are in the order in which they are shown.

    `documents` holds the files as they were written, by name (`site`, `strings/zh`), for the places of findings.
    """

    menu: tuple[str, ...]
    tasks: tuple[str, ...]
    channels: tuple[str, ...]
    cards: Mapping[str, Card]
    cited_hosts: tuple[str, ...]
    terms: tuple[Mapping[str, Any], ...]
    strings: Mapping[str, Strings]
    documents: Mapping[str, Document]


def load(project: Project) -> tuple[Data | None, list[Finding]]:
    """The data of the project, or None and the findings that stand in the way."""
    folder = project.docs / "_data"
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for name in (*_FILES, *(f"strings/{language.locale}" for language in project.languages)):
        try:
            documents[name] = _read(folder / f"{name}.yml", project)
        except FindingError as error:
            findings.append(error.finding)
        else:
            findings += schema.check(documents[name], "data", name) if name in _FILES else ()
    if not findings:
        findings += _unknown_cards(documents)
        findings += _unusable_strings(documents, project)
    return (None if findings else _typed(documents, project.languages)), findings


def _read(file: Path, project: Project) -> Document:
    path = project.shown(file)
    return yaml_source.parse(read_text(file, path), path)


def _unknown_cards(documents: Mapping[str, Document]) -> Iterator[Finding]:
    known = documents["cards"].value
    for document, keys in (
        (documents["hosts"], ("official",)),
        (documents["contacts"], ()),
        (documents["labels"], ()),
    ):
        for card in document.value[keys[0]] if keys else document.value:
            if card not in known:
                message = f'unknown card "{card}"; {schema.did_you_mean(card, known)}'
                yield document.finding([*keys, card], "unknown-card", message)


def _unusable_strings(documents: Mapping[str, Document], project: Project) -> Iterator[Finding]:
    site = documents["site"].value
    names = [f"task.{task}" for task in site["tasks"]] + [f"channel.{channel}" for channel in site["channels"]]
    for language in project.languages:
        yield from interface_strings.check(documents[f"strings/{language.locale}"], language.tag, names)


def _typed(documents: Mapping[str, Document], languages: tuple[Language, ...]) -> Data:
    site, hosts = documents["site"].value, documents["hosts"].value
    contacts, labels = documents["contacts"].value, documents["labels"].value
    cards = {
        card: Card(
            id=card,
            name=Text.of(entry["name"]),
            limits={name: Limit(**limit) for name, limit in entry.get("limits", {}).items()},
            hosts=tuple(hosts["official"].get(card, ())),
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
        cited_hosts=tuple(hosts["cited"]),
        terms=tuple(documents["terms"].value),
        strings={language.locale: documents[f"strings/{language.locale}"].value for language in languages},
        documents=documents,
    )
