"""Names that programs mark with @ are no accounts, unless a messenger or an invitation is in the same line."""

from __future__ import annotations

import pytest

from helpcenter.content.fields.contact import Messengers
from helpcenter.language.language_data import MessengerWords
from helpcenter.lint.recognizers.program_names import without_program_names

MESSENGERS = Messengers(names=("telegram", "微信"))
WORDS = MessengerWords(asks=("ask", "联系"), people=("客服",))
OF_PROGRAMS = (
    "npm install @scope/name",
    "@scope/name-of-it",
    '"@timestamp"',
    "@WithSpan(value)",
    "@pytest.mark.anyio",
    "import { a } from '@scope/a';",
    "@Bean\npublic A a() {\n}",
    "class A:\n    @property\n    def b(self):\n        return 1",
    "x = 1\n@decorated\ndef f(): pass",
)
ACCOUNTS = (
    "@sim_help",
    "Words\n\n  @sim_help",
    "Help: @sim_help\nHours: 9 to 5",
    "f();\n// ask @sim_help",
    "f();\n// 客服 @sim_help",
    "a = 1\n# Telegram of Ann @sim_help/abc",
    "in telegram: @sim_help/abc",
)


@pytest.mark.parametrize("code", OF_PROGRAMS)
def test_names_of_programs(code: str) -> None:
    plain = without_program_names(code, MESSENGERS, WORDS)
    assert "@" not in plain
    assert len(plain) == len(code)


@pytest.mark.parametrize("code", ACCOUNTS)
def test_what_can_be_an_account(code: str) -> None:
    assert without_program_names(code, MESSENGERS, WORDS) == code
