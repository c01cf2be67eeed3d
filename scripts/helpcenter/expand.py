"""The data functions of Markdown: `{{ wait("heyon-verify") }}` shows the one datum in the page's language.

Only expressions are expanded, line by line, so that a mistake is reported at its line; Jinja2's blocks
and comments are off (`{#app}` is a heading id).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NoReturn

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from helpcenter.data import Data
from helpcenter.finding import Finding
from helpcenter.l10n import Localizer, Wait
from helpcenter.schema import did_you_mean

DataFunction = Callable[..., str]


class UnknownDatumError(LookupError):
    """A data function was asked for something that no page and no data file holds."""


class _Calls(SandboxedEnvironment):
    """Jinja2 reduced to calls of the data functions: no arithmetic, filters, tests, blocks or comments."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(SandboxedEnvironment.default_unop_table)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> NoReturn:
        raise SecurityError(f"{operator} is not a data function")

    def call_unop(self, context: Context, operator: str, arg: object) -> NoReturn:
        raise SecurityError(f"{operator} is not a data function")


# No page contains a control character, so that blocks and comments cannot begin anywhere.
_ENVIRONMENT = _Calls(
    undefined=StrictUndefined,
    autoescape=False,
    block_start_string="\x00%",
    block_end_string="%\x00",
    comment_start_string="\x00#",
    comment_end_string="#\x00",
)
for _names in (_ENVIRONMENT.globals, _ENVIRONMENT.filters, _ENVIRONMENT.tests):
    _names.clear()
_EXPRESSION = re.compile(r"\{\{.*?\}\}")


def functions(waits: Mapping[str, Wait | None], data: Data, localizer: Localizer) -> dict[str, DataFunction]:
    """The data functions for one language. `waits` holds the review time of every page by its id."""

    def wait(page: str) -> str:
        if page not in waits:
            raise UnknownDatumError(f'no page has the id "{page}"; {did_you_mean(page, waits)}')
        datum = waits[page]
        if datum is None:
            raise UnknownDatumError(f'the page "{page}" gives no wait in its front matter; add it there')
        return localizer.wait(datum)

    def limit(card: str, name: str) -> str:
        if card not in data.cards:
            raise UnknownDatumError(f'unknown card "{card}"; {did_you_mean(card, data.cards)}')
        limits = data.cards[card].limits
        if name not in limits:
            raise UnknownDatumError(f'the card "{card}" has no limit "{name}"; {did_you_mean(name, limits)}')
        return localizer.limit(limits[name])

    return {"wait": wait, "limit": limit}


def expand(text: str, functions: Mapping[str, DataFunction], path: str, first_line: int) -> tuple[str, list[Finding]]:
    """`text` with its data filled in; what cannot be filled in stays as it is and is reported.

    `text` begins at line `first_line` of the file `path`. Lines are neither added nor removed.
    """
    findings: list[Finding] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if "{{" not in line:
            continue
        try:
            lines[index] = _ENVIRONMENT.from_string(line).render(functions)
        except (TemplateError, UnknownDatumError, TypeError) as error:
            column = next(_EXPRESSION.finditer(line), None)
            findings.append(
                Finding(
                    path=path,
                    line=first_line + index,
                    column=column.start() + 1 if column else line.index("{{") + 1,
                    rule="unknown-datum",
                    message=_explain(error, functions),
                )
            )
    return "\n".join(lines), findings


def _explain(error: Exception, functions: Mapping[str, DataFunction]) -> str:
    if isinstance(error, UnknownDatumError):
        return str(error)
    usage = 'write {{ wait("page-id") }} or {{ limit("card", "name") }}'
    return f"{{{{ … }}}} cannot be filled in ({error}); {usage}; known functions: {', '.join(sorted(functions))}"
