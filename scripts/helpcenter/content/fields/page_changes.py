"""When a page was new, and what changed on it with each later review; written by a command."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from helpcenter.files.field_types import Date, Fields, NonEmpty, Words


class Change(Fields):
    """What changed on a page with a review; of the first one, when it was new, nothing is told."""

    day: Date = Field(description="the day of the review, as it was in the source page")
    sections: Words = Field((), description="the ids of the sections that were not as they were before")


class PageChanges(Fields):
    """The changes of a page, the oldest first, and what it said at the last of them."""

    changes: tuple[Change, ...] = Field(min_length=1, description="the first one is when the page was new")
    sections: Mapping[NonEmpty, NonEmpty] = Field(
        default_factory=dict, description="a digest of each section at the last change, by its id"
    )
