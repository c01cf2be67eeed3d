"""Headings with wrong marks: full-width signs, a space before them, an id that Markdown does not see."""

from __future__ import annotations

import re

from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import HEADING, HEADING_ID, MISSING_ID, TITLE, TWO_IDS, UNCLOSED_ID, Mark

_HEADING = re.compile(r"(?P<space>[ 　]{0,3})(?P<signs>[#＃]{1,6})(?P<after>[ 　]*)(?=[^\s#＃])")
_TITLE = re.compile(r"(?P<sign>#(?!#)[ \t]*)(?P<words>[^\s\d].*?)[ \t]*$")
# Words in bold, or plain ones, with an id: a heading without its sign.
_WITHOUT_SIGN = re.compile(r"(\*\*)?(?P<words>[^\s#*!|>:-][^#*|]{0,80}?)(?(1)\*\*)\s*(?P<id>\{#[\w-]+[^{}]*\})\s*$")
_ID = re.compile(
    r"(?<!\s)\s*(?:[{｛]\s*(?P<braces>[^{}｛｝]*?)\s*[}｝]|[(（\[【]\s*(?P<brackets>[#＃][\w-]+[^()（）\[\]【】]*?)[)）\]】])\s*[:：.。]?\s*$"
)
_SEVERAL = re.compile(r"[{｛][^{}｛｝]*[}｝](?:\s{0,9}[{｛][^{}｛｝]*[}｝]){1,3}$")
# An id without one of its brackets, with too many of them, or with two that don't belong together; or without any.
_UNCLOSED = re.compile(
    r"(?:[{｛(（\[【<]{1,2}\s{0,9}(?P<open>[#＃][^{}｛｝()（）\[\]【】<>]{1,80})[}｝)）\]】>]{0,2}"
    r"|(?<=\s)(?P<closed>[#＃][^{}｛｝()（）\[\]【】<>\s]{1,80}(?: \.steps)?)\s?[}｝]{1,2}"
    r"|[{｛]\s?(?P<word>[a-z][\w-]*)|(?<=\s)(?P<bare>[#＃][a-z][\w-]*))$",
    re.ASCII,
)
_NUMBER = re.compile(r"#\d+")
ID_ALONE = re.compile(r"\{:?\s*#[\w-]+[^{}]*\}\s*$")
_PARTS = re.compile(r"[\s　,，、]+|(?<=[\w-])(?=[.。．]steps$)")
_ID_OF_HEADING = re.compile(r"#?[a-z0-9][\w-]*", re.ASCII | re.IGNORECASE)
# Right marks with the id behind them.
_ID_BEHIND = re.compile(r"(?P<marks>(?:(?:\.steps|evidence=\w+)\s+)+)(?P<id>#[a-z0-9-]+)")
_STEPS = re.compile(r"[.。．·]?steps")
_EVIDENCE = re.compile(r"evidence\s*[=＝:：]\s*[\"“]?(\w+)[\"”]?")


def without_sign(line: str) -> Fix | None:
    """Words with an id that should be a heading."""
    found = _WITHOUT_SIGN.match(line)
    return Fix(0, line, f"## {found['words']} {found['id']}", HEADING) if found else None


def signs(line: str) -> Fix | None:
    """A heading whose signs Markdown does not see."""
    found = _HEADING.match(line)
    if not found or not (found["space"] or "＃" in found["signs"] or "　" in found["after"]):
        return None
    if found["space"] and not found["after"] and "＃" not in found["signs"]:
        return None  # perhaps a tag, or a code to dial
    return Fix(0, found[0], "#" * len(found["signs"]) + " ", HEADING)


def id_below(line: str, above: str) -> Fix | None:
    """An id that stands below its heading: the parser joins them."""
    if not above.startswith("#") or "{" in above or not ID_ALONE.match(line):
        return None
    right = line.replace("{:", "{").strip()
    return Fix(0, line, right, HEADING_ID.of(right))


def second_title(line: str) -> Fix | None:
    """A heading that begins as only the title does."""
    found = _TITLE.match(line)
    if not found:
        return None
    right = f"## {found['words']}" + ("" if "{#" in line else f" {MISSING_ID}")
    return Fix(0, found["sign"], "## ", TITLE.of(right))


def id_of(line: str) -> Fix | None:
    """The id of a heading that Markdown does not see, with the marks that belong to it."""
    if fix := _several(line) or _unclosed(line):
        return fix
    found = _ID.search(line)
    if not found:
        return None
    inner = found["braces"] if found["braces"] is not None else found["brackets"]
    if later := _ID_BEHIND.fullmatch(inner):  # in another order
        return Fix(found.start(), found[0], f" {{{later['id']} {later['marks'].strip()}}}", None)
    parts = _parts(inner)
    right = f" {{{' '.join(parts)}}}" if parts else ""
    return (
        None
        if not right or _is_right(found[0], right)
        else Fix(found.start(), found[0], right, HEADING_ID.of(right.strip()))
    )


def _several(line: str) -> Fix | None:
    """Several braces behind each other, or two ids between them: the first one is kept."""
    text = line.rstrip()
    found = _SEVERAL.search(text) or _ID.search(text)
    if not found or "{" not in found[0]:
        return None
    inner = re.sub(r"[{}｛｝]", " ", found[0]).split()
    ids = list(dict.fromkeys(part for part in inner if part.startswith("#")))
    parts = _parts(" ".join([*ids[:1], *(part for part in inner if not part.startswith("#"))]))
    if not parts or (len(ids) == 1 and found.re is _ID):
        return None
    right = f"{{{' '.join(parts)}}}"
    return _at_end(line, found.start(), right, (TWO_IDS if ids[1:] else HEADING_ID).of(right))


def _unclosed(line: str) -> Fix | None:
    found = None if _ID.search(line) else _UNCLOSED.search(line.rstrip())
    if not found:
        return None
    parts = _parts(next(filter(None, found.group("open", "closed", "word", "bare"))))
    if not parts or _NUMBER.fullmatch(parts[0]):
        return None
    right = f"{{{' '.join(parts)}}}"
    return _at_end(line, found.start(), right, UNCLOSED_ID.of(right))


def _at_end(line: str, start: int, right: str, mark: Mark) -> Fix:
    """What is right in the place of all that follows `start` characters, behind a space."""
    start = len(line[:start].rstrip())
    return Fix(start, line[start:], f" {right}", mark)


def _is_right(written: str, right: str) -> bool:
    return (
        written.startswith(" ")
        and " ".join(written.split()).replace("{ ", "{").replace(" }", "}").replace('"', "") == right.strip()
    )


def _parts(inner: str) -> list[str]:
    """The parts of what is between the braces, with half-width marks; none if one of them is unknown."""
    text = _EVIDENCE.sub(r"evidence=\1", re.sub(r"[#＃]\s*", "#", re.sub(r"['‘’]", "", inner)).strip())
    found = []
    for number, part in enumerate(filter(None, _PARTS.split(text))):
        if number and _STEPS.fullmatch(part):
            found.append(".steps")
        elif number == 0 and _ID_OF_HEADING.fullmatch(part):
            found.append(f"#{part.lstrip('#')}")
        elif number and _EVIDENCE.fullmatch(part):
            found.append(part)
        else:
            return []
    return found
