"""A short text in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from helpcenter.files.field_types import IS_EMPTY, Check, told

# For the languages that are not named.
DEFAULT = "default"


@dataclass(frozen=True)
class Text:
    """A short text by language folder; `default` is for the languages that are not named."""

    texts: Mapping[str, str]

    @classmethod
    def parse(cls, value: object) -> Text:
        """The text that a data file gives: one for all languages, or one for each."""
        texts = {DEFAULT: value} if isinstance(value, str) else value
        if texts is None:
            raise told(IS_EMPTY)
        if not isinstance(texts, dict):
            what = "a list" if isinstance(texts, list) else "a number or a word such as yes"
            raise told('must be text, and is {what}; write it in "quotation marks"', what=what)
        if DEFAULT not in texts:
            raise told('has no "default", which serves the languages that are not named; add it')
        for name, text in texts.items():
            if not _is_text(text):
                raise told('has no text for "{name}"; write it in "quotation marks"', name=name)
        return cls(texts)

    def __getitem__(self, locale: str) -> str:
        return self.texts.get(locale, self.texts[DEFAULT])


class AtMost(Check):
    """A text that has at most so many characters in each language, and no spaces."""

    def __init__(self, characters: int) -> None:
        self.keywords = {"maxLength": characters}

    def check(self, value: Text) -> Text:
        most = self.keywords["maxLength"]
        for text in value.texts.values():
            if len(text) > most or text.split() != [text]:
                raise told(
                    'is "{value}"; it must have at most {most} characters, without spaces', value=text, most=most
                )
        return value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


_TEXT_SCHEMA = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {"type": "object", "required": ["default"], "additionalProperties": {"type": "string", "minLength": 1}},
    ]
}
LocalizedText = Annotated[Text, PlainValidator(Text.parse), WithJsonSchema(_TEXT_SCHEMA)]
