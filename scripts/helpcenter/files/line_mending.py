"""A line that is YAML, but not what was meant: how to mend it, by trying until the value is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from helpcenter.files import yaml_document, yaml_marks, yaml_quotes
from helpcenter.files.yaml_document import Document, Key
from helpcenter.findings.errors import FindingError

# Of a longer line, a message shows so much.
_SHOWN = 160
_IN_BRACKETS = re.compile(r"\[([^\[\],{}\"']+)\]")
# In braces, a text that goes on behind a comma: `{zh: …, default: customer care, from abroad}`.
_WITH_COMMA = re.compile(
    r"(?<=[{,\s])(?P<key>[\w-]+): (?P<text>[^\s\"'\[{][^\[\]{}\"':]*,[^\[\]{}\"':]*?)(?=\}|, [\w-]+:)"
)


def cure(document: Document, keys: Sequence[Key], is_right: Callable[[Document], bool]) -> str | None:
    """What is wrong with the line of `keys`, and the right one; None if nothing that is tried makes it right."""
    number = document.position(keys)[0] - document.first_line
    lines = document.text.split("\n")
    for line, what in _meant(lines[number]) if number < len(lines) else ():
        text = "\n".join([*lines[:number], line, *lines[number + 1 :]])
        try:
            mended = yaml_document.parse(text, document.path, document.first_line)
        except FindingError:
            continue
        if is_right(mended):
            return f"has {what}; write {shown(line)}"
    return None


def shown(line: str) -> str:
    """A line of a file, as a message shows it."""
    line = line.strip()
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _meant(line: str) -> Iterator[tuple[str, str]]:
    """What a line may be meant to be, each with what is wrong."""
    yield from yaml_marks.meant(line)
    yield from yaml_quotes.whole(line)
    # In brackets, entries with nothing but spaces between them.
    if found := next((found for found in _IN_BRACKETS.finditer(line) if " " in found[1][1:-1]), None):
        listed = ", ".join(found[1].split())
        yield f"{line[: found.start()]}[{listed}]{line[found.end() :]}", "no commas between the entries of its list"
    for found in _WITH_COMMA.finditer(line):
        before, behind = line[: found.start()], line[found.end() :]
        as_text = f'{before}{found["key"]}: "{found["text"]}"{behind}'
        yield as_text, "a text with a comma, which needs quotation marks inside { }"
        yield f"{before}{found['key']}: [{found['text']}]{behind}", "a list without brackets"
