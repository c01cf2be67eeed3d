"""What is known of a page of another host, and which of its addresses are wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from helpcenter.build.cache import Cache, Key
from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import nearest
from helpcenter.links.url.parsing import ids
from helpcenter.links.url.syntax import UrlIssue

UNREACHABLE = Rule.documented(
    "unreachable",
    """An address of another host that does not answer, or answers that there is nothing.

Bad:  `<a href="https://www.example.com/gone">`, answered with 404
Good: an address that answers with 200

Asked with HEAD, then with GET; a server that is busy (429) or failing (5xx) is asked again after a while. A host that
wants a login, or refuses programs (401, 403), counts as reachable.""",
)
MOVED = Rule.documented(
    "moved",
    """An address of another host that permanently redirects to another one.

Bad:  `<a href="http://example.com/">`, which always leads to `https://www.example.com/`
Good: `<a href="https://www.example.com/">`""",
    Severity.WARNING,
)
MISSING_REMOTE_FRAGMENT = Rule.documented(
    "missing-remote-fragment",
    """A fragment that does not name a place in a page of another host.

Bad:  `<a href="https://www.example.com/help#refund">` without that id there
Good: `<a href="https://www.example.com/help#refunds">`""",
)
RULES = (UNREACHABLE, MOVED, MISSING_REMOTE_FRAGMENT)

# What answers are made with: they depend on the versions.
LIBRARIES = ("ada-url", "anyio", "certifi", "h11", "httpcore", "httpx", "idna", "selectolax", "webencodings")
# Seconds for which a page that answered counts as reachable, and one that did not as unreachable.
_LASTS = 24 * 60 * 60
_FAILURE_LASTS = 60 * 60
# Fragments that a script of the page reads: a route (#/a, #!a), a state (#gid=0), a line of code (#L10).
_FOR_SCRIPTS = re.compile(r"[/!]|.*=|L\d+(?:[C-]|$)")
# GitHub writes ids with this, and a script of its pages finds them without.
_PREFIX = "user-content-"


@dataclass(frozen=True)
class Answer:
    """What is known of a page, whichever of its places is meant.

    `unreachable` says what is wrong with it, `moved_to` where it permanently redirects to. `anchors` are the names that
    fragments can mean; None where any may do. `with_anchors` tells whether they were looked for.
    """

    unreachable: str | None = None
    moved_to: str | None = None
    anchors: frozenset[str] | None = None
    with_anchors: bool = False

    def issue(self, url: str) -> UrlIssue | None:
        """What is wrong with an address of the page."""
        fragment = url.partition("#")[2]
        if self.unreachable:
            return UrlIssue(UNREACHABLE, self.unreachable)
        if self.anchors is not None and is_name(fragment):
            names = list(ids(fragment))
            if self.anchors.isdisjoint([*names, *(_PREFIX + name for name in names)]):
                return UrlIssue(MISSING_REMOTE_FRAGMENT, _missing(url, names[-1], self.anchors))
        if self.moved_to:
            target = f"{self.moved_to}#{fragment}" if fragment and "#" not in self.moved_to else self.moved_to
            return UrlIssue(MOVED, f'"{url}" permanently redirects to "{target}"; write that address')
        return None


def is_name(fragment: str) -> bool:
    """Whether a fragment means a place that the page must have."""
    *_, name = ids(fragment)
    return bool(name) and name.lower() != "top" and not _FOR_SCRIPTS.match(name)


def _missing(url: str, name: str, known: frozenset[str]) -> str:
    near = nearest(name, sorted(filter(str.isprintable, known)))
    advice = f'did you mean "#{near}"?' if near else "link to the page itself, or to a place that it has"
    return f'"{url}" has no place called "#{name}"; {advice}'


def get_answers(cache: Cache, pages: Mapping[str, bool]) -> dict[str, Answer]:
    """What is still known of pages; `pages` tells of each whether its anchors are needed."""
    known = {page: _loaded(value) for page, value in cache.get(map(Key, pages)).items()}
    return {
        page: answer for page, answer in known.items() if answer.with_anchors or answer.unreachable or not pages[page]
    }


def put_answers(cache: Cache, answers: Mapping[str, Answer]) -> None:
    """Keep what pages answered now."""
    for failed, lasts in ((False, _LASTS), (True, _FAILURE_LASTS)):
        chosen = {page: answer for page, answer in answers.items() if bool(answer.unreachable) == failed}
        if chosen:
            cache.put({Key(page): _dumped(answer) for page, answer in chosen.items()}, lasts)


def _dumped(answer: Answer) -> bytes:
    anchors = None if answer.anchors is None else sorted(answer.anchors)
    return json.dumps({**asdict(answer), "anchors": anchors}).encode()


def _loaded(value: bytes) -> Answer:
    fields = json.loads(value)
    if fields["anchors"] is not None:
        fields["anchors"] = frozenset(fields["anchors"])
    return Answer(**fields)
