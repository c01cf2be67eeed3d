"""The types of pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from helpcenter.files.field_types import Fields, Id, NonEmpty, OneOf

# The word in `sections` of a page type that means the sections with steps.
STEPS = "steps"


class PageType(Fields):
    """One type of pages: how it is shown, and what it must have."""

    template: Annotated[str, OneOf("guide", "article", "definitions", "landing", "home")] = Field(
        "article",
        description="how it is shown: `guide`, `article`, `definitions` (a field filters them), `landing` (lists the "
        "pages below it) or `home`",
    )
    requires: tuple[NonEmpty, ...] = Field((), description="keys that its front matter must have")
    sections: tuple[Id, ...] = Field(
        (), description=f"the ids of its fixed sections, in order; `{STEPS}` is the place of the sections with steps"
    )
    checklist: Id | None = Field(
        None, description="the id of the section that lists what to have at hand, whatever the channel"
    )
    troubleshooting: Id | None = Field(
        None, description="the id of the section on what to do if something goes wrong; its entries can be folded"
    )
    questions: bool = Field(default=False, description="whether every heading is a question", strict=True)
    max_boxes: Annotated[int, Field(strict=True, ge=0)] | None = Field(
        None, description="how many warnings and notes in boxes it may have"
    )
