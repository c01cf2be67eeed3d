"""The data functions of Markdown: `{{ wait("heyon-verify") }}` shows a value of the data in the language of the page.

The syntax is Jinja2's, but only calls of the functions below are accepted. Lines are read one by one, so that a
mistake is reported at its line. Nothing that a writer types is evaluated. `{#app}` is the id of a heading, not a
comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from helpcenter.content.data import Data
from helpcenter.content.page import Filled
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language.amounts import Wait
from helpcenter.language.localizer import Localizer, TextError

UNKNOWN_DATUM = Rule.documented(
    "unknown-datum",
    """A data function for a value that does not exist.

Bad:  `{{ wait("heyon") }}`
Good: `{{ wait("heyon-verify") }}`""",
)
RULES = (UNKNOWN_DATUM,)

DataFunction = Callable[..., str]


class UnknownDatumError(LookupError):
    """A data function refers to a value that is in no page and in no data file."""


# No page has control characters (files.text), so that blocks and comments cannot begin anywhere.
_ENVIRONMENT = Environment(  # noqa: S701 -- it only parses
    block_start_string="\x00%",
    block_end_string="%\x00",
    comment_start_string="\x00#",
    comment_end_string="#\x00",
)
_PLAIN_CALL = re.compile(r'\s*([a-z]+)\(("[^"\\{}]+"(?:, *"[^"\\{}]+")*)\)\s*\}\}((?:(?!\}\}).)*)')
_WORD = re.compile('"([^"]+)"')
_FAILURES = (TemplateSyntaxError, UnknownDatumError, TypeError, ValueError, RecursionError)
# A call as it is written; a translation must have the same ones.
EXPRESSION = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}")


def functions(waits: Mapping[str, Wait | None], data: Data, localizer: Localizer) -> dict[str, DataFunction]:
    """The data functions for one language. `waits` holds the review time of every page by its id."""

    def wait(page: str) -> str:
        if page not in waits:
            known = [id for id, datum in waits.items() if datum]
            raise UnknownDatumError(f'no page with a "wait" has the id "{page}"; {did_you_mean(page, known)}')
        datum = waits[page]
        if datum is None:
            known = [id for id, datum in waits.items() if datum]
            raise UnknownDatumError(
                f'the page "{page}" has no "wait" in its front matter; add it there, or name a page that has one '
                f"({did_you_mean(page, known)})"
            )
        return localizer.wait(datum)

    def limit(product: str, name: str) -> str:
        if product not in data.products:
            key = data.help_center.product_key
            raise UnknownDatumError(f'unknown {key} "{product}"; {did_you_mean(product, data.products)}')
        limits = data.products[product].limits
        if name not in limits:
            raise UnknownDatumError(f'"{product}" has no limit "{name}"; {did_you_mean(name, limits)}')
        return localizer.limit(limits[name])

    def text(key: str) -> str:
        try:
            shown = localizer.text(key)
        except TextError as error:
            raise UnknownDatumError(str(error)) from error
        if "{" in shown:
            raise UnknownDatumError(f'the text "{key}" has a gap to be filled in; only whole texts can be shown here')
        return shown

    return {"wait": wait, "limit": limit, "text": text}


def expand(
    text: str, functions: Mapping[str, DataFunction], path: str, first_line: int
) -> tuple[str, list[Filled], list[Finding]]:
    """`text` with its data filled in, and the positions of the data. What cannot be filled in is kept and reported.

    `text` begins at line `first_line` of the file `path`. Lines are neither added nor removed.
    """
    filled: list[Filled] = []
    findings: list[Finding] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if "{{" not in line:
            continue
        try:
            lines[index], shown = _expand_line(line, functions)
            written = EXPRESSION.finditer(line)
            filled += (
                Filled(first_line + index, each.start(), each[0], value)
                for each, value in zip(written, shown, strict=False)
            )
        except _FAILURES as error:
            findings.append(
                UNKNOWN_DATUM.finding(
                    path, _explain(error, functions), first_line + index, _broken_column(line, functions)
                )
            )
    return "\n".join(lines), filled, findings


def _broken_column(line: str, functions: Mapping[str, DataFunction]) -> int:
    """The column of the first expression that cannot be filled in."""
    for expression in EXPRESSION.finditer(line) if "}}" in line else ():
        try:
            _expand_line(expression[0], functions)
        except _FAILURES:
            return expression.start() + 1
    return line.index("{{") + 1


def _expand_line(line: str, functions: Mapping[str, DataFunction]) -> tuple[str, list[str]]:
    """The line with its data filled in, and these data."""
    if all(_PLAIN_CALL.fullmatch(expression) for expression in line.split("{{")[1:]):
        return _expand_plain(line, functions)
    (output,) = _ENVIRONMENT.parse(line).body
    parts = list(output.iter_child_nodes())
    values = [_value(node, functions) for node in parts]
    data = [value for node, value in zip(parts, values, strict=True) if not isinstance(node, nodes.TemplateData)]
    return "".join(values), data


def _expand_plain(line: str, functions: Mapping[str, DataFunction]) -> tuple[str, list[str]]:
    """The same for the usual way to write it. Jinja2 takes ten times as long."""
    before, *calls = line.split("{{")
    shown, data = [before], []
    for call in calls:
        name, words, after = _PLAIN_CALL.fullmatch(call).groups()  # type: ignore[union-attr]
        if name not in functions:
            raise TypeError("only a data function is allowed here")
        data.append(functions[name](*_WORD.findall(words)))
        shown += (data[-1], after)
    return "".join(shown), data


def _value(node: nodes.Node, functions: Mapping[str, DataFunction]) -> str:
    """Plain text, or the result of a call of a data function with words in quotation marks."""
    match node:
        case nodes.TemplateData(data=text):
            return str(text)
        case nodes.Call(node=nodes.Name(name=name), args=args, kwargs=[], dyn_args=None, dyn_kwargs=None):
            words = [argument.value for argument in args if isinstance(argument, nodes.Const)]
            if name in functions and len(words) == len(args) and all(isinstance(word, str) for word in words):
                return functions[name](*words)
    raise TypeError("only a data function is allowed here")


def _explain(error: Exception, functions: Mapping[str, DataFunction]) -> str:
    if isinstance(error, UnknownDatumError):
        return str(error)
    usage = 'write {{ wait("page-id") }}, {{ limit("product", "name") }} or {{ text("key") }}'
    return f"{{{{ … }}}} cannot be filled in; {usage}; known functions: {', '.join(sorted(functions))}"
