"""How customers reach official help, and where pages may lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from helpcenter.content.localized_text import LocalizedText
from helpcenter.files.field_types import Fields, Host, Id, Matching, NonEmpty, OneOf, Words, told

Scheme = Annotated[str, Matching(r"^[a-z][a-z0-9+.-]*$", "the beginning of an address without its colon, such as sms")]


class Hosts(Fields):
    """The only hosts that pages may link to."""

    official: Mapping[Id, tuple[Host, ...]] = Field(description="by product: run by its maker or operator")
    authorities: tuple[Host, ...] = Field((), description="run by a public authority; can confirm a fact")
    cited: tuple[Host, ...] = Field((), description="another source that a page names for a fact")
    own: tuple[Host, ...] = Field((), description="where this help center is published")


class Contact(Fields):
    """A way to reach official help."""

    example = '{kind: phone, value: "…", note: …}'

    kind: Annotated[str, OneOf("phone", "web", "mail")]
    value: NonEmpty
    note: LocalizedText

    @field_validator("value")
    @classmethod
    def _is_an_address(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("kind") == "web" and not value.startswith("https://"):
            raise told('is "{value}"; it must be an address that begins with https://', value=value)
        return value


class Messengers(Fields):
    """Where pages never lead, besides what comes with the generator."""

    hosts: tuple[Host, ...] = Field((), description="chats and link shorteners, which never are official")
    names: Words = Field((), description="messengers, and what swindlers call them")
    platforms: Words = Field((), description="social networks, market places, small programs inside apps")
    payments: Words = Field((), description="names and platforms that are ways to pay")
    mail: Words = Field((), description="services of mail")
    invitations: Words = Field((), description="words that are an invitation or an account by themselves")
    schemes: tuple[Scheme, ...] = Field((), description="what addresses begin with that lead into an app")
