"""The words of the interface in one language: whether all are there, and whether they can be filled in."""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable, Iterable, Iterator

from helpcenter.files import schema
from helpcenter.files.fields import MISSING_KEY
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.language.amounts import Limit
from helpcenter.language.localizer import Localizer

WRONG_PLACEHOLDER = Rule.documented(
    "wrong-placeholder",
    """A text of the interface whose names in braces are not those that are filled in.

Bad:  `step.done: Step {m} done`
Good: `step.done: Step {n} done`""",
)
WRONG_PATTERN = Rule.documented(
    "wrong-pattern",
    """A pattern for dates or money that Unicode CLDR does not know.

Bad:  `pattern.date: QQQQQQQ`
Good: `pattern.date: MMMM d, y`""",
)
RULES = (WRONG_PLACEHOLDER, WRONG_PATTERN)


def check(document: Document, tag: str, names: Iterable[str]) -> Iterator[Finding]:
    """What is wrong with the strings in `document`, for the language `tag`.

    `names` are the keys that this project needs besides those that every project needs: the names of its
    tasks, channels and colour schemes (`channel.app`).
    """
    findings = list(schema.check(document, "strings"))
    if isinstance(document.value, dict):
        findings += (
            document.finding((), MISSING_KEY, f'"{name}" is missing in this file; add it')
            for name in names
            if name not in document.value
        )
        findings += _placeholders(document)
    yield from findings
    if not findings:
        yield from _patterns(document, tag)


def _placeholders(document: Document) -> Iterator[Finding]:
    """Each text has the names in braces that are filled in, and no others."""
    properties = schema.definition("strings")["properties"]
    for key, value in document.value.items():
        definition = properties.get(key, {})
        wanted = set(definition.get("fields", ["n"] if definition.get("$ref", "").endswith("plural") else []))
        forms = value if isinstance(value, dict) else {"other": value}
        for form, text in forms.items():
            keys = (key, form) if isinstance(value, dict) else (key,)
            try:
                parsed = [part for part in string.Formatter().parse(str(text)) if part[1] is not None]
                found = {f"{field}{how or ''}{spec or ''}" for _, field, spec, how in parsed}
            except ValueError as error:
                yield document.finding(keys, WRONG_PLACEHOLDER, f'"{key}" has a loose brace ({error}); pair it')
                continue
            # One or two of something may be said in words, without the number.
            if found != wanted and not (form != "other" and found < wanted):
                names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
                must = f"contain {names}, spelled so" if names else "have no braces"
                yield document.finding(keys, WRONG_PLACEHOLDER, f'"{key}" must {must}')


def _patterns(document: Document, tag: str) -> Iterator[Finding]:
    localizer = Localizer(tag, document.value)
    uses: dict[str, Callable[[], str]] = {
        "pattern.date": lambda: localizer.date(datetime.date(2026, 11, 20)),
        "pattern.money": lambda: localizer.limit(Limit(max=1, currency="USD")),
    }
    for key, use in uses.items():
        try:
            use()
        except (ValueError, KeyError, AttributeError) as error:
            message = f'"{key}" is not a pattern that Unicode CLDR knows ({error}); see another language for one'
            yield document.finding((key,), WRONG_PATTERN, message)
