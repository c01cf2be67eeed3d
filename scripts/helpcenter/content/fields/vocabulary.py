"""The words of writers and of customers."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict, Field

from helpcenter.files.field_types import Fields, Id, Ids, NonEmpty, Words

WordsByLanguage = Mapping[str, Words]


class _WithLanguages(Fields):
    """A group that also has a key for each language."""

    model_config = ConfigDict(extra="allow")


class Term(_WithLanguages):
    """One thing: its name in each language, and what not to call it."""

    __pydantic_extra__: dict[str, NonEmpty]

    id: Id
    avoid: WordsByLanguage = Field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """The name in each language, by its folder."""
        return self.__pydantic_extra__


class Synonyms(_WithLanguages):
    """Words for one thing, by language, and the terms for it; it can be a product, a task or a channel."""

    __pydantic_extra__: dict[str, Words]

    product: Id | None = None
    task: Id | None = None
    channel: Id | None = None
    terms: Ids = ()

    @property
    def words(self) -> Mapping[str, Words]:
        return self.__pydantic_extra__

    @property
    def facets(self) -> Mapping[str, str]:
        """What it is, by the kind of thing."""
        named = {"product": self.product, "task": self.task, "channel": self.channel}
        return {facet: id for facet, id in named.items() if id is not None}
