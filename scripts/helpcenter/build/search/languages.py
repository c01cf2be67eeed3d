"""What the search knows of a language: its stop words, and how its words are compared and typed.

The one place to change once the files of the languages say it.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.content.data import Data
from helpcenter.language.writing_systems import code_of, is_written_in_han
from helpcenter.project import Language


@dataclass(frozen=True)
class SearchSettings:
    """`stemmer` is by what words are compared ("english"), `readings` how they are typed as they sound ("pinyin")."""

    stemmer: str | None = None
    readings: str | None = None


def settings(language: Language) -> SearchSettings:
    if is_written_in_han(language.tag):  # with English words between
        return SearchSettings(stemmer="english", readings="pinyin" if code_of(language.tag).startswith("Han") else None)
    return SearchSettings(stemmer="english" if language.tag.partition("-")[0] == "en" else None)


def stop_words(data: Data, locale: str) -> list[str]:
    """Words of a question that say nothing about its subject."""
    return data.fillers.get(locale, "").split()
