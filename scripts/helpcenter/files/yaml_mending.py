"""How to mend a text that is not YAML: by trying what writers most often get wrong, until it is YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from helpcenter.files import yaml_marks, yaml_quotes

# How many lines before the one that the parser names may be the wrong one.
_BEFORE = 3
# How many keys further above are looked at.
_MOST_KEYS = 5
_TEXT = re.compile(r"(?P<key> *(?:- +|(?:- +)?[\w.-]+: +))(?P<text>[^\s\"'\[{|>#][^\"]*?)(?P<rest>\s*(?: #.*)?)$")
_PAIR = r"[\w-]+: [^,{}\[\]\"'()（）]+"
_GROUP = re.compile(rf"(?P<key> *(?:- +)?[\w.-]+: +)[(（]?(?P<text>{_PAIR}(?:, {_PAIR})+)[)）]?$")
_QUOTED = re.compile(r"(?P<key> *(?:- +)?[\w.-]+: +)(?P<text>(?:\"[^\"]*\"|\{[^}:]*\})[^'\"]+)$")
_WITHOUT_COLON = re.compile(r" *(?:- +)?([\w.-]+)(?:[ \t]*[=;；＝][ \t]*|[ \t]+)(\S.*)$")
_JOINED_COLON = re.compile(r"(?P<key> *(?:- +)?[\w.-]+):(?!//)(?P<value>[^\s:].*)$")
_DASH = re.compile(r" *[-–—－](?=[^\s-])|^ *[–—－] ")
_KEY_WITH_MARK = re.compile(r"\s*(- +)?[\w.-]+(?:：|: +[【［｛])")
_KEY_IN_QUOTES = re.compile(r"\"([\w.-]+: [^\"]+)\"$")
# In braces: where a comma is missing before the next key, and a space before a value.
_NEXT_KEY = re.compile(r"(?<=[^,{\[\s]) +(?=[\w-]+: )")
_VALUE = re.compile(r"(?<=\w):(?=[\[{\"'])")
_BEHIND_BRACKET = re.compile(r"(?P<value> *(?:- +)?[\w.-]+: +[\[{].*[\]}])[^\]},\s]+$")
_OPENED = {"}": "{", "]": "["}
_EXPECTED = re.compile(r"expected ',' or '([}\]])'")


def cure(
    text: str, line: int, problem: str, is_yaml: Callable[[str], bool], first_line: int = 1
) -> tuple[int, str] | None:
    """The line to mend (from 0) and how; None if nothing that is tried makes YAML of the text.

    `line` is where the parser noticed the `problem`: what is wrong is often above it. The text begins at line
    `first_line` of its file.
    """
    lines = text.split("\n")
    for number, mended, how in _tries(lines, line, first_line):
        if is_yaml("\n".join([*lines[:number], mended, *lines[number + 1 :]])):
            return number, how
    if several := _joined_colons(lines, line, is_yaml, first_line):
        return several
    if unclosed := _EXPECTED.search(problem):
        opened = _OPENED[unclosed[1]]
        return line, f"the {opened} that begins here has no end; write {unclosed[1]} behind what belongs to it"
    return None


def _tries(lines: Sequence[str], line: int, first_line: int) -> Iterator[tuple[int, str, str]]:
    """The number of a line, what it may be meant to be, and how to say so."""
    for number in range(line, -1, -1):  # a mark without an end takes all lines to the next mark
        for mended, what in yaml_quotes.meant(lines[number]):
            yield number, mended, f"{what}; write {mended.strip()}"
    above = range(line, max(line - _BEFORE, 0) - 1, -1)
    far = (number for number in range(line - _BEFORE, -1, -1) if _KEY_WITH_MARK.match(lines[number]))
    if found := _GROUP.match(lines[line]):
        mended = f"{found['key']}{{{found['text']}}}"
        yield line, mended, f"a group of keys is in {{ }}; write {mended.strip()}"
    for number in above:
        if (mended := _with_space(lines[number])) != lines[number]:
            yield number, mended, f"there is no space after the colon; write {mended.strip()}"
    for number in (*above, *islice(far, _MOST_KEYS)):
        for mended, what in yaml_marks.meant(lines[number]):
            yield number, mended, f"this line has {what}; write {mended.strip()}"
    for mended, how in _of_line(lines[line]):
        yield line, mended, f"{how}; write {mended.strip()}"
    for number in above:
        yield from _dashes(lines, number)
    yield from _indentations(lines, [number for number in above if _is_text(lines[number])], first_line)


def _with_space(line: str) -> str:
    """A line with a space after the colon of its key."""
    return _JOINED_COLON.sub(r"\g<key>: \g<value>", line)


def _joined_colons(
    lines: Sequence[str], line: int, is_yaml: Callable[[str], bool], first_line: int
) -> tuple[int, str] | None:
    """The same of several lines, none of which makes YAML alone."""
    mended = [_with_space(each) for each in lines]
    wrong = [number for number, each in enumerate(lines) if mended[number] != each]
    first = next((number for number in wrong if number >= line - _BEFORE), None)
    if first is None or not is_yaml("\n".join(mended)):
        return None
    others = ", ".join(str(first_line + number) for number in wrong if number != first)
    return first, f"there is no space after the colon; write {mended[first].strip()}; the same in line {others}"


def _dashes(lines: Sequence[str], number: int) -> Iterator[tuple[int, str, str]]:
    if found := _DASH.match(lines[number]):
        mended = f"{' ' * _indent(lines[number])}- {lines[number][found.end() :]}"
        yield number, mended, f"there is no space after the dash; write {mended.strip()}"
    elif _is_in_list(lines, number):
        mended = f"{' ' * _indent(lines[number])}- {lines[number].lstrip()}"
        yield number, mended, f"each entry of this list begins with a dash; write {mended.strip()}"


def _indentations(lines: Sequence[str], near: Sequence[int], first_line: int) -> Iterator[tuple[int, str, str]]:
    for number in sorted(near, key=lambda number: _order(lines, number)):
        indent = _indent(lines[number])
        for other, wanted in _indents_around(lines, number):
            if wanted != indent:
                how = f"this line is indented by {_spaces(indent)}, but line {first_line + other} by {wanted}"
                mended = " " * wanted + lines[number].lstrip(" ")
                yield number, mended, f"{how}; indent it by {_spaces(wanted)}, too"


def _of_line(line: str) -> Iterator[tuple[str, str]]:
    """What a line may be meant to be, looked at by itself; and what is wrong with it."""
    if found := _TEXT.match(line):
        yield f'{found["key"]}"{found["text"]}"{found["rest"]}', "put the text into quotation marks"
    if found := _QUOTED.match(line):
        yield f"{found['key']}'{found['text']}'", "put the whole text into quotation marks"
    if found := _WITHOUT_COLON.match(line):
        yield f"{' ' * _indent(line)}{found[1]}: {found[2]}", "there is no colon"
    if found := _KEY_IN_QUOTES.match(line):
        yield found[1], "only the text behind the key can be in quotation marks"
    if "{" in line or "[" in line:
        yield _NEXT_KEY.sub(", ", line), "there is no comma before the next key"
        yield _VALUE.sub(": ", line), "there is no space after the colon"
    if found := _BEHIND_BRACKET.match(line):
        yield found["value"], "nothing can be behind the bracket"
    for end in ("}", "]", "}]"):
        yield f"{line.rstrip()}{end}", f"there is no {end} at the end"
    if line.lstrip().startswith("- "):
        yield line.replace("- ", "", 1), "there is no list here, so no dash"


def _is_in_list(lines: Sequence[str], number: int) -> bool:
    """Whether this line, which has no dash, could be an entry of the list around it."""
    if lines[number].lstrip().startswith("- ") or not _is_text(lines[number]):
        return False
    before = (lines[other] for other in range(number - 1, -1, -1) if _is_text(lines[other]))
    around = [next((line for line in before if _indent(line) <= _indent(lines[number])), "")]
    behind = _behind(lines, number)
    around += [lines[behind]] if behind is not None else []
    return any(line.startswith(f"{' ' * _indent(lines[number])}- ") for line in around)


def _order(lines: Sequence[str], number: int) -> tuple[int, int]:
    """The likeliest first: the nearest one, but of two that both differ from the lines around them the first."""
    likelihood = _likelihood(lines, number)
    return likelihood, number if likelihood == 0 else -number


def _likelihood(lines: Sequence[str], number: int) -> int:
    """How likely the indentation of a line is wrong: the less, the likelier."""
    before, behind = _before(lines, number), _behind(lines, number)
    if before is None and _indent(lines[number]):
        return 0  # the first line is at the margin
    indents = [_indent(lines[other]) for other in (before, behind) if other is not None]
    if before is not None and behind is not None and len(set(indents)) == 1 and indents[0] != _indent(lines[number]):
        return 0  # the lines around it agree
    is_below_key = before is not None and lines[before].rstrip().endswith(":")
    if before is not None and is_below_key and _indent(lines[number]) <= _indent(lines[before]):
        return 1  # it belongs to the key above it
    return 2


def _around(lines: Sequence[str], number: int) -> Iterator[int]:
    """The lines that tell how this one is to be indented: of a list the entry before it, and those around it."""
    if lines[number].lstrip().startswith("- "):
        entries = (other for other in range(number - 1, -1, -1) if lines[other].lstrip().startswith("- "))
        yield from islice(entries, 1)
    around = (_before(lines, number), _behind(lines, number))
    before = around[0]
    is_below_key = before is not None and lines[before].rstrip().endswith(":")
    yield from (other for other in (reversed(around) if is_below_key else around) if other is not None)


def _indents_around(lines: Sequence[str], number: int) -> Iterator[tuple[int, int]]:
    """These lines, each with its indentation; of an entry first with that of what is behind its dash."""
    is_entry = lines[number].lstrip().startswith("- ")
    for other in _around(lines, number):
        if lines[other].lstrip().startswith("- ") and not is_entry:
            yield other, _indent(lines[other]) + len("- ")
        yield other, _indent(lines[other])


def _before(lines: Sequence[str], number: int) -> int | None:
    return next((other for other in range(number - 1, -1, -1) if _is_text(lines[other])), None)


def _behind(lines: Sequence[str], number: int) -> int | None:
    return next((other for other in range(number + 1, len(lines)) if _is_text(lines[other])), None)


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"
