"""What is on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from helpcenter.files.field_types import Fields, NonEmpty


class Label(Fields):
    """What is on the screen, and what it means in the languages that need to be told."""

    screen: NonEmpty
    gloss: Mapping[str, NonEmpty] = Field(default_factory=dict)
