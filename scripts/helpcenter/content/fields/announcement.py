"""What is announced on every page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import ClassVar

from pydantic import Field

from helpcenter.files.field_types import Date, Fields, Id, NonEmpty


class Announcement(Fields):
    """A text that stands above every page from one day to another, both included, for those who have not closed it."""

    example: ClassVar[str] = "{from: 2026-11-20, until: 2026-12-01, text: {en: …}}"

    begin: Date = Field(alias="from", description="the first day on which it is shown")
    until: Date = Field(description="the last day on which it is shown")
    text: Mapping[str, NonEmpty] = Field(description="what is announced, in each language")
    page: Id | None = Field(None, description="the id of a page that says more")
    section: Id | None = Field(None, description="the id of a section of this page; the whole page without it")

    @property
    def digest(self) -> str:
        """Of its text in all languages: a reader who has closed it does not see it again when only its days change."""
        return blake2b(json.dumps(self.text, sort_keys=True).encode(), digest_size=4).hexdigest()
