"""Whom to tell of a hole in the security of the site (RFC 9116)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from helpcenter.files.field_types import Date, Fields, Matching

_ADDRESS = r"^(?:https://[^\s/]+/?\S*|mailto:[^\s@]+@[^\s@]+|tel:\+[0-9-]+)$"
Address = Annotated[str, Matching(_ADDRESS, "an address that begins with mailto:, https:// or tel:+")]


class Security(Fields):
    """Where to tell of a hole in the security of the site, and until when that is right."""

    example: ClassVar[str] = "{contact: mailto:…, expires: 2027-11-20}"

    contact: Address = Field(description="an address that begins with `mailto:`, `https://` or `tel:+`")
    expires: Date = Field(description="the day from which nobody should rely on it; at most a year ahead")
