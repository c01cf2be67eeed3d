"""What is often asked."""

from __future__ import annotations

from pydantic import Field

from helpcenter.files.field_types import Fields, Id


class OftenAsked(Fields):
    """A page, or a section of it, that answers what is often asked; its heading is what readers see."""

    page: Id = Field(description="the id of a page")
    section: Id | None = Field(None, description="the id of a section of this page; the whole page without it")
