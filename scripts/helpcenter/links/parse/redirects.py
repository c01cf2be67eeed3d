"""`_redirects`, as Netlify and Cloudflare Pages read it: which addresses lead on, and where to.

https://docs.netlify.com/manage/routing/redirects/redirect-options/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_STATUS = re.compile(r"([1-5]\d\d)!?")
_VARIABLE = re.compile(r"\*|:[A-Za-z]\w*")
_ERRORS = ("4", "5")


@dataclass(frozen=True)
class Redirect:
    """A line of the file: from which address, to which one, and how."""

    line: int
    source: str
    target: str
    status: str = "301"

    @property
    def is_fixed(self) -> bool:
        path = self.target.partition("?")[0]
        return not _VARIABLE.search(path.partition("://")[2] or path)

    @property
    def defines(self) -> bool:
        """Whether its source is an address that works; one that is answered with an error page does not."""
        return not self.status.startswith(_ERRORS)


def parse(text: str) -> Iterator[Redirect]:
    for number, line in enumerate(text.splitlines(), 1):
        words = re.split(r"\s+#|^#", line, maxsplit=1)[0].split()
        # Between the two addresses there may be the query parameters for which it holds.
        source, *rest = [word for index, word in enumerate(words) if not (index and _is_condition(word))] or [""]
        if source and rest:
            status = _STATUS.fullmatch(rest[1]) if rest[1:] else None
            yield Redirect(number, source, rest[0], status[1] if status else "301")


def _is_condition(word: str) -> bool:
    return bool(re.match(r"[\w-]+=", word))


def pattern(sources: Iterable[str]) -> re.Pattern[str]:
    """Matches the paths, below the root and without the slash at their ends, that are redirected."""
    return re.compile("|".join(map(_pattern, sources)) or "(?!)")


def _pattern(path: str) -> str:
    path = path.strip("/")
    parts, marks = _VARIABLE.split(path), _VARIABLE.findall(path)
    found = re.escape(parts[0])
    for mark, part in zip(marks, parts[1:], strict=True):
        found += (".*" if mark == "*" else "[^/]+") + re.escape(part)
    # `/old/*` means `/old` too.
    return re.sub(r"/\.\*$", "(?:/.*)?", found)
