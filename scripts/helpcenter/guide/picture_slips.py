"""Pictures with wrong marks: one without its !, and one in a line of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpcenter.guide.columns import columns
from helpcenter.guide.entry_slips import ENTRY
from helpcenter.guide.fix import Fix
from helpcenter.guide.marks import NO_PICTURE, PICTURE_IN_TEXT

_ADDRESS = r"\((?P<to>[^()\s:]+\.(?:svg|png|jpe?g|gif|webp|avif))\)"
_LINK = re.compile(rf"\s*(?:[-*+][ \t]+)?(?P<link>\[[^\[\]]+\]{_ADDRESS})")
_IN_LIST = re.compile(rf"[-*+][ \t]+!?\[[^\[\]]+\]{_ADDRESS}")
_PICTURE = re.compile(rf"!\[(?P<words>[^\[\]]*)\]{_ADDRESS}")
_SENTENCE_END = re.compile(r"[.。:：!！?？]\s*$")
# Signs of what is on the screen have fewer words, and stand within sentences.
_SHORT = 16


def fix(lines: Sequence[str], index: int) -> Fix | None:
    """What is wrong with the picture of a line."""
    line = lines[index]
    if "](" not in line:
        return None
    return _in_text(line) if "![" in line else _without_sign(lines, index)


def _without_sign(lines: Sequence[str], index: int) -> Fix | None:
    """A link to a picture that the page does not show, in the place of one: alone, or in a row of pictures."""
    found = _LINK.match(lines[index])
    if not found:
        return None
    above, below = (lines[at] if 0 <= at < len(lines) else "" for at in (index - 1, index + 1))
    if ENTRY.match(lines[index]):
        is_in_place = any(map(_IN_LIST.match, (above, below)))
    else:
        is_in_place = not (above.strip() or below.strip() or lines[index][found.end() :].strip())
    if not is_in_place or any("![" in other and f"]({found['to']})" in other for other in lines):
        return None
    return Fix(found.start("link"), "", "!", NO_PICTURE)


def _in_text(line: str) -> Fix | None:
    """A picture at the beginning of a text, or behind a sentence."""
    text = line.strip()
    found = None if ENTRY.match(line) or text.startswith(("|", "#", ":")) else _PICTURE.search(text)
    if not found or columns(found["words"]) < _SHORT:
        return None
    before, behind = text[: found.start()], text[found.end() :].strip()
    is_first = not before and bool(behind) and not behind.startswith(("!", "{"))
    is_last = not behind and bool(_SENTENCE_END.search(before))
    return Fix(line.index(found[0]), "", "", PICTURE_IN_TEXT) if is_first or is_last else None
