"""The products that customers ask about."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from helpcenter.content.localized_text import LocalizedText
from helpcenter.files.field_types import Fields, Id
from helpcenter.language.amounts import Limit


class Product(Fields):
    """Something that customers ask about."""

    name: LocalizedText = Field(description="one text for all languages, or one for each")
    limits: Mapping[Id, Limit] = Field(
        default_factory=dict, description='amounts that guides show with `{{ limit("product", "name") }}`'
    )
