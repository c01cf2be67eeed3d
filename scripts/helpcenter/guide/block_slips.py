"""Wrong marks at the beginning of lines, as what stands above them tells what they were meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from helpcenter.guide import (
    answer_slips,
    box_slips,
    checkbox_slips,
    converter_slips,
    entry_slips,
    heading_slips,
    indented_text,
    indents,
    picture_slips,
    table_slips,
    unanswered,
    unsupported_slips,
)
from helpcenter.guide.asides import Asides
from helpcenter.guide.entry_slips import ENTRY
from helpcenter.guide.fix import Fix
from helpcenter.guide.indents import INDENT
from helpcenter.guide.marks import (
    BOX_TEXT,
    LONG_AS_CODE,
    NOTE,
    NOTE_AS_CODE,
    SHOWN_AS_CODE,
    SPLITS_CODE,
    STEP,
)
from helpcenter.guide.nesting import Nesting

# With what headings, boxes and what is not supported begin.
_SIGNS = frozenset("#＃!！?？:>=[{*—–－＊＿＝")
_HEADING = re.compile(r"#{1,6}")
_STEPS = re.compile(r"\{[^{}]*\.steps\b[^{}]*\}\s*$")
# What is no text: entries, headings, tables, boxes, answers, code, HTML.
_NO_TEXT = re.compile(r"[-+|:#<]|\*(?!\*)|\d+\.\s|!!!|```|~~~|===")
_MARKED = re.compile(r"\]\([^()\s]+\)|\*\*[^*\s]")
# How far code in an entry is indented; how many lines below one without a number the next step is looked for.
_DEEP, _FAR = 8, 100


@dataclass
class BlockReader:
    """Reads `lines` from the first to the last, and puts what was meant in their places."""

    lines: list[str]
    waived: Collection[str] = ()
    asides: Asides = field(default_factory=Asides)
    # What indented lines belong to: "list", "answer", "box", or nothing.
    container: str = ""
    is_in_tab: bool = False
    nesting: Nesting = field(default_factory=Nesting)
    box_is_empty: bool = False
    box_is_told: bool = False
    box_is_of_colons: bool = False
    is_procedure: bool = False
    has_title: bool = False
    # The letter of the entry above.
    letter: str = ""
    # The number of the last step, or entry of a numbered list.
    number: int = 0
    # The index of a question without its answer.
    unanswered: int = -1

    def read(self) -> Iterator[tuple[list[Fix], bool]]:
        """Of each line what was wrong at its beginning, and whether it is code."""
        self.unanswered = unanswered.line_of(self.lines, 0)
        for index in range(len(self.lines)):
            if self.lines[index].startswith("#"):
                self.unanswered = unanswered.line_of(self.lines, index + 1)
            if not self.lines[index] and not self.asides.is_open:
                yield [], False
                continue
            if (aside := self.asides.fixes(self.lines, index)) is not None:
                yield list(self._applied(index, aside)), True
                continue
            odd = entry_slips.odd_spaces(self.lines[index]) or converter_slips.beginning(self.lines[index])
            spaces = [*self._applied(index, (odd,))] if odd else []
            is_code = self._is_code(index)
            fixes = [] if is_code or not self.lines[index].strip() else list(self._fixes(index))
            if spaces:  # which are why it would be shown as code
                fixes = [fix._replace(mark=None) if fix.mark in {LONG_AS_CODE, SHOWN_AS_CODE} else fix for fix in fixes]
            yield [*spaces, *fixes], is_code
            if not is_code:
                self._follow(index)

    def _above(self, index: int) -> str:
        return self.lines[index - 1] if index else ""

    def _below(self, index: int) -> str:
        return self.lines[index + 1] if index + 1 < len(self.lines) else ""

    def _is_code(self, index: int) -> bool:
        line, above = self.lines[index], self._above(index)
        line = line.expandtabs(4) if "\t" in line else line
        if not line.startswith(INDENT) or not line.strip() or self.is_in_tab:
            return False
        if not self.container:
            is_marked = _MARKED.search(line) and not above.strip() and not self._below(index).strip()
            begins_code = not above.strip() and not indented_text.is_paragraph(self.lines, index)
            begins_code = begins_code or indented_text.begins_code(above, line, self._below(index))
            return not is_marked and (begins_code or above.startswith((INDENT, "\t")))
        return line.startswith(" " * _DEEP) and not above.strip() and not ENTRY.match(line) and not self._is_prose(line)

    def _is_prose(self, line: str) -> bool:
        """Whether what is indented too far under a step is a sentence, and nothing for a program."""
        return self.is_procedure and self.number > 0 and indented_text.is_sentence(line)

    def _fixes(self, index: int) -> Iterator[Fix]:
        """The wrong marks at the beginning of a line, each put right before the next one is looked for."""
        for find in (self._out_of_tab, self._unsupported, self._whole_line, self._first_mark, self._title, self._id):
            if (found := find(index)) is None:
                continue
            for fix in self._applied(index, (found,)):
                self.box_is_told = fix.mark is not None
                yield fix
            if not self.lines[index].strip():
                return

    def _applied(self, index: int, found: Iterable[Fix]) -> Iterator[Fix]:
        for fix in found:
            if not (fix.mark and fix.mark.rule in self.waived):
                self.lines[index] = fix.applied(self.lines[index])
                yield fix

    def _out_of_tab(self, index: int) -> Fix | None:
        line = self.lines[index]
        self.is_in_tab = self.is_in_tab and (line.startswith(INDENT) or box_slips.tab(line) is not None)
        is_of_step = self.is_procedure and self.number
        return Fix(0, INDENT, "", None) if self.is_in_tab and line.startswith(INDENT) and not is_of_step else None

    def _unsupported(self, index: int) -> Fix | None:
        """What a page does not have."""
        if found := unsupported_slips.lettered(self.lines, index, self.letter):
            self.letter = unsupported_slips.letter(found)
            return found
        self.letter = ""
        return unsupported_slips.whole_line(self.lines, index) or self._of_converter(self.lines[index])

    def _of_converter(self, line: str) -> Fix | None:
        """What another program wrote; the end of a box is told with its beginning."""
        found = converter_slips.whole_line(line)
        is_end, self.box_is_of_colons = found is not None and self.box_is_of_colons, not found and self.box_is_of_colons
        return found._replace(mark=None) if found and is_end else found

    def _whole_line(self, index: int) -> Fix | None:
        """Headings and boxes."""
        line, above = self.lines[index], self._above(index)
        if line.lstrip(" 　")[:1] not in _SIGNS and "{#" not in line:
            return None
        found = heading_slips.signs(line) or box_slips.box(line) or box_slips.footnote(line) or box_slips.contents(line)
        self.box_is_of_colons = self.box_is_of_colons or (found is not None and box_slips.is_of_colons(line))
        found = found or heading_slips.id_below(line, above) or self._tab(line)
        if found or above.strip():
            return found
        return None if self._is_in_entry(line) else heading_slips.without_sign(line)

    def _tab(self, line: str) -> Fix | None:
        """The title of a tab: that of the first is told. Among steps, what is in it is a note."""
        found = box_slips.tab(line)
        if found:
            is_first, self.is_in_tab = not self.is_in_tab, True
            meant = "" if self.is_procedure and self.number else found.meant
            return found._replace(meant=meant, mark=found.mark if is_first else None)
        return None

    def _is_in_entry(self, line: str) -> bool:
        return bool(self.container) and line.startswith((INDENT, "\t"))

    def _title(self, index: int) -> Fix | None:
        """A heading with the mark of the title, below the title."""
        return heading_slips.second_title(self.lines[index]) if self.has_title else None

    def _id(self, index: int) -> Fix | None:
        return heading_slips.id_of(self.lines[index]) if _HEADING.match(self.lines[index]) else None

    def _first_mark(self, index: int) -> Fix | None:
        line = self.lines[index]
        if _HEADING.match(line) or box_slips.is_box(line):
            return None
        found = table_slips.fix(self.lines, index) or entry_slips.doubled(line) or picture_slips.fix(self.lines, index)
        if found:
            return found
        if index == self.unanswered:
            return unanswered.FIX
        if found := checkbox_slips.fix(line, self._above(index), self._below(index)) or self._step(index):
            return found
        return answer_slips.entry(line, self.container) or self.nesting.fix(line, self.number) or self._text(index)

    def _step(self, index: int) -> Fix | None:
        line = self.lines[index]
        if not self.is_procedure:
            return None
        entry = ENTRY.match(line)
        if not self._is_in_entry(line) and not entry:
            return entry_slips.step(line) or self._without_number(index)
        if entry and entry["bullet"] and not entry["space"] and self.number and not entry_slips.is_checkbox(line):
            return Fix(0, entry[0], f"{self.number + 1}. ", STEP)
        is_next = entry and entry["number"] and int(entry["number"][:3]) == self.number + 1 > 1
        if entry and is_next and len(entry["space"]) >= len(INDENT) and len(self.nesting.indents) == 1:
            return Fix(0, entry[0], f"{entry['number']}. ", STEP)
        return None

    def _without_number(self, index: int) -> Fix | None:
        is_text = not self.lines[index].startswith((" ", "\t", "　")) and not _NO_TEXT.match(self.lines[index])
        below = takewhile(lambda line: not _HEADING.match(line), self.lines[index + 1 : index + 1 + _FAR])
        return entry_slips.unnumbered(self._above(index), list(below), self.number) if is_text else None

    def _text(self, index: int) -> Fix | None:
        """Lists and answers at the margin; the text of a box or a step that is not indented enough."""
        line, above = self.lines[index], self._above(index)
        is_below_text = bool(above.strip()) and not above.startswith(" ") and not _NO_TEXT.match(above)
        can_be_marked = is_below_text or not self._is_in_entry(line)
        can_be_unmarked = not self.is_procedure
        if found := answer_slips.fix(self.lines, index, marked=can_be_marked, unmarked=can_be_unmarked):
            return found
        if line.expandtabs(4).startswith(INDENT):
            below = entry_slips.bullet_below(line) if self.container == "list" else None
            return below or self._shown_as_code(index) or unsupported_slips.quotation(line)
        if found := self._entry(index) or self._in_code(index):
            return found
        if self.container == "box" and self.box_is_empty:
            return indents.indented(line, None if self.box_is_told else BOX_TEXT)
        if self.is_procedure and self.number and not ENTRY.match(line):
            return self._note(index)
        return unsupported_slips.quotation(line) or indents.without_wide(line)

    def _entry(self, index: int) -> Fix | None:
        """An entry of a list at the margin, where one can begin."""
        line, above = self.lines[index], self._above(index)
        if found := entry_slips.unmarked(above, line, self._below(index)):
            return found
        if found := entry_slips.sign_as_bullet(line, (above, self._below(index))):
            return found
        begins_block = not above.strip() or bool(ENTRY.match(above)) or above.rstrip().endswith((":", "："))
        if not begins_block or ENTRY.match(line):
            return None
        return entry_slips.bullet(line) or entry_slips.numbered(line, self.number if self.container == "list" else 0)

    def _shown_as_code(self, index: int) -> Fix | None:
        """A paragraph that is indented too far: under a step, or where nothing is to be indented."""
        line = self.lines[index]
        blanks = line[: len(line) - len(line.lstrip())]
        if self._above(index).strip():
            return None
        if not self._is_in_entry(line):
            is_long = indented_text.is_paragraph(self.lines, index)
            return Fix(0, blanks, "", LONG_AS_CODE if is_long else SHOWN_AS_CODE)
        is_deep = self.is_procedure and line.startswith(" " * _DEEP) and self._is_prose(line)
        return Fix(0, blanks, INDENT, NOTE_AS_CODE) if is_deep else None

    def _in_code(self, index: int) -> Fix | None:
        """A line of a text to copy that lost its indentation."""
        is_lost = not self.container and indented_text.divides_code(self.lines, index)
        return indents.indented(self.lines[index], SPLITS_CODE) if is_lost else None

    def _note(self, index: int) -> Fix | None:
        line, above = self.lines[index], self._above(index)
        blanks = indents.blanks(line)
        if _NO_TEXT.match(line[len(blanks) :]):
            return None
        if above.strip():
            is_after_sentence = ENTRY.match(above) and above.rstrip().endswith(tuple(".。!！?？"))
            return Fix(0, blanks, INDENT, NOTE) if is_after_sentence and (blanks or self.container) else None
        return indents.indented(line, NOTE)

    def _follow(self, index: int) -> None:
        """What the lines after this one belong to."""
        line = self.lines[index]
        if not line.strip() or (self.container and line.startswith((INDENT, "\t"))):
            if line.strip() and self.container == "box":
                self.box_is_empty = False
            return
        entry = ENTRY.match(line)
        if _HEADING.match(line) or heading_slips.ID_ALONE.match(line):
            self.container, self.number = "", 0
            self.nesting.end()
            self.has_title = self.has_title or not line.startswith("##")
            self.is_procedure = bool(_STEPS.search(line))
        elif entry:
            if self.container != "list":
                self.nesting.begin(entry["space"])
            self.container = "list"
            self.number = int(entry["number"][:3]) if entry["number"] else self.number if self.is_procedure else 0
        elif box_slips.is_box(line):
            self.container, self.box_is_empty = "box", True
        elif line.startswith(":   ") or re.match(r":\s", line):
            self.container = "answer"
        elif not self._above(index).strip():
            self.container = ""
            self.nesting.end()
