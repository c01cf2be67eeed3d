"""What the pages claimed when they were last reviewed, section by section; written by a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from helpcenter.files.field_types import Date, Fields, NonEmpty, Words

# The kinds of claims that have one value.
_SINGLE: Mapping[str, Callable[[str], Any]] = {"wait": str, "evidence": str, "steps": int, "checklist": int}
_Count = Annotated[int, Field(strict=True, ge=1)]


class Claims(Fields):
    """What a section claims, or a page as a whole (`facts`): what a reader could be led astray by, without its prose.

    A list is in the order of the page, and what is said twice is in it twice.
    """

    wait: NonEmpty | None = Field(None, description="how long the review takes")
    evidence: NonEmpty | None = Field(None, description="who says so")
    steps: _Count | None = Field(None, description="the number of steps, with their sub-steps")
    checklist: _Count | None = Field(None, description="the number of entries of the checklists")
    labels: Words = Field((), description="on-screen labels")
    quantities: Words = Field((), description="times, amounts, dates and other numbers; data are filled in")
    codes: Words = Field((), description="codes and numbers to dial")
    links: Words = Field((), description="addresses on other hosts")
    sources: Words = Field((), description="where it was read")
    contacts: Words = Field((), description="the contacts of the product, each with what it is for")
    says: Mapping[NonEmpty, _Count] = Field(
        default={}, description="the number of sentences, and how often each word is said that bears the meaning"
    )
    text: NonEmpty | None = Field(None, description="a digest of the text in which these words were counted")
    sentences: str = Field("", description="a short digest of each of its sentences, to tell which of them has changed")

    @classmethod
    def of(cls, texts: Mapping[str, Sequence[str]]) -> Claims:
        """The claims with these texts, by kind; of a kind that has a single value, the first one."""
        return cls(
            **{kind: _SINGLE[kind](found[0]) if kind in _SINGLE else tuple(found) for kind, found in texts.items()}
        )

    def texts(self, kind: str) -> tuple[str, ...]:
        """The claims of one kind; a key with a single value has one or none."""
        value = getattr(self, kind)
        return value if isinstance(value, tuple) else () if value is None else (str(value),)


# The kinds of claims that are compared one by one, in the order in which they are written.
KINDS = tuple(kind for kind in Claims.model_fields if kind not in {"says", "text", "sentences"})


class ReviewedTranslation(Fields):
    """What a translation said at a review; what it claims is compared with the source."""

    facts: Claims = Field(default_factory=Claims, description="in its title and its description")
    sections: Mapping[NonEmpty, Claims] = Field(default_factory=dict, description="by the id of the section")


class ReviewedPage(Fields):
    """What the source page claimed at a review, and what its translations said."""

    reviewed: Date = Field(description="the date of the review, as it was in the page")
    facts: Claims = Field(default_factory=Claims, description="of its front matter, and of data that it shows")
    sections: Mapping[NonEmpty, Claims] = Field(default_factory=dict, description="by the id of the section")
    translations: Mapping[NonEmpty, ReviewedTranslation] = Field(
        default_factory=dict, description="by the folder of the language"
    )


class ReviewedFile(Fields):
    """What a data file held at a review."""

    reviewed: Date = Field(description="the day of the review")
    entries: Mapping[NonEmpty, NonEmpty] = Field(default={}, description="a digest of each entry, by its name")
