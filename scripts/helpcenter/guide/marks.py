"""Marks of Markdown that are often written wrongly, with what to tell the writer of each."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Mark:
    """A kind of mark: the name of the rule that reports it, and what is wrong and how to fix it.

    One that `divides` makes other parts of its section than there will be when it is mended. One `of_page` is wrong on
    the whole page for one reason: only the first is told. `template` is the message before it was filled in.
    """

    rule: str
    message: str
    divides: bool = False
    of_page: bool = False
    template: str = ""

    def of(self, right: str) -> Mark:
        """The same mark, with what is right here in its message."""
        return replace(self, message=self.message.format(right), template=self.message)


def _left(message: str, *, divides: bool = False, of_page: bool = False) -> Mark:
    return Mark("leftover-markup", message, divides, of_page)


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
DOTS_OF_LABEL = Mark("quoted-label", "these dots make no label, and are visible on the page; write **{}**")
QUOTED_LABEL = Mark("quoted-label", "a label has no quotation marks; write **{}**")

# In a message, it stands for the id that a heading needs.
MISSING_ID = "{#id}"

ANSWER = _left(f"{_NOT_SEEN} an answer; begin it with a half-width colon and 3 spaces")
ODD_SPACE = _left("a no-break space stands here, as Word writes it; type an ordinary space in its place")
WIDE_SPACE = Mark("typography", "this space is full-width; remove it, or write a half-width one between Latin words")
SPLITS_CODE = _left("this line belongs to the text to copy around it, and divides it; indent it by 4 spaces")
SHOWN_AS_CODE = _left("this is shown as code; begin it at the margin")
UNMARKED_ANSWER = _left("this answer has no mark; begin it with a colon and 3 spaces, right below what it answers")
LONG_AS_CODE = _left(
    "this is shown as code; begin it at the margin, or break it into short lines if readers are to copy or show it"
)
BOLD = _left(f"{_NOT_SEEN} bold; write two asterisks on each side, without spaces inside: **{{}}**")
BARE_ADDRESS = _left("this address is not a link, and nobody can tap it; write [words]({})")
BARE_CODE = _left("{0} is a code; write `{0}`")
BOX = _left(f"{_NOT_SEEN} a box; write {{}}, and indent its text by 4 spaces")
BOX_OF_COLONS = _left(
    f"{_NOT_SEEN} a box; write {{}}, indent its text by 4 spaces, and remove the ::: below it", divides=True
)
BOX_KIND = _left("the kind of a box is one English word, such as warning or note; write {}")
BOX_QUOTES = _left("the title of a box stands in half-width quotation marks; write {}")
BOX_TEXT = _left(f"{_NOT_SEEN} the text of the box above; indent it by 4 spaces", divides=True)
BULLET = _left(f"{_NOT_SEEN} a list; begin each entry with - and a space")
BULLET_OF_WORD = _left("{} is a bullet of Word, and no mark of Markdown; write - and a space in its place: - text")
CHAT = _left("chats quote a message so; remove this line, and the message in the line above", divides=True)
CHECKBOX = _left(f"{_NOT_SEEN} a checkbox; write - [ ] and a space")
TICKED = _left("readers tick a checkbox themselves; write it empty: - [ ] and a space")
COLON_OF_LINK = _left("the colon in this address is full-width; write {}")
COMMENT = Mark("raw-html", "a comment is not supported; remove it")
OPEN_COMMENT = Mark("raw-html", "this comment has no end, and comments are not supported; remove it")
CONTENTS = _left("the list of sections is made by itself; remove this")
DATUM = _left("this is not filled in; write {}")
DOUBLED = _left("this mark is doubled; write it once")
END_OF_ADDRESS = _left("a mark of the sentence is in this address; write it behind the ): {}")
EMOJI = _left("{} is visible on the page: such codes are not supported; remove it")
FENCE = _left("this block of code has no end; close it with a line {}", divides=True)
FOLDED = _left("boxes that fold are not supported; write {}", divides=True)
FOOTNOTE = _left("footnotes are not supported; write what it says here, in brackets")
FOOTNOTE_TEXT = _left("footnotes are not supported; write this in brackets {}")
HEADING = _left(f"{_NOT_SEEN} a heading; write half-width ## and a space at the beginning of the line")
HEADING_ID = _left(f"{_NOT_SEEN} the id of the heading; write {{}} at its end, half-width, after a space")
TWO_IDS = _left("a heading has one id, and this has two; keep {} alone")
UNCLOSED_ID = _left("the id of a heading stands between one {{ and one }}; write {} at its end")
LINK = _left(f"{_NOT_SEEN} a link; write [words](address), half-width and without a space")
LETTERED = _left(
    "a list with letters is not supported; make steps of its entries, or begin each with - and a space", divides=True
)
LINE_BREAK = _left("this \\ is visible on the page; remove it, or leave an empty line for a new paragraph")
NESTED = _left(f"{_NOT_SEEN} an entry under the one above; indent it by 4 spaces")
NUMBERED = _left(f"{_NOT_SEEN} an entry of a numbered list; {_NUMBER}")
OUTDENTED = _left("this entry is indented; begin it at the margin, as the one above")
RULE = _left("a line across the page is not supported; remove it", divides=True)
PICTURE = _left(f"{_NOT_SEEN} a picture; write ![words](address), half-width and without a space")
NO_PICTURE = _left("this is a link to a picture, which is not shown here; write ! before the [")
PICTURE_IN_TEXT = _left(
    "a picture stands on a line of its own, between two empty lines; divide this line", divides=True
)
QUOTATION = _left("quotations are not supported; remove the > at the beginning of the line", divides=True)
SPACES_OF_LINK = _left("there is no space between ] and (, and none in an address; write {}")
SECOND_FRONT_MATTER = _left("a page has one front matter, and this is a second one; remove {}")
SLASH_OF_LINK = _left("an address has slashes, not backslashes; write {}")
TABLE = _left(f"{_NOT_SEEN} a table; add |---|---| under its first line, and an empty line above it")
TABLE_BAR = _left("this bar is full-width, and Markdown does not see it; write a half-width | between two cells")
TABLE_EDGE = _left("this row of the table has no | at its beginning; write one there")
TABLE_TABS = _left(
    f"{_NOT_SEEN} a table; write | at both ends of each line and between two cells, and {{}} under the first"
)
TABLE_BREAK = _left("an empty line ends the table above; remove it")
TABLE_RULER = _left(f"{_NOT_SEEN} the line under the head of a table; write {{}}")
TAB = _left("tabs are not supported; write a paragraph, a step or a section for each of them", divides=True)
TITLE = Mark("several-titles", "a page has only one title, which begins with one #; write {}")
UNANSWERED = _left(
    "this has no answer below it; write one, which begins with a colon and 3 spaces, or remove this line", divides=True
)
UNCLOSED_CODE = _left("this code lacks one of its two marks; write `{}`")
UNMARKED = _left("this entry has no mark; begin it with {} and a space")
UNDERLINED = _left("a heading is not underlined; write {}")
WIDE_BOLD = _left("these asterisks are full-width; write half-width ones: **{}**")
WIDE_INDENT = "these spaces are full-width; indent this by four half-width ones"
KEYPAD = _left("this code has characters that no keypad has; write `{}`")
ESCAPED = _left("these backslashes make the marks visible on the page; remove them: {}", of_page=True)
VISIBLE_BACKSLASH = _left("this \\ is visible on the page; remove it", of_page=True)
ATTRIBUTES = _left("{} is left from another program; remove it, the braces too", of_page=True)
SPAN = _left("[ ]{} is left from another program, and readers see it; remove it, and keep the words", of_page=True)
LABEL_IN_SPAN = _left("these marks of another program are visible on the page; write **{}**")
COMMAND = _left("{} is left from another program, and readers see it; remove this line", of_page=True)
DIVISION = _left("::: is left from another program, and readers see it; remove this line", of_page=True)
DOTS_OF_CODE = _left("these marks are visible on the page, and make no code; write `{}`")
WIDE_CODE = _left("these marks of code are full-width, or accents; write `{}`")
