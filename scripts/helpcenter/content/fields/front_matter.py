"""The front matter of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from helpcenter.files.field_types import (
    Date,
    Different,
    Fields,
    Id,
    Ids,
    LanguageTag,
    Matching,
    NonEmpty,
    OneOf,
    WebAddress,
    Words,
)
from helpcenter.files.validation import with_key
from helpcenter.language.amounts import Wait

NOT_TRANSLATED = "not-translated"

Locale = Annotated[str, Matching(r"^[a-z]{2,3}([-_][A-Za-z0-9]+)*$", "the folder of a language, such as en or pt-BR")]


# Words of which it is judged elsewhere, with all that is read, whether they are known.
Names = Annotated[tuple[NonEmpty, ...], Field(min_length=1), Different()]


class Citation(Fields):
    """Where a fact was read, and when; `stored` if it was a copy kept elsewhere, whose own date nobody knows."""

    example = "{url: https://…, read: 2026-11-20, lang: en}"

    url: WebAddress
    read: Date
    lang: LanguageTag
    stored: Annotated[bool, Field(strict=True)] = False


class TranslationRecord(Fields):
    """What a translation was made from: the language folder of its source, and a digest of each section.

    Instead of digests, a page that is not written yet has its `status`.
    """

    source: Locale = Field(alias="from")
    sections: Mapping[str, Any] = Field(default_factory=dict)
    status: Annotated[str, OneOf(NOT_TRANSLATED)] | None = None


class TranslationFrontMatter(Fields):
    """What every page has of its own, in each language."""

    elsewhere: ClassVar[Mapping[str, str]] = {
        "date": 'the day of the last check is "reviewed"',
        "keywords": 'words that customers search with are "aliases"',
        "summary": 'what is on the page is its "description"',
        "tags": 'words that customers search with are "aliases"',
        "updated": 'the day of the last check is "reviewed"',
    }

    id: Id = Field(description="the topic's name, the same in every language, never changed")
    title: NonEmpty = Field(description="at most 24 Han or 60 Latin characters; `# Title` repeats it")
    description: NonEmpty = Field(description="says what is on the page, in at most 80 Han or 160 Latin characters")
    aliases: Annotated[Words, Different()] = Field(
        (), description="words that customers search with and that have no place in the text"
    )
    reviewed: Date = Field(description="the day on which a person last checked the page")
    translation: TranslationRecord | None = Field(
        None,
        description="in a translation: what it was made from, or that it is not written yet: `{from: zh, status: "
        "not-translated}`. A command writes it",
    )
    waive: Mapping[str, Annotated[str, Field(min_length=2)]] = Field(
        default_factory=dict, description="`{rule: reason}`, for the rare finding that is not a defect on this page"
    )


class FrontMatter(TranslationFrontMatter):
    """The facts of a page. They are in the source page only; a translation inherits them."""

    type: NonEmpty = Field(description="one of the page types in `_data/page_types.yml`")
    review_every_days: Annotated[int, Field(strict=True, ge=1, le=366)] = Field(
        description="how long a review holds, in days: at most a year"
    )
    product: NonEmpty | None = Field(None, description="a product of `_data/products.yml`")
    task: NonEmpty | None = Field(None, description="a task of `_data/tasks.yml`")
    channels: Names = Field(
        (),
        description="where it can be done: exactly the ids of the sections with steps, named in `_data/channels.yml`",
    )
    wait: Wait | None = Field(
        None,
        description="how long the review takes: `{min, max, unit}`; either bound may be missing; left out if unknown",
    )
    seldom_needed: Ids = Field(
        (),
        description="those of the `channels` that most readers don't need for this task: said at the head of the page "
        "instead of the wait, and the task on their buttons",
    )
    evidence: Annotated[str, OneOf("confirmed", "reported", "mixed", "advice")] | None = Field(
        None,
        description="`confirmed` (an official page says so; name it in `sources`), `reported` (only others say so), "
        "`mixed`, or `advice` (common sense, which says nothing about one product)",
    )
    sources: tuple[Citation, ...] = Field(
        (),
        description="`- {url: https://…, read: 2026-11-20, lang: es, stored: true}`: where it was read, when, in which "
        "language; `stored: true` if it was a stored copy",
    )
    related: Annotated[tuple[NonEmpty, ...], Field(min_length=2, max_length=4), Different()] = Field(
        (), description="2 to 4 ids of other pages"
    )


def front_matter(product_key: str) -> type[FrontMatter]:
    """The front matter of source pages, in which the key of a product is called `product_key`."""
    return with_key(FrontMatter, "product", product_key)
