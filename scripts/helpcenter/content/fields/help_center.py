"""What a help center is about."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from helpcenter.content.fields.color import DarkColor
from helpcenter.content.fields.security import Security
from helpcenter.files.field_types import Different, Fields, Id, Ids, OneOf
from helpcenter.language.amounts import Currency, Unit


class HelpCenter(Fields):
    """What this help center is about."""

    menu: Ids = Field(description="the ids of the pages in the main menu")
    about: Id | None = Field(None, description="the id of the page that says who writes this")
    product_key: Id = Field("product", description="what the key of a product is called in front matter")
    units: Annotated[tuple[Unit, ...], Different()] = Field(
        ("minute", "hour", "day"), description="the units that `wait` can have"
    )
    currencies: Annotated[tuple[Currency, ...], Different()] = Field(
        (), description="what customers pay with, besides the currencies of limits"
    )
    rising_limits: Annotated[tuple[Ids, ...], Different()] = Field(
        (("transaction", "day", "week", "month", "year"), ("transaction", "balance")),
        description="names of limits in `products.yml`, from the least on: in one product and one currency, none is "
        "more than one behind it in its list",
    )
    color: DarkColor | None = Field(
        None,
        description="the colour of links and buttons, in quotation marks, dark enough for white letters; the dark "
        "scheme has a lighter shade of it",
    )
    publisher: Annotated[str, OneOf("first_party", "third_party")] = Field(
        "first_party",
        description="`first_party`: pages are about the publisher's own products; `third_party`: they are about those "
        "of others, so they show how sure they are (`evidence`), and the footer says that the site is independent "
        "(`site.independent`)",
    )

    offline: bool = Field(
        default=True,
        description="whether readers can keep a copy on their devices; `false` also takes back what they have kept",
    )
    security: Security | None = Field(
        None,
        description="whom to tell of a hole in the security of the site; published as `.well-known/security.txt`",
    )

    @property
    def is_third_party(self) -> bool:
        return self.publisher == "third_party"
