"""The products that customers ask about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from helpcenter.content.fields.color import DarkColor
from helpcenter.content.localized_text import AtMost, LocalizedText
from helpcenter.files.field_types import Fields, Id
from helpcenter.language.amounts import Limit


class Product(Fields):
    """Something that customers ask about."""

    elsewhere: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("host", "hosts", "site", "url", "website"), "websites are in docs/_data/hosts.yml"),
        **dict.fromkeys(("contact", "email", "mail", "phone"), "how to reach somebody is in docs/_data/contacts.yml"),
        **dict.fromkeys(("code", "codes"), "codes are in docs/_data/codes.yml"),
        **dict.fromkeys(("label", "labels"), "on-screen labels are in docs/_data/labels.yml"),
    }

    name: LocalizedText = Field(description="one text for all languages, or one for each")
    short: LocalizedText | None = Field(None, description="what texts call it where the whole name would be too long")
    mark: Annotated[LocalizedText, AtMost(2)] | None = Field(
        None,
        description="what its small mark shows, 1 or 2 characters, for all languages or for each; "
        "the first letter of its name without it",
    )
    color: DarkColor = Field(
        "",
        description='the colour of its mark, dark enough for white letters: `"#0a5c58"`; that of the site without it',
    )
    limits: Mapping[Id, Limit] = Field(
        default_factory=dict, description='amounts that guides show with `{{ limit("product", "name") }}`'
    )

    def names(self, locale: str) -> tuple[str, ...]:
        """What the pages of a language call it."""
        return tuple(text[locale] for text in (self.name, self.short) if text)
