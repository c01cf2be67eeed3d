"""Empty lines that are missing or too many: headings, lists, tables, notes and boxes begin without one, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.preprocessors import Preprocessor

from helpcenter.guide import heading_slips, table_slips
from helpcenter.guide.entry_slips import ENTRY
from helpcenter.guide.indented_text import begins_code

_HEADING = re.compile(r"#{1,6}[^#]")
_ANSWER = re.compile(r":\s")
_QUESTION = re.compile(r"[^\W_]|\*\*")
_BOX = re.compile(r"!!! ?[\w-]+")
# What can begin a list below a paragraph: a number only if it is the first.
_FIRST_ENTRY = re.compile(r"[-*+][ ]+\S|1\.[ ]+\S")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]+\)\s*$")
_CONTAINER = re.compile(r"(?:[-*+]|\d+\.|:)[ \t]|!!!")
_INDENTED = re.compile(r"(?: {4}|\t)")
_SENTENCE_END = re.compile(r"[.。!！?？:：…][\"”’)）]?\s*$")


class UnseparatedBlocks(Preprocessor):
    """Puts empty lines between blocks that belong to no paragraph, and takes out those that divide a table or an entry.

    Runs after fenced code is put aside. The lines of blocks are found in the source as it is written.
    """

    def run(self, lines: list[str]) -> list[str]:
        return list(separated(lines))


def separated(lines: list[str]) -> Iterator[str]:
    """The lines with an empty one wherever a block begins."""
    has_container = False  # whether indented lines belong to an entry, an answer or a box, and are no code
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else ""
        before = lines[index - 2] if index > 1 else ""
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if not line.strip():
            next_but_one = lines[index + 2] if index + 2 < len(lines) else ""
            if not (_divides_table(above, below, next_but_one) or _divides_entry(above, below)):
                yield line
            continue
        if above.startswith("#") and "{" not in above and heading_slips.ID_ALONE.match(line):
            continue  # it was joined to the heading
        begins_within = _begins_list_within(above, line) if has_container else begins_code(above, line, below)
        begins_within = begins_within or (not has_container and _is_beside_picture(above, line))
        if above.strip() and (begins_within or _begins(above, line, below)):
            yield ""
        if not _INDENTED.match(line):
            has_container = bool(_CONTAINER.match(line)) or (has_container and bool(above.strip()))
        is_heading = line.startswith("#") and "{" not in line and heading_slips.ID_ALONE.match(below)
        yield f"{line} {below.strip()}" if is_heading else line
        if _lacks_ruler(above, before, line, below):
            yield "|---" * (line.count("|") - 1) + "|"


def _begins(above: str, line: str, below: str) -> bool:
    """Whether a block begins with this line, although the line above is not empty."""
    if _HEADING.match(line) or _BOX.match(line):
        return True
    if _INDENTED.match(line):  # a note right below its step
        entry = ENTRY.match(above)
        is_step = bool(entry) and not above.startswith(" ") and not ENTRY.match(line)
        return is_step and bool(_SENTENCE_END.search(above))
    if ENTRY.match(line) and not line.startswith(" "):
        return _begins_list(above, line)
    return _begins_term(above, line, below) or _is_edge_of_table(above, line, below)


def _begins_list(above: str, line: str) -> bool:
    """Whether an entry at the margin is of another list than the line above, or of none yet."""
    entry, entry_above = ENTRY.match(line), ENTRY.match(above)
    is_numbered = bool(entry and entry["number"])
    if entry_above and not entry_above["space"]:
        return is_numbered != bool(entry_above["number"])
    if _INDENTED.match(above):  # a step right below the note of the one before
        return not entry_above and is_numbered
    return bool(_FIRST_ENTRY.match(line))


def _begins_term(above: str, line: str, below: str) -> bool:
    """Whether this is what the reader sees, right below the answer before."""
    is_below_answer = bool(_ANSWER.match(above) or _INDENTED.match(above))
    return is_below_answer and bool(_ANSWER.match(below)) and not line.startswith((" ", ":"))


def _is_edge_of_table(above: str, line: str, below: str) -> bool:
    if table_slips.is_row(line):
        return not table_slips.is_row(above) and table_slips.is_ruler(below)
    return table_slips.is_row(above) and "|" not in line


def _is_beside_picture(above: str, line: str) -> bool:
    """Whether one of two lines is a picture, and the other one a text."""
    lines = (above, line)
    return any(map(_PICTURE.match, lines)) and any(map(_QUESTION.match, lines))


def _begins_list_within(above: str, line: str) -> bool:
    """Whether a list begins below a paragraph, both in the same entry, answer or box."""
    indents = [text[: len(text) - len(text.lstrip())] for text in (above, line)]
    if indents[0] != indents[1] or not _INDENTED.match(indents[0]):
        return False
    return bool(_FIRST_ENTRY.match(line.lstrip())) and not ENTRY.match(above.lstrip())


def _divides_table(above: str, below: str, next_but_one: str) -> bool:
    """Whether an empty line is within a table: between two rows, or above the line under the head."""
    if not (table_slips.is_row(above) and table_slips.is_row(below)):
        return False
    return table_slips.is_ruler(below) or not table_slips.is_ruler(next_but_one)


def _divides_entry(above: str, below: str) -> bool:
    """Whether an empty line is between a question and its answer."""
    return bool(_ANSWER.match(below) and _QUESTION.match(above))


def _lacks_ruler(above: str, before: str, line: str, below: str) -> bool:
    """Whether this is the head of a table without the line under it."""
    if not (table_slips.is_whole_row(line) and table_slips.is_whole_row(below)) or table_slips.is_ruler(line):
        return False
    return not (
        table_slips.is_ruler(below) or table_slips.is_row(above) or (not above.strip() and table_slips.is_row(before))
    )
