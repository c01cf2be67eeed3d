"""What is known of each language of the project: the words that come with the generator, and the project's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.content import emptied_data, lost_strings
from helpcenter.content import strings as interface_strings
from helpcenter.content.strings import Source
from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.language import language_file
from helpcenter.language.language_data import LanguageData
from helpcenter.language.localizer import Strings
from helpcenter.project import Project
from helpcenter.site_languages import Language


@dataclass(frozen=True)
class Languages:
    """By language folder: what is known of each language (`data`), and its interface texts (`strings`).

    `documents` are the project's own files, by name (`language/zh`, `strings/zh`). `borrowed` are the keys of the texts
    that a language lacks and shows in the reference language, `lenders` the tags of the languages of all texts that it
    shows in another one, by their keys. `built_in` are the words that come with the generator for
    these languages, and for those that are read everywhere: no file of a project takes anything from them.
    """

    data: Mapping[str, LanguageData] = field(default_factory=dict)
    strings: Mapping[str, Strings] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    borrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    built_in: tuple[LanguageData, ...] = ()
    lenders: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def borrows_all(self, locale: str) -> bool:
        """Whether nothing of the interface is said in this language."""
        return len(self.borrowed.get(locale, ())) == len(interface_strings.lendable())


def load(project: Project) -> tuple[Languages, list[Finding]]:
    """The languages of the project, and what is wrong with the shape of their files."""
    documents, findings = _read(project)
    data = {}
    for language in project.languages:
        data[language.locale], wrong = language_file.read(language.tag, documents.get(f"language/{language.locale}"))
        findings += wrong
    strings = {language.locale: _strings(data[language.locale], language, documents) for language in project.languages}
    lent = _lent(project, strings, data)
    borrowed = {
        locale: tuple(key for key in interface_strings.lendable() if key not in own) for locale, own in strings.items()
    }
    lenders = {}
    for language in project.languages:
        own = strings[language.locale]
        keys = borrowed[language.locale] if own or _sources(language, documents) else lent.keys()
        strings[language.locale] = {**{key: lent[key] for key in keys}, **own}
        lenders[language.locale] = _lenders(project, language, own, keys)
    built_in = tuple(language_file.read_for(language.tag for language in project.languages))
    return Languages(data, strings, documents, borrowed, built_in, lenders), findings


def check_strings(languages: Languages, project: Project, names: Iterable[str]) -> list[Finding]:
    """What is wrong with the interface texts; `names` are the keys that this project needs besides the usual ones."""
    findings: list[Finding] = []
    names = tuple(names)
    own = dict(interface_strings.own_texts(languages.strings, project.default_language.locale))
    sources = {language: _sources(language, languages.documents) for language in project.languages}
    written = {key: text for each in sources.values() for source in each for key, text in source.strings.items()}
    ours = {key: text for key, text in written.items() if interface_strings.is_own(key)}
    lost = {language: lost_strings.find(each, ours, project) for language, each in sources.items()}
    own |= {key: ours[key] for each in lost.values() for key in each}
    for language, each in sources.items():
        files = each or (_expected(language, project),)
        findings += interface_strings.check(files, languages.strings[language.locale], language.tag, names, own)
        findings += filter(None, lost[language].values())
    return findings


def _read(project: Project) -> tuple[dict[str, Document], list[Finding]]:
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for language in project.languages:
        for name in (f"language/{language.locale}", f"strings/{language.locale}"):
            file = _file(name, project)
            if file.exists():
                path = project.shown(file)
                try:
                    document = yaml_document.parse(read_text(file, path), path)
                except FindingError as error:
                    findings.append(error.finding)
                    continue
                if emptied := emptied_data.finding(document, project):
                    findings.append(emptied)
                else:
                    documents[name] = document
    return documents, findings


def _file(name: str, project: Project) -> Path:
    return project.docs / "_data" / f"{name}.yml"


def _sources(language: Language, documents: Mapping[str, Document]) -> tuple[Source, ...]:
    """The project's files that hold interface texts of a language, the one to add to first."""
    found = [Source(documents[name]) for name in [f"strings/{language.locale}"] if name in documents]
    found += [Source(documents[name], ("strings",)) for name in [f"language/{language.locale}"] if name in documents]
    return tuple(found)


def _expected(language: Language, project: Project) -> Source:
    """The file that the project must have, for the findings that say so."""
    return Source(Document(project.shown(_file(f"strings/{language.locale}", project)), {}))


def _strings(data: LanguageData, language: Language, documents: Mapping[str, Document]) -> Strings:
    own = documents.get(f"strings/{language.locale}")
    return {**data.strings, **(Source(own).strings if own else {})}


def _lent(project: Project, strings: Mapping[str, Strings], data: Mapping[str, LanguageData]) -> Strings:
    """What is shown in a language that lacks a text: that of the reference language, as the project says it if it does.

    With it are the names that the project gives to what it declares, for a language that has nothing at all.
    """
    reference = language_file.reference().strings
    named = {key: text for key, text in strings[project.default_language.locale].items() if key not in reference}
    speaks = next((strings[locale] for locale, known in data.items() if known.is_reference), {})
    lendable = {key: reference[key] for key in interface_strings.lendable()}
    return {**named, **lendable, **speaks}


def _lenders(project: Project, language: Language, own: Strings, keys: Iterable[str]) -> Mapping[str, str]:
    """In which language each text is that is in another one: those under `keys` that are not its own, and copies.

    A language that the generator does not know begins with a copy of all texts. Of another variety of the language of
    the page (pt-BR) nothing is said.
    """
    reference = language_file.reference().strings
    copied = () if language_file.built_in_for(language.tag) else [key for key in own if own[key] == reference.get(key)]
    lent = {*(key for key in keys if key not in own), *copied}
    tags = {key: language_file.reference_tag() if key in reference else project.default_language.tag for key in lent}
    return {key: tag for key, tag in sorted(tags.items()) if _main(tag) != _main(language.tag)}


def _main(tag: str) -> str:
    """`pt` of `pt-BR`."""
    return tag.partition("-")[0]
