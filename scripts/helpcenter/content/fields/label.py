"""What is on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from helpcenter.files.field_types import Fields, LanguageTag, NonEmpty


class Label(Fields):
    """What is on the screen, and what it means in the languages that need to be told.

    `lang` is the BCP 47 tag of the language that it is in; without it, that of the source language.
    """

    example = "{screen: …, gloss: {en: …}}"

    screen: NonEmpty
    lang: LanguageTag | None = None
    gloss: Mapping[str, NonEmpty] = Field(default_factory=dict)
