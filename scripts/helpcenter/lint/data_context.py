"""What rules look at in the data files; and what is the same to them on pages and in data: texts, links, contacts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeAlias
from urllib.parse import urlsplit

from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.data_entries import ReviewableFile, reviewable
from helpcenter.content.fields.contact import Contact
from helpcenter.files.yaml_document import Key
from helpcenter.language.quantities import QuantityGrammar
from helpcenter.language.writing_systems import scripts_of
from helpcenter.lint import shown_data
from helpcenter.lint.context import CodeReader, Issue, PageContext, Piece, Reporter
from helpcenter.lint.shown_data import ShownData

_RESERVED = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$|^127\.0\.0\.1$")


@dataclass(frozen=True, eq=False)
class DataContext:
    """The data files, and the pages that use them; dates are judged as on the day `today`."""

    content: Content
    today: datetime.date

    @property
    def data(self) -> Data:
        return self.content.data

    @property
    def products(self) -> tuple[str, ...]:
        return tuple(self.data.products)

    @property
    def contacts(self) -> Iterator[Contact]:
        return (contact for each in self.data.contacts.values() for contact in each)

    @property
    def quantity_grammars(self) -> tuple[QuantityGrammar, ...]:
        return tuple(self.content.quantity_grammar(language.locale) for language in self.content.project.languages)

    @property
    def scripts(self) -> frozenset[str]:
        """The writing systems that texts may use: those of the languages, and of the labels on screens."""
        labels = (label.lang or "" for each in self.data.labels.values() for label in each.values())
        return self.content.project.scripts.union({"LATIN"}, *map(scripts_of, labels))

    @property
    def is_right_to_left(self) -> bool:
        return any(language.direction == "rtl" for language in self.content.project.languages)

    @cached_property
    def reviewable(self) -> Mapping[str, ReviewableFile]:
        """What is recorded at a review, by the names of the files in the record."""
        return reviewable(self.content)

    @cached_property
    def _shown(self) -> tuple[ShownData, ...]:
        return tuple(shown_data.shown(self.data.documents))

    def visible_texts(self, _: CodeReader | None = None) -> Iterator[tuple[str, Reporter]]:
        """The texts of each file that readers see, and the names of languages in `mkdocs.yml`; none of it is code."""
        for shown in self._shown:
            yield shown.text, partial(self._at_text, shown)
        for language in self.content.project.languages:
            yield language.name, partial(self._at_line, "mkdocs.yml", language.position)
        for setting in self.content.settings:
            if setting.key != "site_url" or not is_placeholder(setting.text):
                yield setting.text, partial(self._at_line, setting.path, setting.position)
        for file in self.content.published:
            for said in file.texts:
                yield said.text, partial(self._at_line, file.path, (said.line, 1))

    def written_texts(self) -> Iterator[tuple[str, Reporter]]:
        """Each text by itself."""
        for shown in self._shown:
            for start, text in zip(shown.starts, shown.texts, strict=True):
                yield text, partial(self._at_text_from, shown, start)
        for file in self.content.published:
            for said in file.texts:
                yield said.text, partial(self._at_line, file.path, (said.line, 1))

    def texts_without_code(self) -> Iterator[tuple[str, Reporter]]:
        return self.visible_texts()

    def links(self) -> Iterator[Piece]:
        for product, contacts in self.data.contacts.items():
            for index, contact in enumerate(contacts):
                if contact.kind == "web":
                    keys = (product, index, "value")
                    yield Piece(contact.value, contact.value, partial(self.at, "contacts", keys))
        for file in self.content.published:
            for address in file.addresses:
                yield Piece("", address.text, partial(self._at_line, file.path, (address.line, 1), 0))

    def codes(self) -> Iterator[Piece]:
        return iter(())

    def rows_of_codes(self) -> Iterator[tuple[str, tuple[str, ...], Callable[[str], Issue]]]:
        return iter(())

    def at(self, document: str, keys: Sequence[Key], message: str) -> Issue:
        """An issue at the value under `keys` of a data file (`synonyms`)."""
        file = self.data.documents[document]
        return Issue(file.path, *file.position(keys), message)

    def _at_text(self, shown: ShownData, position: int, message: str) -> Issue:
        return Issue(shown.document.path, *shown.document.position(shown.keys_at(position)), message)

    def _at_text_from(self, shown: ShownData, start: int, position: int, message: str) -> Issue:
        return self._at_text(shown, start + position, message)

    def _at_line(self, path: str, place: tuple[int, int], _: int, message: str) -> Issue:
        return Issue(path, *place, message)


def is_placeholder(address: str) -> bool:
    """Whether an address is only an example: on a reserved host, or on none (RFC 2606, RFC 6761)."""
    host = urlsplit(address).hostname or ""
    return not address.startswith("http") or bool(_RESERVED.search(host))


TextContext: TypeAlias = PageContext | DataContext
