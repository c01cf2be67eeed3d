"""How long something takes and how much it is: data that each language says in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from helpcenter.files.field_types import Check, Fields, Matching, told
from helpcenter.language import currencies


class KnownCurrency(Check):
    """The code of a currency that Unicode's CLDR knows."""

    keywords: Mapping[str, Any] = {"pattern": "^[A-Z]{3}$"}

    def check(self, value: str) -> str:
        if not currencies.is_known(value):
            raise told('is "{value}", which is no known currency; {cure}', value=value, cure=currencies.cure(value))
        return value


Currency = Annotated[str, KnownCurrency()]
Unit = Annotated[str, Matching(r"^[a-z]+(_[a-z]+)*$", "a unit such as hour or business_day")]
_Bound = Annotated[int, Field(strict=True, ge=0, le=10_000)]


class Wait(Fields):
    """How long something takes, in `unit`s; a missing bound is unknown."""

    example = "{min: 1, max: 3, unit: business_day}"

    unit: Unit = Field(description="one of `units` in `_data/help_center.yml`")
    min: _Bound | None = Field(None, description="the least")
    max: Annotated[int, Field(strict=True, ge=1, le=10_000)] | None = Field(None, description="the most")


class Limit(Fields):
    """The most that can be paid or held, in whole units of an ISO 4217 currency."""

    example = "{max: 150, currency: USD}"

    max: Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)]
    currency: Currency
