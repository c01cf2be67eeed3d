"""Marks of Markdown that are often written wrongly, with what to tell the writer of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A kind of mark: the name of the rule that reports it, and what is wrong and how to fix it."""

    rule: str
    message: str

    def of(self, right: str) -> Mark:
        """The same mark, with what is right here in its message."""
        return Mark(self.rule, self.message.format(right))


def _left(message: str) -> Mark:
    return Mark("leftover-markup", message)


_NOT_SEEN = "Markdown does not see this as"
_NUMBER = "begin it with its number, a full stop and a space"

STEP = Mark("swallowed-step", f"{_NOT_SEEN} a step; {_NUMBER}")
UNNUMBERED = Mark("swallowed-step", 'this step has no number; begin it with "{}"')
NOTE = Mark(
    "not-one-list",
    "this is outside the list of steps; indent what belongs to a step by four spaces, or begin it with its number, "
    "and move the rest to another section",
)
NOTE_AS_CODE = Mark("note-as-code", "this is shown as code; indent what belongs to a step by exactly four spaces")
NO_CHECKBOX = Mark("no-checklist", "this entry has no checkbox; begin it with - [ ] and a space")
QUOTED_LABEL = Mark("quoted-label", "a label has no quotation marks; write **{}**")

ANSWER = _left(f"{_NOT_SEEN} an answer; begin it with a half-width colon and 3 spaces")
WIDE_SPACE = Mark("typography", "this space is full-width; remove it, or write a half-width one between Latin words")
SHOWN_AS_CODE = _left("this is shown as code; begin it at the margin")
BOLD = _left(f"{_NOT_SEEN} bold; write two asterisks on each side, without spaces inside: **{{}}**")
BOX = _left(f'{_NOT_SEEN} a box; write !!! warning "Title", and indent its text by 4 spaces')
BOX_TEXT = _left(f"{_NOT_SEEN} the text of the box above; indent it by 4 spaces")
BULLET = _left(f"{_NOT_SEEN} a list; begin each entry with - and a space")
CHECKBOX = _left(f"{_NOT_SEEN} a checkbox; write - [ ] and a space")
CONTENTS = _left("the list of sections is made by itself; remove this")
DATUM = _left("this is not filled in; write {}")
DOUBLED = _left("this mark is doubled; write it once")
FOLDED = _left('boxes that fold, and tabs, are not supported; write !!! warning "Title", or a section for each tab')
FOOTNOTE = _left("footnotes are not supported; write what it says here, in brackets")
FOOTNOTE_TEXT = _left("footnotes are not supported; write this in brackets {}")
HEADING = _left(f"{_NOT_SEEN} a heading; write half-width ## and a space at the beginning of the line")
HEADING_ID = _left(f"{_NOT_SEEN} the id of the heading; write {{}} at its end, half-width, after a space")
LINK = _left(f"{_NOT_SEEN} a link; write [words](address), half-width and without a space")
NESTED = _left(f"{_NOT_SEEN} an entry under the one above; indent it by 4 spaces")
NUMBERED = _left(f"{_NOT_SEEN} an entry of a numbered list; {_NUMBER}")
OUTDENTED = _left("this entry is indented; begin it at the margin, as the one above")
RULE = _left("Markdown does not see this as a line; write --- between two empty lines")
PICTURE = _left(f"{_NOT_SEEN} a picture; write ![words](address), half-width and without a space")
QUOTATION = _left(f"{_NOT_SEEN} a quotation; begin it with a half-width > and a space")
TABLE = _left(f"{_NOT_SEEN} a table; add |---|---| under its first line, and an empty line above it")
TABLE_BAR = _left("this bar is full-width, and Markdown does not see it; write a half-width | between two cells")
TABLE_BREAK = _left("an empty line ends the table above; remove it")
TABLE_RULER = _left(f"{_NOT_SEEN} the line under the head of a table; write {{}}")
WIDE_BOLD = _left("these asterisks are full-width; write half-width ones: **{}**")
WIDE_INDENT = "these spaces are full-width; indent this by four half-width ones"
WIDE_CODE = _left("these marks of code are full-width, or accents; write `{}`")
