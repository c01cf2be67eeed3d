"""The texts of the interface in one language: whether all are there, and whether they can be filled in.

Those of the generator's reference language say which keys there are, and which names in braces each has. A project
writes its own in `docs/_data/strings/` or in `docs/_data/language/`.
"""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from helpcenter.files.field_types import IS_EMPTY, MUST_BE_GROUP, MUST_BE_TEXT
from helpcenter.files.validation import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean, nearest
from helpcenter.language import language_file
from helpcenter.language.amounts import Limit
from helpcenter.language.language_data import problem_of_forms
from helpcenter.language.localizer import Localizer, Strings
from helpcenter.language.quantity import CLDR_UNITS

WRONG_PLACEHOLDER = Rule.documented(
    "wrong-placeholder",
    """A text of the interface whose names in braces are not those that are filled in.

Bad:  `copy.button: Copy {cod}`
Good: `copy.button: Copy {code}`""",
)
WRONG_PATTERN = Rule.documented(
    "wrong-pattern",
    """A pattern for dates or money that Unicode CLDR does not know.

Bad:  `pattern.date: QQQQQQQ`
Good: `pattern.date: MMMM d, y`""",
)
RULES = (WRONG_PLACEHOLDER, WRONG_PATTERN)

# What no generator can know.
_NAME = "site.name"
_SOME = re.compile(r"wait\.some\.")
# Texts for what a project declares, by what their keys begin with; the sample shows the names in braces of each.
_FAMILIES: Mapping[str, str | Mapping[str, str]] = {
    "task.": "",
    "channel.": "",
    "header.color.": "",
    "wait.some.": "",
    "unit.": {"other": "{n}"},
}


@dataclass(frozen=True)
class Source:
    """The texts that are written in a file, under the keys `above`."""

    document: Document
    above: tuple[Key, ...] = ()

    @property
    def strings(self) -> Mapping[str, Any]:
        value = self.document.value
        for key in self.above:
            value = value.get(key, {})
        return value if isinstance(value, Mapping) else {}

    def finding(self, keys: tuple[Key, ...], rule: Rule, message: str) -> Finding:
        return self.document.finding((*self.above, *keys), rule, message)


def check(
    sources: Iterable[Source], strings: Strings, tag: str, names: Iterable[str], own: Strings
) -> Iterator[Finding]:
    """What is wrong with the project's texts in `sources`, which are already part of `strings`, all of the language.

    `names` are the keys that this project needs besides those that every project needs: the names of its
    tasks, channels and colour schemes (`channel.app`). A key that is missing is reported in the first of the sources.
    `own` are texts for templates of the project's own, each with the names in braces that it must have.
    """
    sources = tuple(sources)
    required = sorted({_NAME, *filter(_is_required, _reference()), *names})
    findings = [finding for source in sources for finding in _of_file(source, names, own)]
    findings += (_missing(name, sources[0].document, strings) for name in required if name not in strings)
    yield from findings
    if not findings:
        yield from _patterns(sources, strings, tag)


def _missing(name: str, document: Document, strings: Strings) -> Finding:
    """A text that is missing, at the last of its kind in the file (`task.` of `task.top-up`)."""
    family, _, id = name.partition(".")
    alike = [key for key in document.value or () if str(key).startswith(f"{family}.")]
    near = nearest(id, sorted(key.partition(".")[2] for key in strings if key.startswith(f"{family}.")))
    meant = (
        f'; or, if "{near}" is meant, write that where "{id}" is declared' if near and f"{family}." in _FAMILIES else ""
    )
    cure = f"add it here: {name}: …{meant}" if alike else "add it"
    return document.finding(alike[-1:], MISSING_KEY, f'"{name}" is missing in this file; {cure}')


@cache
def lendable() -> tuple[str, ...]:
    """The keys of the texts that are shown in the reference language where a language lacks them.

    Not those for which Unicode CLDR has words, or another text stands in.
    """
    said_otherwise = {*(f"unit.{unit}" for unit in CLDR_UNITS), *filter(_SOME.match, _reference())}
    return tuple(key for key in _reference() if key not in said_otherwise)


def own_texts(strings: Mapping[str, Strings], source: str) -> Strings:
    """The texts that only this project has, in the `source` language: every language has them.

    With one language, a key that was misspelled could not be told from them: then there are none.
    """
    everywhere = set.intersection(*map(set, strings.values())) if len(strings) > 1 else set()
    return {key: text for key, text in strings[source].items() if key in everywhere and _sample(key) is None}


def is_own(key: str) -> bool:
    """Whether a key is none of the interface, nor the name of something that a project declares."""
    return _sample(key) is None


def _reference() -> Strings:
    return language_file.reference().strings


def _is_required(key: str) -> bool:
    """Names of units are needed for those that a project has, and not in every language for each."""
    return not key.startswith(tuple(_FAMILIES))


def _sample(key: str) -> str | Mapping[str, str] | None:
    """A text with the same names in braces as the text `key` must have, in plural forms if it has any."""
    family = next((family for family in _FAMILIES if key.startswith(family)), None)
    own = "" if key == _NAME else None
    return _reference().get(key, _FAMILIES[family] if family else own)


def _of_file(source: Source, names: Iterable[str], own: Strings) -> Iterator[Finding]:
    if source.document.value is None and not source.above:
        yield source.finding((), WRONG_VALUE, f"this file {MUST_BE_GROUP}; it is empty")
    elif not isinstance(source.document.value, Mapping):
        yield source.finding((), WRONG_VALUE, f"this file {MUST_BE_GROUP}")
    for key, value in source.strings.items():
        sample = _sample(key)
        sample = own.get(key) if sample is None else sample
        if sample is None:
            known = {_NAME, *_reference(), *names, *own}
            message = f'unknown key "{key}"; {did_you_mean(key, known)} (a text of your own must be in every language)'
            yield source.finding((key,), UNKNOWN_KEY, message)
        elif problem := _problem(value, has_forms=isinstance(sample, Mapping)):
            yield source.finding((key,), WRONG_VALUE, f'"{key}" {problem}')
        else:
            yield from _placeholders(source, key, value, sample)


def _problem(value: Any, *, has_forms: bool) -> str:
    if isinstance(value, Mapping) and has_forms:
        return problem_of_forms(value) or next(
            (f"in the form {form} {found}" for form, text in value.items() if (found := _unusable(text))), ""
        )
    return _unusable(value)


def _unusable(text: Any) -> str:
    if not isinstance(text, str):
        return IS_EMPTY if text is None else MUST_BE_TEXT
    return "" if text else IS_EMPTY


def _placeholders(source: Source, key: str, value: Any, sample: str | Mapping[str, str]) -> Iterator[Finding]:
    """Each text has the names in braces that are filled in, and no others."""
    wanted = _names_in(sample["other"] if isinstance(sample, Mapping) else sample)
    forms = value if isinstance(value, dict) else {"other": value}
    for form, text in forms.items():
        keys = (key, form) if isinstance(value, dict) else (key,)
        try:
            found = _names_in(text)
        except ValueError as error:
            yield source.finding(keys, WRONG_PLACEHOLDER, f'"{key}" has a loose brace ({error}); pair it')
            continue
        # One or two of something may be said in words, without the number.
        if found != wanted and not (form != "other" and found < wanted):
            names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
            must = f"contain {names}, spelled so" if names else "have no braces"
            yield source.finding(keys, WRONG_PLACEHOLDER, f'"{key}" must {must}')


def _names_in(text: str) -> set[str]:
    """The names in the braces of `text`. Raises ValueError if a brace is loose."""
    parsed = [part for part in string.Formatter().parse(text) if part[1] is not None]
    return {f"{field}{how or ''}{spec or ''}" for _, field, spec, how in parsed}


def _patterns(sources: tuple[Source, ...], strings: Strings, tag: str) -> Iterator[Finding]:
    localizer = Localizer(tag, strings)
    uses: dict[str, Callable[[], str]] = {
        "pattern.date": lambda: localizer.date(datetime.date(2026, 11, 20)),
        "pattern.money": lambda: localizer.limit(Limit(max=1, currency="USD")),
    }
    for key, use in uses.items():
        written = [source for source in sources if key in source.strings]
        try:
            use()
        except (ValueError, KeyError, AttributeError) as error:
            message = f'"{key}" is not a pattern that Unicode CLDR knows ({error}); see another language for one'
            yield (written or sources)[0].finding((key,), WRONG_PATTERN, message)
