"""What programs leave behind that convert to Markdown: backslashes before marks, and marks of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import ATTRIBUTES, COMMAND, DIVISION, ESCAPED, LABEL_IN_SPAN, SPAN, VISIBLE_BACKSLASH

_BOX = r"\\?\[[ xX]?\\?\]"
_BEGINNING = re.compile(rf" *(?:\\#{{1,6}}|\\?[-+*](?: {_BOX})?|{_BOX}|\d{{1,2}}\\\.)(?= )")
# The lines of a table.
_ROW = re.compile(r"\s{0,3}\\\|.*\\\|\s*$")
_ESCAPED_IN_ROW = re.compile(r"\\([|:-])")
# Programs write a backslash before every mark, so that readers see the marks.
_ESCAPED = (
    r"(?P<bold>\\\*\\\*|\\_\\_)(?P<words>[^\s*_\\][^*\\]*?)(?P=bold)|\\`(?P<code>[^`\\]+)\\`"
    r"|(?P<picture>\\?!)?\\\[(?P<link>[^\[\]\\]+)\\\]\\?\((?P<to>%s)\\?\)"
)
# Before these, Markdown shows the backslash.
_VISIBLE = re.compile(r"(?<!\\)\\(?=['\"~$@^&=:;,?/%]|<[\s\d])")
# {.underline}, {#_Toc1 .anchor}, {custom-style="Body"}: one without a word before it is that of a heading.
_ATTRIBUTE = r"(?:[.#][A-Za-z_][\w-]*|[A-Za-z][\w-]*=(?:\"[^\"{}]*\"|[^\s\"{}]+))"
_SPAN = re.compile(
    rf"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\]\([^()\s]*\))*)\](?P<attributes>\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}})"
)
_CLASSES = re.compile(r"(?<=[^\s{#\]])\{\s*\.[A-Za-z][\w-]*(?:\s+\.[A-Za-z][\w-]*)*\s*\}")
_ID = re.compile(r"#[\w-]+")
# The end of a part that begins with ::: and perhaps attributes; what begins with a word is a box.
_DIVISION = re.compile(r"\s*:{3,}\s*(?:\{[^{}]*\}\s*:*\s*)?$")
_COMMAND = re.compile(
    r"\s*(?P<command>\\{1,2}(?:(?:new|clear)(?:double)?page|pagebreak|tableofcontents|(?:big|med|small)skip|noindent|hfill"
    r"|[hv]space\*?\{[^{}]*\}|(?:begin|end)\{[^{}]*\}))\s*$"
)


def beginning(line: str) -> Fix | None:
    """Backslashes before the mark of a heading, an entry or a checkbox, or in a line of a table."""
    if "\\" not in line:
        return None
    if _ROW.match(line):
        meant = _ESCAPED_IN_ROW.sub(r"\1", line)
        return Fix(0, line, meant, ESCAPED.of("|"))
    found = _BEGINNING.match(line)
    if not found or "\\" not in found[0]:
        return None
    meant = found[0].replace("\\", "")
    meant = f"- {meant}" if meant.startswith("[") else meant
    return Fix(0, found[0], meant, ESCAPED.of(meant.strip()))


def whole_line(line: str) -> Fix | None:
    """A line without any text: a command of LaTeX, or the beginning or end of a part."""
    if found := _COMMAND.match(line):
        return Fix(0, line, "", COMMAND.of(found["command"]))
    return Fix(0, line, "", DIVISION) if _DIVISION.match(line) else None


def escaped(line: str, address: str) -> Iterator[Fix]:
    """Backslashes before bold, code, links and pictures; `address` is a pattern of where these lead."""
    if "\\" not in line:
        return
    for found in re.finditer(_ESCAPED % address, line):
        if found["bold"]:
            meant = f"**{found['words']}**"
        elif found["code"]:
            meant = f"`{found['code']}`"
        else:
            meant = f"{'!' if found['picture'] else ''}[{found['link']}]({found['to']})"
        yield Fix(found.start(), found[0], meant, ESCAPED.of(meant))
    for backslash in _VISIBLE.finditer(line):
        yield Fix(backslash.start(), "\\", "", VISIBLE_BACKSLASH)


def attributes(line: str, labels: Collection[str]) -> Iterator[Fix]:
    """Attributes of words; those at the end of a heading are its own."""
    if "{" not in line:
        return
    is_heading = line.startswith("#")
    for span in _SPAN.finditer(line):
        if is_heading and _ID.search(span["attributes"]) and not line[span.end() :].strip():
            continue
        words = span["words"]
        is_label = words in labels
        mark = LABEL_IN_SPAN.of(words) if is_label else SPAN.of(span["attributes"])
        yield Fix(span.start(), span[0], f"**{words}**" if is_label else words, mark)
    for classes in _CLASSES.finditer(line) if not is_heading else ():
        yield Fix(classes.start(), classes[0], "", ATTRIBUTES.of(classes[0]))
