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
    said: WordsByLanguage | None = Field(
        default=None,
        description="other words for it in texts, `~word` if it only may mean it; with this key, which may be empty, a "
        "translation must name the thing too",
    )

    @property
    def names(self) -> Mapping[str, str]:
        """The name in each language, by its folder."""
        return self.__pydantic_extra__

    def words(self, locale: str) -> tuple[str, ...]:
        """What a translation must name too, in a text of this language; none if the term is not compared."""
        if self.said is None:
            return ()
        return (*((self.names[locale],) if locale in self.names else ()), *self.said.get(locale, ()))


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
