"""A page as a writer wrote it: its front matter, typed, and its body."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from helpcenter.content import page_parts
from helpcenter.content.fields.front_matter import FrontMatter, TranslationFrontMatter
from helpcenter.content.site_address import of_page
from helpcenter.files import declared_types, validation, yaml_document
from helpcenter.files.validation import WRONG_VALUE
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.guide import misread_marks
from helpcenter.guide.fix import Fix
from helpcenter.guide.misread_marks import Reading

NESTED_TOO_DEEPLY = Rule.documented(
    "nested-too-deeply",
    """A line with more spaces or > before it than any reader can follow.

Bad:  a list in a list in a list, a hundred times
Good: two levels""",
)
OVERSIZED_PAGE = Rule.documented(
    "oversized-page",
    """A page, or a line of it, that is too long to be read.

Bad:  a book of five megabytes pasted into one page
Good: several pages""",
)
FACT_IN_TRANSLATION = Rule.documented(
    "fact-in-translation",
    """A fact in a translation: facts are in the source page only, so that no language can have another one.

Bad:  `wait: {max: 3, unit: hour}` in `en/verify/heyon.md`, if Chinese is the source
Good: `id`, `title`, `description`, `aliases`, `reviewed`, `translation` and `waive`, and nothing more""",
)
RULES = (FACT_IN_TRANSLATION, page_parts.MISSING_FRONT_MATTER, NESTED_TOO_DEEPLY, OVERSIZED_PAGE)

# What every language has of its own.
_OWN = TranslationFrontMatter.model_fields.keys()
# Fifteen levels of a list; no reader follows three.
_DEEPEST = 60
_MARKERS = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}\.[ \t])*")
# A hundred times what a reader reads, in characters.
_LONGEST_PAGE = 500_000
_LONGEST_LINE = 20_000
_MOST_BRACKETS = 5_000
# A text without quotation marks, and what YAML takes for a comment behind it: one that is meant has a space there.
_CUT = re.compile(r"\w+:\s+(?P<text>(?![\"'|>\[{]).*?\s(?P<lost>#[^\s#].*))$")
# How many pages are kept read: for the preview, which reads all of them after every change.
KEPT = 2048
# The name of a data function or of a datum.
_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Filled:
    """A datum that was filled in: on `line` of the file, after `start` characters, what was `written` and `shown`."""

    line: int
    start: int
    written: str
    shown: str

    @property
    def called(self) -> list[str]:
        """The name of the data function, and the words that it was given."""
        return _NAME.findall(self.written)


@dataclass(frozen=True)
class Page:
    """One Markdown file.

    `path` names the file in messages (`docs/zh/verify/heyon.md`), `src_uri` within the docs folder
    (`zh/verify/heyon.md`). `body` begins at line `body_line` of the file, as readers see it: with its data filled
    in, `filled` tells where. `written` is the same as the writer typed it. Facts are those of the
    source page (`is_source`). A translation that is not written yet `borrows` the text of this language. Marks that
    Markdown would misread are in `body` as they were meant: `reading` says which.
    """

    path: str
    src_uri: str
    front_matter: FrontMatter
    document: Document
    body: str
    body_line: int
    written: str
    is_source: bool
    filled: tuple[Filled, ...] = ()
    reading: Reading = field(default=Reading(""), repr=False)
    borrows: str | None = None

    @property
    def text_locale(self) -> str:
        """The language folder whose language the body is in."""
        return self.borrows or self.locale

    def __hash__(self) -> int:
        return hash((self.path, self.written))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the body."""
        return self.body.split("\n")

    @cached_property
    def _filled_on(self) -> dict[int, list[Filled]]:
        found: dict[int, list[Filled]] = {}
        for filled in self.filled:
            found.setdefault(filled.line, []).append(filled)
        return found

    def is_filled_in(self, line: int, column: int) -> bool:
        """Whether a data function made what is at this position of the file."""
        return self.filled_at(line, column) is not None

    def filled_at(self, line: int, column: int) -> Filled | None:
        """The datum that is filled in at this position of the file."""
        return next((each for each in self._filled_on.get(line, ()) if self.column_of(each) == column), None)

    def column_of(self, filled: Filled) -> int:
        """Where in the file the writer asks for this datum."""
        return misread_marks.written_column(filled.start + 1, self._fixed_on.get(filled.line, ()))

    def written_column(self, line: int, column: int) -> int:
        """Where the writer typed what is at `column` of the line after its data was filled in."""
        for filled in self._filled_on.get(line, ()):
            if column > filled.start:
                if column <= filled.start + len(filled.shown):
                    column = filled.start + 1
                    break
                column += len(filled.written) - len(filled.shown)
        return misread_marks.written_column(column, self._fixed_on.get(line, ()))

    @cached_property
    def _fixed_on(self) -> dict[int, list[Fix]]:
        found: dict[int, list[Fix]] = {}
        for line, fix in self.reading.fixes:
            found.setdefault(line, []).append(fix)
        return found

    @cached_property
    def locale(self) -> str:
        return self.src_uri.partition("/")[0]

    @cached_property
    def uri(self) -> str:
        """The file within its language folder, the same in every language: `verify/heyon.md`."""
        return self.src_uri.partition("/")[2]

    @cached_property
    def url(self) -> str:
        """The address within its language: `verify/heyon/`, and nothing for the home page."""
        return of_page(self.uri)


@lru_cache(maxsize=KEPT)
def parse_source(text: str, path: str, src_uri: str, declared: type[FrontMatter]) -> tuple[Page | None, list[Finding]]:
    """The page of the source language in `text`, or None and the findings that prevent it."""
    return _parse(text, path, src_uri, lambda document: validation.read(document, declared), is_source=True)


@lru_cache(maxsize=KEPT)
def parse_translation(
    text: str, path: str, src_uri: str, declared: type[FrontMatter], source: Page | None
) -> tuple[Page | None, list[Finding]]:
    """The translation in `text`, with the facts of its `source`; None without one, and with what prevents it.

    One that is marked as not translated, and has no text, has that of its source.
    """

    def read(document: Document) -> tuple[FrontMatter | None, list[Finding]]:
        own, findings = _read_own(document, declared)
        if own is None or source is None:
            return None, findings
        return source.front_matter.model_copy(update={key: getattr(own, key) for key in _OWN}), []

    page, findings = _parse(text, path, src_uri, read, is_source=False)
    if page is None or source is None or page.front_matter.translation is None:
        return page, findings
    if page.front_matter.translation.status and not page.written.strip():
        written, line = source.written, source.body_line
        return replace(page, body=source.body, body_line=line, written=written, borrows=source.locale), findings
    if not page.front_matter.translation.sections:  # it was never recorded
        return replace(page, front_matter=page.front_matter.model_copy(update={"translation": None})), findings
    return page, findings


def _parse(
    text: str,
    path: str,
    src_uri: str,
    read: Callable[[Document], tuple[FrontMatter | None, list[Finding]]],
    *,
    is_source: bool,
) -> tuple[Page | None, list[Finding]]:
    try:
        front_matter, body, body_line = page_parts.divided(text, path)
        document = yaml_document.parse(front_matter, path, first_line=2)
    except FindingError as error:
        return None, [error.finding]
    values, findings = read(document)
    findings = findings or list(_contradictions(document))
    findings += _unreadable(text, body, body_line, path)
    if findings or values is None:
        return None, findings
    return Page(path, src_uri, values, document, body, body_line, body, is_source), []


def _read_own(document: Document, declared: type[FrontMatter]) -> tuple[TranslationFrontMatter | None, list[Finding]]:
    """What a translation has of its own. What it should inherit is reported."""
    facts = declared_types.declared_keys(declared).keys() - _OWN
    if not isinstance(document.value, dict) or facts.isdisjoint(document.value):
        return validation.read(document, TranslationFrontMatter)
    own = {key: value for key, value in document.value.items() if key not in facts}
    _, findings = validation.read(replace(document, value=own), TranslationFrontMatter)
    for key in document.value.keys() & facts:
        message = f'"{key}" is a fact, which a translation takes from its source; remove it here'
        findings.append(document.finding([key], FACT_IN_TRANSLATION, message))
    return None, findings


def _contradictions(document: Document) -> Iterator[Finding]:
    wait = document.value.get("wait", {})
    if wait.get("min", 0) > wait.get("max", math.inf):
        yield document.finding(("wait", "min"), WRONG_VALUE, '"wait.min" is more than "wait.max"; swap them')
    for key in ("title", "description"):
        if "{{" in document.value[key]:
            message = f'"{key}" cannot show data; write it without {{{{ }}}}, or put it into the text'
            yield document.finding((key,), WRONG_VALUE, message)
        if cut := _CUT.match(document.text.split("\n")[document.position((key,))[0] - document.first_line]):
            cure = f'put the text into quotation marks: {key}: "{cut["text"].strip()}"'
            message = f'"{cut["lost"].strip()}" is read as a comment, and not shown; {cure}'
            yield document.finding((key,), WRONG_VALUE, message)


def _unreadable(text: str, body: str, body_line: int, path: str) -> Iterator[Finding]:
    """What no reader can follow, and Python-Markdown only slowly or not at all: it recurses with every level."""
    if len(text) > _LONGEST_PAGE:
        message = f"this page has {len(text)} characters; at most {_LONGEST_PAGE} can be read: divide it"
        yield OVERSIZED_PAGE.finding(path, message)
    if body.count("[") > _MOST_BRACKETS:
        message = f"this page has {body.count('[')} opening brackets; at most {_MOST_BRACKETS} can be read: divide it"
        yield OVERSIZED_PAGE.finding(path, message)
    for number, line in enumerate(body.split("\n"), body_line):
        if len(line) > _LONGEST_LINE:
            message = f"this line has {len(line)} characters; at most {_LONGEST_LINE} can be read: break it"
            yield OVERSIZED_PAGE.finding(path, message, number)
            return
        if len(line) <= _DEEPEST:
            continue
        markers = _MARKERS.match(line)
        depth = markers.end() if markers else 0
        if depth > _DEEPEST and line[depth:].strip():
            message = (
                f"this line begins with {depth} spaces, > and list marks; at most {_DEEPEST} can be read: "
                "use fewer levels"
            )
            yield NESTED_TOO_DEEPLY.finding(path, message, number)
            return
