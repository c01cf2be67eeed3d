"""What rules look at on a page, and the issues that they yield."""

from __future__ import annotations

import datetime
import html
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple, TypeAlias

from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.fields.contact import Contact
from helpcenter.content.fields.front_matter import Citation, FrontMatter
from helpcenter.content.fields.label import Label
from helpcenter.content.fields.page_type import PageType
from helpcenter.content.page import Page
from helpcenter.files.yaml_document import Key
from helpcenter.guide import positions
from helpcenter.guide.actions import FirstAction
from helpcenter.guide.marks import Mark
from helpcenter.guide.misread_marks import MisreadMark
from helpcenter.guide.model import Block, Guide, Section, Span, Step
from helpcenter.guide.running_text import RunningText
from helpcenter.language.language_data import LanguageData
from helpcenter.language.quantities import QuantityGrammar
from helpcenter.site_languages import Language


@dataclass(frozen=True)
class Issue:
    """What a rule found in the file `path`, at `line` and `column` (both from 1), and how to fix it."""

    path: str
    line: int
    column: int
    message: str


# Characters that browsers remove from an address before they read it.
_DROPPED = str.maketrans("", "", "\t\n\r")
# Reports what is at a position of a text.
Reporter: TypeAlias = Callable[[int, str], Issue]
CodeReader: TypeAlias = Callable[[str], str]


class Piece(NamedTuple):
    """A link, an image or code: its text, its address, and how to report it."""

    text: str
    target: str
    report: Callable[[str], Issue]
    is_picture: bool = False


@dataclass(frozen=True, eq=False)
class PageContext:
    """A page, its guide, and everything to compare it with. `today` is the day of the check."""

    content: Content
    page: Page
    guide: Guide
    today: datetime.date

    def misread(self, rule: str) -> Iterator[Issue]:
        """The marks that Markdown would misread, and that a rule reports: each kind once in a section, or once."""
        lines = [part.line for part in self.guide.sections]
        found: dict[tuple[Mark | str, int], list[MisreadMark]] = {}
        for misread in self.page.reading.marks:
            mark, section = misread.mark, bisect_right(lines, misread.line)
            if mark.rule == rule:
                key = (mark.template or mark.message, 0) if mark.of_page else (mark, section)
                found.setdefault(key, []).append(misread)
        for first, *others in found.values():
            also = sorted({other.line for other in others} - {first.line})
            same = f"; the same in line {', '.join(map(str, also))}" if also else ""
            yield self.at_line(first.line, first.mark.message + same, first.column)

    @property
    def data(self) -> Data:
        return self.content.data

    @property
    def facts(self) -> FrontMatter:
        return self.page.front_matter

    @property
    def language(self) -> Language:
        return self.content.project.language(self.page.locale)

    @property
    def language_data(self) -> LanguageData:
        """What is known of the language of the page."""
        return self.data.languages.data[self.page.locale]

    @cached_property
    def first_actions(self) -> dict[str, FirstAction]:
        """The action that each step begins with, by the id of the step."""
        grammar = self.content.action_grammar(self.page.locale)
        return {step.id: grammar.read(step.sentence) for step in self.guide.steps}

    @property
    def optional_mark(self) -> str:
        """The words at the beginning of a step that is optional."""
        return self.content.localizer(self.page.locale).text("step.optional")

    @property
    def is_translation(self) -> bool:
        return not self.page.is_source

    @property
    def page_type(self) -> PageType:
        return self.content.page_type(self.page)

    @property
    def own_sources(self) -> tuple[Citation, ...]:
        """The citations in the front matter of this page; those of a translation are in its source."""
        return () if self.is_translation else self.facts.sources

    @cached_property
    def products(self) -> tuple[str, ...]:
        """The id of the product that the page is about; the ids of all products if it is not about one."""
        return (self.facts.product,) if self.facts.product else tuple(self.data.products)

    @property
    def contacts(self) -> Iterator[Contact]:
        """The official contacts that the page can name."""
        return (contact for product in self.products for contact in self.data.contacts.get(product, ()))

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """The on-screen labels that the page may use, by their text on the screen."""
        return self.content.labels(self.facts.product)

    def text(self, *without: str, filler: str = " ") -> RunningText:
        """The running text of the page, with the spans of the kinds `without` replaced by `filler`."""
        key = (*without, filler)
        if key not in self._texts:
            self._texts[key] = RunningText.of(self.guide.blocks, *without, filler=filler)
        return self._texts[key]

    @cached_property
    def _lines(self) -> list[int]:
        """The lines at which blocks begin."""
        return sorted(block.line for block in self.guide.blocks)

    @cached_property
    def _visible_lines(self) -> list[str]:
        return positions.visible_lines(self.page.body)

    @cached_property
    def _texts(self) -> dict[tuple[str, ...], RunningText]:
        return {}

    def at_text(self, text: RunningText, position: int, message: str) -> Issue:
        """An issue at a character of the running text."""
        block, offset = text.locate(position)
        return self.at(block, message, offset)

    @property
    def quantity_grammars(self) -> tuple[QuantityGrammar, ...]:
        return (self.content.quantity_grammar(self.page.locale),)

    @property
    def scripts(self) -> frozenset[str]:
        """The writing systems that texts may use."""
        return self.content.project.scripts | {"LATIN"}

    @property
    def is_right_to_left(self) -> bool:
        return self.language.direction == "rtl"

    def links(self) -> Iterator[Piece]:
        """Everything that leads elsewhere: links, images, and the sources of facts."""
        for block, span in self.guide.marked("link", "image"):
            target = span.target.translate(_DROPPED).strip()
            yield Piece(span.text, target, partial(self.at_span, block, span), span.kind == "image")
        for index, source in enumerate(self.own_sources):
            yield Piece(source.url, source.url, partial(self.at_fact, ["sources", index, "url"]))

    def codes(self) -> Iterator[Piece]:
        for block, span in self.guide.marked("code"):
            yield Piece(span.text, "", partial(self.at_span, block, span))

    def rows_of_codes(self) -> Iterator[tuple[str, tuple[str, ...], Callable[[str], Issue]]]:
        """Pieces of code with no word between them, as two or more parts of one thing; with the text of their block."""
        for block in self.guide.blocks:
            row: list[Span] = []
            for span in (*block.marked("code"), None):
                if span and row and not any(map(str.isalnum, block.text[row[-1].end : span.start])):
                    row.append(span)
                    continue
                if len(row) > 1:
                    yield block.text, tuple(each.text for each in row), partial(self.at_span, block, row[0])
                row = [span] if span else []

    def texts_without_code(self) -> Iterator[tuple[str, Reporter]]:
        _, *others = self.visible_texts()
        text = self.text("code")
        yield text.text, partial(self.at_text, text)
        yield from others

    def visible_texts(self, read: CodeReader | None = None) -> Iterator[tuple[str, Reporter]]:
        """Each text that readers and search engines see of the page, and how to report a position in it.

        Its codes are as they are, or as `read` gives them, in the same length.
        """
        text = self.text()
        yield text.with_code(read) if read else text.text, partial(self.at_text, text)
        for key in ("title", "description"):
            yield getattr(self.facts, key), self.report_fact(key)
        yield "\0".join(self.facts.aliases), self.report_fact("aliases")
        for block, span in self.guide.marked("link", "image"):
            hidden = f"{span.text if span.kind == 'image' else ''}\0{span.title}"
            if len(hidden) > 1:
                yield hidden, self._report_span(block, span)

    def written_texts(self) -> Iterator[tuple[str, Reporter]]:
        """What may have characters that nobody sees: the lines as they are written, and with references resolved."""
        for number, line in enumerate(self.page.written.split("\n"), self.page.body_line):
            if not line.isascii():
                yield line, partial(self._at_column, number)
            if "&" in line and (said := html.unescape(line)) != line:
                yield said, partial(self._at_column, number)
        for key in ("title", "description"):
            yield getattr(self.facts, key), self.report_fact(key)
        yield "".join(self.facts.aliases), self.report_fact("aliases")

    def _at_column(self, line: int, position: int, message: str) -> Issue:
        return self.at_line(line, message, position + 1)

    def report_fact(self, *keys: Key) -> Reporter:
        """How to report anything in a value of the front matter: where it begins."""
        return lambda _, message: self.at_fact(keys, message)

    def _report_span(self, block: Block, span: Span) -> Reporter:
        return lambda _, message: self.at_span(block, span, message)

    def at(self, place: Block | Section, message: str, offset: int = 0) -> Issue:
        """An issue at the character `offset` of a block's text, or at a section's heading."""
        block = place.heading if isinstance(place, Section) else place
        following = bisect_right(self._lines, block.line)
        end = self._lines[following] if following < len(self._lines) else sys.maxsize
        line, column = positions.find(self._visible_lines, self.page.body_line, block, offset, end)
        return Issue(self.page.path, line, self.page.written_column(line, column), message)

    def where(self, place: Block | Section | Step) -> str:
        """`docs/zh/verify/heyon.md:31`, for a message about the other page."""
        return f"{self.page.path}:{place.line}"

    def at_span(self, block: Block, span: Span, message: str) -> Issue:
        found = self.at(block, message, span.start)
        if span.kind == "image":  # its text is not part of the text of the block
            line = self.page.lines[found.line - self.page.body_line]
            found = replace(found, column=line.find("![", max(found.column - 1, 0)) + 1 or found.column)
        return found

    def at_line(self, line: int, message: str, column: int = 1) -> Issue:
        return Issue(self.page.path, line, column, message)

    def at_fact(self, keys: Sequence[Key], message: str) -> Issue:
        """An issue at a value of the front matter."""
        return Issue(self.page.path, *self.page.document.position(keys), message)
