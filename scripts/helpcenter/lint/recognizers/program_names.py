"""Names that programs mark with @: packages (`@scope/name`), decorators (`@Bean`), keys (`"@timestamp"`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from helpcenter.content.fields.contact import Messengers
from helpcenter.language.language_data import MessengerWords
from helpcenter.language.words import LETTER, one_of

_NAME = re.compile(r"@(?=[A-Za-z_])")
_WORD = re.compile(r"(?<![\w@])[A-Za-z_]\w*", re.ASCII)
# What shows by itself that a name is no account: what follows of a package, a module or a call; quotation marks.
_PACKAGE = re.compile(r"@[\w.-]+/[\w-]|@[\w.]+\(|@\w+\.\w+\.\w+|(?<=[\"'])@[\w.-]+(?:/[\w./-]+)?[\"']", re.ASCII)
# What only programs have: a statement, a call, a value that is set.
_PROGRAM = re.compile(r"[{};]\s*(?:\n|$)|\w\(|\w ?=[=>]? ?[\w\"'{\[(]|->|</", re.MULTILINE)


def without_program_names(code: str, messengers: Messengers, words: MessengerWords) -> str:
    """The code with a space for each @ before a name of programs.

    One alone could be an account: `@sim_help`. So could one in a line of a program that names a messenger or invites.
    """
    if "@" not in code:
        return code
    is_program = _is_program(code)
    lines = code.split("\n")
    for index, line in enumerate(lines):
        if "@" in line and not _any_of((*messengers.names, *messengers.platforms)).search(line):
            plain = _PACKAGE.sub(_unmarked, line)
            is_told = _any_of((*words.asks, *words.people)).search(line)
            lines[index] = plain if is_told or not is_program else _NAME.sub(_unmarked, plain)
    return "\n".join(lines)


def words_of_programs(codes: Iterable[str], messengers: Messengers, words: MessengerWords) -> frozenset[str]:
    """The words of the programs of a page, but for those with an @ that could be accounts."""
    programs = (code for code in codes if _is_program(code))
    return frozenset(
        word for code in programs for word in _WORD.findall(without_program_names(code, messengers, words))
    )


def _is_program(code: str) -> bool:
    return "\n" in code and bool(_PROGRAM.search(code))


def _unmarked(name: re.Match[str]) -> str:
    return name[0].replace("@", " ")


@lru_cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER}|_){one_of(list(words))}(?!{LETTER}|_)")
