"""The fields of front matter and of the files in `docs/_data/`, each declared once.

From here come the values that the code works with, the findings, the schemas for editors and the tables of the
writers' guides. A new field is declared here, filled in the data, shown by a template, and named in the strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import ConfigDict, Field, PlainValidator, ValidationInfo, WithJsonSchema, field_validator

from helpcenter.content.text import Text
from helpcenter.files.field_types import (
    Date,
    Different,
    Fields,
    Host,
    Id,
    Ids,
    Matching,
    NonEmpty,
    OneOf,
    WebAddress,
    Words,
    told,
)
from helpcenter.files.fields import with_key
from helpcenter.language.amounts import Currency, Limit, Unit, Wait

_TEXT_SCHEMA = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {"type": "object", "required": ["default"], "additionalProperties": {"type": "string", "minLength": 1}},
    ]
}
LocalizedText = Annotated[Text, PlainValidator(Text.parse), WithJsonSchema(_TEXT_SCHEMA)]
WordsByLanguage = Mapping[str, Words]
Locale = Annotated[str, Matching(r"^[a-z]{2,3}([-_][A-Za-z0-9]+)*$", "the folder of a language, such as en or pt-BR")]
# The word in `sections` of a page type that means the sections with steps.
STEPS = "steps"


# Front matter.


class Citation(Fields):
    """Where a fact was read, and when."""

    url: WebAddress
    read: Date


class TranslationRecord(Fields):
    """What a translation was made from: the language folder of its source, and a digest of each section."""

    source: Locale = Field(alias="from")
    sections: Mapping[str, Any]


class TranslationFrontMatter(Fields):
    """What every page has of its own, in each language."""

    id: Id = Field(description="the topic's name, the same in every language, never changed")
    title: NonEmpty = Field(description="at most 24 Han or 60 Latin characters; `# Title` repeats it")
    description: NonEmpty = Field(description="says what is on the page, in at most 80 Han or 160 Latin characters")
    aliases: Annotated[Words, Different()] = Field(
        (), description="words that customers search with and that have no place in the text"
    )
    reviewed: Date = Field(description="the day on which a person last checked the page")
    translation: TranslationRecord | None = Field(
        None, description="in a translation: what it was made from. A command writes it"
    )
    waive: Mapping[str, Annotated[str, Field(min_length=2)]] = Field(
        default_factory=dict, description="`{rule: reason}`, for the rare finding that is not a defect on this page"
    )


class FrontMatter(TranslationFrontMatter):
    """The facts of a page. They are in the source page only; a translation inherits them."""

    type: Id = Field(description="one of the page types in `_data/page_types.yml`")
    review_every_days: Annotated[int, Field(strict=True, ge=1, le=10_000)] = Field(
        description="how long a review holds, in days"
    )
    product: Id | None = Field(None, description="a product of `_data/products.yml`")
    task: Id | None = Field(None, description="a task of `_data/site.yml`")
    channels: Ids = Field(
        (), description="where it can be done: exactly the ids of the sections with steps, named in `_data/site.yml`"
    )
    wait: Wait | None = Field(
        None,
        description="how long the review takes: `{min, max, unit}`; either bound may be missing; left out if unknown",
    )
    evidence: Annotated[str, OneOf("confirmed", "reported", "mixed")] | None = Field(
        None,
        description="`confirmed` (an official page says so; name it in `sources`), `reported` (only others say so) or "
        "`mixed`",
    )
    sources: tuple[Citation, ...] = Field(
        (), description="`- {url: https://…, read: 2026-11-20}`: where it was read, and when"
    )
    related: Annotated[tuple[Id, ...], Field(min_length=2, max_length=4), Different()] = Field(
        (), description="2 to 4 ids of other pages"
    )


def front_matter(product_key: str) -> type[FrontMatter]:
    """The front matter of source pages, in which the key of a product is called `product_key`."""
    return with_key(FrontMatter, "product", product_key)


# Files of docs/_data.


class Site(Fields):
    """What this help center is about."""

    menu: Ids = Field(description="the ids of the pages in the main menu")
    about: Id | None = Field(None, description="the id of the page that says who writes this")
    product_key: Id = Field("product", description="what the key of a product is called in front matter")
    tasks: Ids = Field(description="what a customer can want to do; each has a landing page with this id")
    channels: Ids = Field(description="where it can be done, in the order in which they are shown")
    units: Annotated[tuple[Unit, ...], Different()] = Field(
        ("minute", "hour", "day"), description="the units that `wait` can have"
    )
    currencies: Annotated[tuple[Currency, ...], Different()] = Field(
        (), description="what customers pay with, besides the currencies of limits"
    )
    publisher: Annotated[str, OneOf("first_party", "third_party")] = Field(
        "first_party",
        description="`third_party`: pages are about the products of others and show how sure they are (`evidence`); "
        "`first_party`: they are about the publisher's own",
    )

    @property
    def shows_evidence(self) -> bool:
        return self.publisher == "third_party"


class PageType(Fields):
    """One type of pages: how it is shown, and what it must have."""

    template: Annotated[str, OneOf("guide", "article", "landing", "home")] = Field(
        "article", description="how it is shown: `guide`, `article`, `landing` (lists the pages below it) or `home`"
    )
    requires: tuple[NonEmpty, ...] = Field((), description="keys that its front matter must have")
    sections: tuple[Id, ...] = Field(
        (), description=f"the ids of its fixed sections, in order; `{STEPS}` is the place of the sections with steps"
    )
    checklist: Id | None = Field(None, description="the id of the section that lists what to have at hand")
    questions: bool = Field(default=False, description="whether every heading is a question", strict=True)
    max_boxes: Annotated[int, Field(strict=True, ge=0)] | None = Field(
        None, description="how many warnings and notes in boxes it may have"
    )
    search_weight: float = Field(1, gt=0, le=10, description="how much a result of this type counts in the search")


class Product(Fields):
    """Something that customers ask about."""

    name: LocalizedText = Field(description="one text for all languages, or one for each")
    limits: Mapping[Id, Limit] = Field(
        default_factory=dict, description='amounts that guides show with `{{ limit("product", "name") }}`'
    )


class Hosts(Fields):
    """The only hosts that pages may link to."""

    official: Mapping[Id, tuple[Host, ...]] = Field(description="by product: run by its maker or operator")
    authorities: tuple[Host, ...] = Field((), description="run by a public authority; can confirm a fact")
    cited: tuple[Host, ...] = Field((), description="another source that a page names for a fact")


class Contact(Fields):
    """A way to reach official help."""

    kind: Annotated[str, OneOf("phone", "web", "mail")]
    value: NonEmpty
    note: LocalizedText

    @field_validator("value")
    @classmethod
    def _is_an_address(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("kind") == "web" and not value.startswith("https://"):
            raise told('is "{value}"; it must be an address that begins with https://', value=value)
        return value


class Label(Fields):
    """What is on the screen, and what it means in the languages that need to be told."""

    screen: NonEmpty
    gloss: Mapping[str, NonEmpty] = Field(default_factory=dict)


class Messengers(Fields):
    """Where pages never lead."""

    hosts: tuple[Host, ...] = ()
    names: Words = ()


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
