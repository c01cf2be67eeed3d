"""The types of declared fields: what is asked of a value, said in Python, in JSON Schema and in a writer's words."""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, ClassVar, NoReturn

from babel import localedata
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from helpcenter.files import dates
from helpcenter.findings.suggestion import did_you_mean

# The type of an error that carries its message, and what the message says is known.
TOLD = "told"
MUST_BE_TEXT = 'must be text; if it is a number or a word such as yes, put it into "quotation marks"'
MUST_BE_GROUP = "must be a group of keys, each with its value"
MUST_BE_IN_EACH = "must be written for each language"
# How much of a value a message shows.
_LONG = 40
IS_EMPTY = "is empty; write something or remove the key"


class Fields(BaseModel):
    """A group of declared keys: no others are allowed, and no value is converted silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    # How the whole group is written, for messages.
    example: ClassVar[str] = ""
    # Keys that writers look for here, each with where it belongs.
    elsewhere: ClassVar[Mapping[str, str]] = {}


def told(message: str, **values: object) -> PydanticCustomError:
    """An error in a value; its message goes on after the name of the key, with `{value}` filled in from `values`."""
    return PydanticCustomError(TOLD, message, values)


class Check(ABC):
    """What is asked of a value besides its type; `keywords` say the same in JSON Schema."""

    keywords: Mapping[str, Any]

    @abstractmethod
    def check(self, value: Any) -> Any:
        """The value, if it fits. Raises `told`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), **self.keywords}


class Matching(Check):
    """Text that fits a pattern, which messages call by its description; of a name, they say how it is written."""

    def __init__(self, pattern: str, description: str, *, is_name: bool = False) -> None:
        self.keywords = {"pattern": pattern}
        self._pattern = re.compile(pattern)
        self._description = description
        self._is_name = is_name

    def check(self, value: str) -> str:
        if not self._pattern.search(value):
            meant = re.sub(r"[ _]+", "-", value.strip().lower())
            if self._is_name and self._pattern.search(meant):
                raise told('is "{value}"; did you mean "{meant}"?', value=value, meant=meant)
            if "\n" in value or len(value) > _LONG:
                shown = f"{' '.join(value.split())[:_LONG]}…"
                cure = "perhaps a quotation mark at its end is missing"
                raise told('is "{value}"; {cure}: it must be {what}', value=shown, cure=cure, what=self._description)
            raise told('is "{value}"; it must be {description}', value=value, description=self._description)
        return value


class OneOf(Check):
    """One of some words. That YAML reads some others as no text is no matter: they are not known either."""

    def __init__(self, *known: str) -> None:
        self.keywords = {"enum": list(known)}

    def check(self, value: str) -> str:
        if value not in self.keywords["enum"]:
            raise told('is "{value}"; {cure}', value=value, cure=did_you_mean(value, self.keywords["enum"]))
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = super().__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_before_validator_function(self._refuse_truth, schema)

    def _refuse_truth(self, value: Any) -> Any:
        if isinstance(value, bool):
            raise told("is read as yes or no; {cure}", cure=did_you_mean("", self.keywords["enum"]))
        return value


class Different(Check):
    """A list without two equal entries."""

    keywords: Mapping[str, Any] = {"uniqueItems": True}

    def check(self, values: Sequence[Hashable]) -> Sequence[Hashable]:
        if len(set(values)) < len(values):
            raise told("names the same entry twice; keep one of them")
        return values


def _date(value: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else _no_date(value)
    except ValueError:
        return _no_date(value)


def _no_date(value: object) -> NoReturn:
    raise told('is "{value}"; {cure}', value=value, cure=dates.cure(str(value)))


_is_known = cache(localedata.exists)  # it looks for a file


class KnownLanguage(Check):
    """The tag of a language that Unicode's CLDR knows (https://cldr.unicode.org/)."""

    keywords: Mapping[str, Any] = {}

    def check(self, value: str) -> str:
        if not _is_known(value.partition("-")[0]):
            raise told('is "{value}", which is no known language; write its tag, such as en or zh-Hans', value=value)
        return value


Date = Annotated[datetime.date, BeforeValidator(_date)]
NonEmpty = Annotated[str, Field(min_length=1)]
Id = Annotated[
    str,
    Matching(
        r"^[a-z0-9]+(-[a-z0-9]+)*$", "an id: lower-case letters and digits, joined by single hyphens", is_name=True
    ),
]
LanguageTag = Annotated[
    str, Matching(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "the tag of a language, such as en or zh-Hans"), KnownLanguage()
]
WebAddress = Annotated[str, Matching(r"^https://[^\s\"'<>]+$", "an address that begins with https://")]
Host = Annotated[
    str, Matching(r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", "a host name such as www.example.org, without https:// and path")
]
Ids = Annotated[tuple[Id, ...], Field(min_length=1), Different()]
Code = Annotated[str, Matching(r"^[!-~ ]+$", 'a code as it is dialled, such as "*233", without full-width marks')]
Words = tuple[NonEmpty, ...]
