"""The words of several languages as those of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from helpcenter.files.field_types import Words
from helpcenter.language.language_data import (
    AddressWords,
    DialWords,
    LanguageData,
    MailWords,
    MessengerWords,
    QuantityWords,
    SentenceWords,
)

_Group = TypeVar("_Group", AddressWords, DialWords, MailWords, MessengerWords, SentenceWords)


def together(languages: Iterable[LanguageData]) -> LanguageData:
    """The words that are looked for on every page, whatever its language: swindlers write in any."""
    known = tuple(languages)
    return LanguageData(
        addresses=_joined([each.addresses for each in known]),
        dial=_joined([each.dial for each in known]),
        mail=_joined([each.mail for each in known]),
        messengers=_joined([each.messengers for each in known]),
        sentences=_joined([each.sentences for each in known]),
        spoken_dots=_distinct(each.spoken_dots for each in known),
        quantities=QuantityWords(
            numerals=_united([each.quantities.numerals for each in known]),
            multipliers=_united([each.quantities.multipliers for each in known]),
        ),
        stop_words=_distinct(each.stop_words for each in known),
        leftovers=_distinct(each.leftovers for each in known),
        bracketed_notes=_distinct(each.bracketed_notes for each in known),
        vague_links=_distinct(each.vague_links for each in known),
    )


def _joined(groups: list[_Group]) -> _Group:
    kind = type(groups[0])
    return kind(**{name: _united([getattr(group, name) for group in groups]) for name in kind.model_fields})


def _united(values: list[Any]) -> Any:
    if isinstance(values[0], Mapping):
        return {word: meaning for value in values for word, meaning in value.items()}
    return _distinct(values)


def _distinct(lists: Iterable[Words]) -> Words:
    return tuple(dict.fromkeys(word for words in lists for word in words))
