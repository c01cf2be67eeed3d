"""The two parts of a page, its front matter and its body, and what is wrong with the lines between them."""

from __future__ import annotations

import re

from helpcenter.findings.rule import Rule

MISSING_FRONT_MATTER = Rule.documented(
    "missing-front-matter",
    """A page without facts at its head.

Bad:  a page that begins with `# Title`
Good: a page that begins with `---`, its keys, and `---`""",
)
# What looks like the line before and after front matter.
_LIKE_DASHES = re.compile(r"\s*(?:[-—–－](?: ?[-—–－])+|[—–－―])\s*")
# What is no line of front matter: an empty one, or a heading.
_LIKE_BODY = re.compile(r"\s*$|#+ ")
_BEGIN = "begin the page with a line ---, its keys (id, title, …) and ---"
_LIKE_KEY = re.compile(r"[a-z_]+: ")


def divided(text: str, path: str) -> tuple[str, str, int]:
    """Front matter, body, and the line at which the body begins, without empty lines above. Raises FindingError."""
    lines = text.split("\n")
    if not text.strip():
        cure = f"{_BEGIN}; or bring back what was here: git checkout HEAD -- {path}"
        raise MISSING_FRONT_MATTER.error(path, f"this file is empty; {cure}")
    if lines[0].rstrip() != "---":
        if near := next((number for number, line in enumerate(lines[:3]) if _LIKE_DASHES.fullmatch(line)), None):
            message = "the front matter begins here, but not in the first line of the file; remove what is above it"
            if lines[near - 1].startswith("```") and text.rstrip().endswith("\n```"):  # as chat bots answer
                message += ", and the last line ```"
            raise MISSING_FRONT_MATTER.error(path, message, near + 1)
        if _LIKE_DASHES.fullmatch(lines[0]):
            raise MISSING_FRONT_MATTER.error(path, "this does not begin the front matter; write exactly ---")
        if _LIKE_KEY.match(lines[0]):
            raise MISSING_FRONT_MATTER.error(path, "the line --- is missing above this one; write it there")
        raise MISSING_FRONT_MATTER.error(path, f"the front matter is missing; {_BEGIN}")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), None)
    if end is None:
        if near := next((number for number, line in enumerate(lines[1:], 2) if _LIKE_DASHES.fullmatch(line)), None):
            message = "this does not end the front matter; write exactly ---"
            raise MISSING_FRONT_MATTER.error(path, message, near)
        behind = next((number for number, line in enumerate(lines[1:], 2) if _LIKE_BODY.match(line)), len(lines) + 1)
        message = "the front matter that begins in line 1 has no end; write a line --- above this one"
        raise MISSING_FRONT_MATTER.error(path, message, behind)
    first = next((number for number, line in enumerate(lines[end + 1 :], end + 1) if line.strip()), end + 1)
    return "\n".join(lines[1:end]) + "\n", "\n".join(lines[first:]), first + 1
