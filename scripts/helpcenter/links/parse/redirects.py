"""`_redirects`, as Netlify and Cloudflare Pages read it: which addresses lead on, and where to.

https://docs.netlify.com/manage/routing/redirects/redirect-options/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FILE = "_redirects"
_STATUS = re.compile(r"([1-5]\d\d)(!?)")
VARIABLE = re.compile(r"\*|:[A-Za-z]\w*")
_CONDITION = re.compile(r"[\w-]+=")
# All other conditions are query parameters (https://docs.netlify.com/manage/routing/redirects/redirect-options/).
_OF_READERS = re.compile(r"(?:country|language|role|cookie)=", re.IGNORECASE)
_ERRORS = ("4", "5")
# Answered by programs of the host, which are not in the site.
_OF_HOSTS = ("/.netlify/", "/cdn-cgi/")


@dataclass(frozen=True)
class Redirect:
    """A line of the file: from which address, to which one, and how.

    `conditions` are those of the reader (`Country=us`), sorted; `needs_query` is a line that holds for some query
    parameters only. What is `forced` holds even where there is a file.
    """

    line: int
    source: str
    target: str
    status: str = "301"
    forced: bool = False
    conditions: tuple[str, ...] = ()
    needs_query: bool = False

    @property
    def is_fixed(self) -> bool:
        return not VARIABLE.search(self.target_path) and not VARIABLE.search(self.target.partition("#")[2])

    @property
    def target_path(self) -> str:
        """The target without query, fragment and scheme."""
        path = re.split("[?#]", self.target, maxsplit=1)[0]
        return path.partition("://")[2] or path

    @property
    def is_of_host(self) -> bool:
        """Whether a program of the host answers."""
        return self.target.startswith(_OF_HOSTS)

    @property
    def is_for_some(self) -> bool:
        """Whether it does not answer to all readers, or not for each query."""
        return bool(self.conditions) or self.needs_query

    @property
    def defines(self) -> bool:
        """Whether its source is an address that works; one that is answered with an error page does not."""
        return not self.status.startswith(_ERRORS)

    @property
    def sends_on(self) -> bool:
        """Whether browsers ask for the target, rather than get it in the place of the source."""
        return self.status.startswith("3")


def parse(text: str) -> Iterator[Redirect]:
    for number, line in enumerate(text.splitlines(), 1):
        words = re.split(r"\s+#|^#", line, maxsplit=1)[0].split()
        # Between the two addresses there may be the query parameters for which it holds.
        source, *rest = [word for index, word in enumerate(words) if not (index and _CONDITION.match(word))] or [""]
        if source and rest:
            status = _STATUS.fullmatch(rest[1]) if rest[1:] else None
            code, mark = status.groups() if status else ("301", "")
            conditions = [word for word in words[1:] if _CONDITION.match(word)]
            of_readers = tuple(sorted(word.lower() for word in conditions if _OF_READERS.match(word)))
            needs_query = len(of_readers) < len(conditions)
            yield Redirect(number, source, rest[0], code, bool(mark), of_readers, needs_query)


def for_everybody(text: str) -> dict[str, str]:
    """Where browsers are sent on to, by address: the lines that hold for all readers, without variables."""
    found: dict[str, str] = {}
    for redirect in parse(text):
        if (
            redirect.sends_on
            and not redirect.is_for_some
            and redirect.is_fixed
            and not VARIABLE.search(redirect.source)
        ):
            found.setdefault(redirect.source, redirect.target)
    return found


def below(text: str, base: str) -> str:
    """The text for a site that is not at the root of its host, but at `/help/`: writers need not know where it is."""
    lines = text.splitlines(keepends=True)
    for redirect in parse(text):
        line = lines[redirect.line - 1]
        before, source, rest = line.partition(redirect.source)
        between, target, after = rest.partition(redirect.target)
        to = redirect.target if redirect.is_of_host else _below(target, base)
        lines[redirect.line - 1] = "".join((before, _below(source, base), between, to, after))
    return "".join(lines)


def _below(address: str, base: str) -> str:
    is_path = address.startswith("/") and not address.startswith(("//", base))
    return f"{base.rstrip('/')}{address}" if is_path else address


def pattern(sources: Iterable[str]) -> re.Pattern[str]:
    """Matches the paths, below the root and without the slash at their ends, that are redirected."""
    return re.compile("|".join(map(_pattern, sources)) or "(?!)")


def _pattern(path: str) -> str:
    path = path.strip("/")
    beginning, *parts = map(re.escape, VARIABLE.split(path))
    variables = [".*" if mark == "*" else "[^/]+" for mark in VARIABLE.findall(path)]
    # Each but the last ends where the text behind it first is: a line of a thousand * takes no longer than others.
    found = beginning + "".join(f"(?>{each}?{part})" for each, part in zip(variables[:-1], parts[:-1], strict=True))
    found += "".join((*variables[-1:], *parts[-1:]))
    # `/old/*` means `/old` too.
    return re.sub(r"/\.\*$", "(?:/.*)?", found)
